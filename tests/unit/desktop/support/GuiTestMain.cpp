// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"

#include <QGuiApplication>

/// View models may need fonts, pictures or the clipboard, but never a screen.
int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    return allium::test::TestRegistry::run(argc, argv);
}
