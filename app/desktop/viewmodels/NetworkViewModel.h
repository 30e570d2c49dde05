// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/ContactPathsModel.h"
#include "app/desktop/models/StationsModel.h"
#include "app/desktop/models/TorLogModel.h"
#include "app/desktop/viewmodels/ConnectionStatus.h"
#include "app/desktop/viewmodels/Notices.h"

#include <QJsonObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The network page: where the way to others ends, why, and the one thing that helps. Follows events;
/// what has none (the log, uploads, paths, open sockets) is asked for every two seconds while
/// somebody looks.
class NetworkViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.network has it")
    Q_PROPERTY(allium::desktop::ConnectionStatus* connection READ connection CONSTANT)
    Q_PROPERTY(allium::desktop::StationsModel* stations READ stations CONSTANT)
    Q_PROPERTY(allium::desktop::ContactPathsModel* contacts READ contacts CONSTANT)
    Q_PROPERTY(allium::desktop::TorLogModel* log READ log CONSTANT)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged)
    Q_PROPERTY(Help help READ help NOTIFY changed)
    Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
    Q_PROPERTY(QString torWords READ torWords NOTIFY changed)
    Q_PROPERTY(QString torVersion READ torVersion NOTIFY changed)
    Q_PROPERTY(bool usesTor READ usesTor NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QStringList leaks READ leaks NOTIFY changed)
    Q_PROPERTY(bool leaksKnown READ areLeaksKnown NOTIFY changed)
public:
    /// What would help most: nothing but patience, tor anew, fresh circuits, a look at the settings
    /// for tor's program or a bridge, or to try all contacts once more.
    enum class Help { None, RestartTor, NewCircuits, Settings, Bridge, TryContacts };
    Q_ENUM(Help)

    static constexpr int RefreshMilliseconds = 2000;

    NetworkViewModel(Core& core, ConnectionStatus& connection, Notices& notices, QObject* parent = nullptr);

    ConnectionStatus* connection() { return &m_connection; }
    StationsModel* stations() { return &m_stations; }
    ContactPathsModel* contacts() { return &m_paths; }
    TorLogModel* log() { return &m_log; }

    bool isWatched() const { return m_timer.isActive(); }
    void setWatched(bool watched);

    Help help() const { return m_help; }
    /// What Allium is doing about it and what the person can do; empty when all is well.
    QString explanation() const { return m_explanation; }
    /// tor's own words about what is wrong, in English; empty when there are none.
    QString torWords() const { return m_tor.value(QLatin1String("detail")).toString(); }
    QString torVersion() const { return m_tor.value(QLatin1String("version")).toString(); }
    bool usesTor() const;
    bool isBusy() const { return m_pending > 0; }
    /// Sockets of this program, other than tor's, that reach beyond this computer.
    QStringList leaks() const { return m_leaks; }
    bool areLeaksKnown() const { return m_leaksKnown; }

    Q_INVOKABLE void restartTor() { act("restart", tr("Tor is starting anew")); }
    Q_INVOKABLE void newCircuits() { act("newnym", tr("Tor takes new ways from now on")); }
    Q_INVOKABLE void tryNow(const QString& contact);
    /// All who are not connected.
    Q_INVOKABLE void tryContacts();

Q_SIGNALS:
    void watchedChanged();
    void changed();

private:
    void onEvent(const QString& type, const QJsonObject& fields);
    void refresh();
    void takeStatus(const QJsonObject& status);
    void update();
    void updateTor();
    void updateAddress();
    void updateContacts();
    void updateHelp();
    QString trouble() const;
    void act(const char* action, const QString& done);

    Core& m_core;
    ConnectionStatus& m_connection;
    Notices& m_notices;
    StationsModel m_stations;
    ContactPathsModel m_paths;
    TorLogModel m_log;
    QTimer m_timer;
    QJsonObject m_tor;
    QJsonObject m_doors;
    QStringList m_leaks;
    QString m_explanation;
    Help m_help = Help::None;
    int m_pending = 0; ///< actions that a person asked for
    bool m_asking = false; ///< the last round of questions is not answered yet
    bool m_leaksKnown = false;
};

} // namespace allium::desktop
