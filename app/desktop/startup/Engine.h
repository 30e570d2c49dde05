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

/// What every engine of ours needs before it loads: our modules, and no way out. Before the first
/// engine, once: chooseStyle().
void prepareEngine(QQmlEngine& engine);
void chooseStyle();

} // namespace allium::desktop
