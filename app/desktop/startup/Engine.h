// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlNetworkAccessManagerFactory>

class QQmlEngine;

namespace allium::desktop {

/// Gives QML a network access manager that refuses everything: only tor touches the network.
class NoNetwork final : public QQmlNetworkAccessManagerFactory {
public:
    QNetworkAccessManager* create(QObject* parent) override;
};

/// Once, before the first engine: the style below our controls, and no compiling at run time. What is compiled there would
/// need memory that can be written and executed, which nothing else of ours does; and in Qt 6.4 the garbage collector
/// crashes now and then in code made so (QV4::MemoryManager::collectFromJSStack). Releases are compiled ahead of time.
void prepareQml();
/// What every engine of ours needs before it loads: our modules, and no way out.
void prepareEngine(QQmlEngine& engine);

} // namespace allium::desktop
