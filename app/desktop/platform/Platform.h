// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace allium::desktop {

/// What a desktop shows for a moment beside its clock.
struct Notification {
    QString tag; ///< a later one with the same tag takes its place
    QString title;
    QString text; ///< plain
    bool isMessage = false; ///< somebody wrote, as against something having happened
};

/// Shows notifications. Does nothing where the system has none.
class Notifier : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// May become true a moment after start, and change while the program runs.
    virtual bool isAvailable() const { return false; }
    virtual void show(const Notification&) { }
    virtual void close(const QString& /*tag*/) { }
    virtual void closeAll() { }

Q_SIGNALS:
    void availableChanged();
    /// A person clicked on it. `token` lets the window come to the front where the system wants one.
    void activated(const QString& tag, const QString& token);
};

/// An icon beside the clock, which keeps the program within reach while its window is closed.
class Tray : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether an icon would be seen. Asked anew each time: a panel may come and go.
    virtual bool isAvailable() const { return false; }
    virtual void setShown(bool) { }
    /// `unread`: something waits to be read. `tip` says in words how things are.
    virtual void setState(bool /*unread*/, const QString& /*tip*/) { }

Q_SIGNALS:
    void openRequested();
    void lockRequested();
    void quitRequested();
};

/// Whether the system starts the program with the person's session.
class Autostart {
public:
    virtual ~Autostart() = default;
    virtual bool isAvailable() const { return false; }
    virtual bool isOn() const { return false; }
    /// False when the system does not keep it.
    virtual bool setOn(bool) { return false; }
};

/// Tells that the machine is about to sleep, and holds it back for a moment so that keys can be wiped.
class SleepWatcher : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether somebody has something to do before the machine sleeps. Only then it is held back.
    virtual void setNeeded(bool) { }
    /// It is done: the machine may sleep. Otherwise it does after two seconds.
    virtual void ready() { }

Q_SIGNALS:
    void aboutToSleep();
};

/// What the desktop around the program offers. One per program; every part is there, and one that the
/// system does not have does nothing.
struct Platform {
    std::unique_ptr<Notifier> notifier = std::make_unique<Notifier>();
    std::unique_ptr<Tray> tray = std::make_unique<Tray>();
    std::unique_ptr<Autostart> autostart = std::make_unique<Autostart>();
    std::unique_ptr<SleepWatcher> sleep = std::make_unique<SleepWatcher>();

    struct Program {
        QString name; ///< of the profile; empty: the usual one. Tells entries of several profiles apart
        QStringList arguments; ///< how this profile is started again
    };

    /// Of the system this was built for. On the GUI thread, with an application; quick, whatever the
    /// system's services do.
    static Platform ofThisSystem(const Program& program);
    /// What starts this program again.
    static QString thisProgram();
    /// A profile was erased: the system does not start it any more.
    static void forgetProfile(const QString& name);
};

} // namespace allium::desktop
