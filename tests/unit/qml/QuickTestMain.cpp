// SPDX-License-Identifier: GPL-3.0-or-later
#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

/// The engine as the program sets it up: our modules from the resources, Basic below our own controls.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { QQuickStyle::setStyle(QStringLiteral("Basic")); }
    void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
};

QUICK_TEST_MAIN_WITH_SETUP(controls, Setup)

#include "QuickTestMain.moc"
