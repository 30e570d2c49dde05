// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/FreedesktopNotifier.h"
#include "app/desktop/platform/LogindSleep.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/PrivateBus.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QFile>
#include <QSignalSpy>

#include <fcntl.h>
#include <unistd.h>

using namespace allium::desktop;
using allium::test::PrivateBus;

namespace {

/// The desktop's part: remembers what it is asked to show.
class NotificationService : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        uint id;
        uint replaces;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };

    explicit NotificationService(const QDBusConnection& bus, QStringList capabilities = { QStringLiteral("body"), QStringLiteral("actions") })
        : m_bus(bus)
        , m_capabilities(std::move(capabilities))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~NotificationService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }

    std::vector<Shown> shown;
    QList<uint> closed;
    bool holds = false; ///< answers to Notify wait for release()
    void release()
    {
        holds = false;
        m_bus.send(m_held);
    }

public Q_SLOTS:
    QStringList GetCapabilities() const { return m_capabilities; }
    uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& text, const QStringList& actions,
                const QVariantMap& hints, int)
    {
        const uint id = replaces != 0 ? replaces : ++m_last;
        shown.push_back({ id, replaces, title, text, actions, hints });
        if (holds) {
            setDelayedReply(true);
            m_held = message().createReply(id);
        }
        return id;
    }
    void CloseNotification(uint id)
    {
        closed.append(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void ActivationToken(uint id, const QString& token);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    QStringList m_capabilities;
    QDBusMessage m_held;
    uint m_last = 0;
};

/// The part of logind that announces sleep; a machine may sleep when nobody holds the pipe's other end.
class SleepService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    explicit SleepService(QDBusConnection bus)
    {
        bus.registerObject(QStringLiteral("/org/freedesktop/login1"), this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        bus.registerService(QStringLiteral("org.freedesktop.login1"));
    }
    QStringList asked;
    QFile watched; ///< our end of the last inhibitor

    bool isHeld()
    {
        char byte = 0;
        return watched.isOpen() && ::read(watched.handle(), &byte, 1) < 0; // nothing to read yet, as against its end
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString&, const QString&, const QString& mode)
    {
        asked.append(what + QLatin1Char(' ') + mode);
        int ends[2] = {};
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        watched.close();
        watched.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
        QDBusUnixFileDescriptor given;
        given.giveFileDescriptor(ends[1]);
        return given;
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);
};

const Notification Hello { QStringLiteral("contact/a"), QStringLiteral("Alice"), QStringLiteral("<b>hello</b> & more"), true };

} // namespace

/// What speaks with the desktop, over a real bus with the desktop's part played.
class NotifierTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PrivateBus> m_bus;

private Q_SLOTS:
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        QVERIFY(m_bus->isRunning());
    }
    void cleanup() { m_bus.reset(); }

    void showsReplacesAndCloses()
    {
        NotificationService service(m_bus->connection(QStringLiteral("service")));
        FreedesktopNotifier notifier(m_bus->connection(QStringLiteral("program")));
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(1));
        QCOMPARE(service.shown[0].title, QStringLiteral("Alice"));
        QCOMPARE(service.shown[0].text, Hello.text); // this service takes no markup
        QCOMPARE(service.shown[0].replaces, 0U);
        QCOMPARE(service.shown[0].actions.value(0), QStringLiteral("default"));
        QCOMPARE(service.shown[0].hints.value(QStringLiteral("category")).toString(), QStringLiteral("im.received"));
        QCOMPARE(service.shown[0].hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral("allium"));
        // The same conversation again, and another one.
        notifier.show({ QStringLiteral("contact/b"), QStringLiteral("Bob"), QStringLiteral("hi"), true });
        QTRY_COMPARE(service.shown.size(), std::size_t(2));
        const auto first = service.shown[0].id;
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(3));
        QCOMPARE(service.shown[2].replaces, first);
        notifier.close(QStringLiteral("contact/a"));
        QTRY_COMPARE(service.closed, QList<uint> { first });
        notifier.close(QStringLiteral("contact/a")); // not there any more
        notifier.closeAll();
        QTRY_COMPARE(service.closed.size(), 2);
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(4));
        QCOMPARE(service.shown[3].replaces, 0U);
    }

    void aPeersWordsAreNotMarkup()
    {
        NotificationService service(m_bus->connection(QStringLiteral("service")), { QStringLiteral("body-markup") });
        FreedesktopNotifier notifier(m_bus->connection(QStringLiteral("program")));
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(1));
        QCOMPARE(service.shown[0].text, QStringLiteral("&lt;b&gt;hello&lt;/b&gt; &amp; more"));
        QVERIFY(service.shown[0].actions.isEmpty()); // it cannot do them
    }

    /// While the service has not said which one it is, the newest words wait, and so does closing it.
    void whatHappensBeforeTheAnswer()
    {
        NotificationService service(m_bus->connection(QStringLiteral("service")));
        FreedesktopNotifier notifier(m_bus->connection(QStringLiteral("program")));
        QTRY_VERIFY(notifier.isAvailable());
        service.holds = true;
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(1));
        auto later = Hello;
        for (const char* words : { "two", "three" }) {
            later.text = QLatin1String(words);
            notifier.show(later);
        }
        service.release();
        QTRY_COMPARE(service.shown.size(), std::size_t(2));
        QCOMPARE(service.shown[1].text, QStringLiteral("three"));
        QCOMPARE(service.shown[1].replaces, service.shown[0].id);
        notifier.closeAll();
        QTRY_COMPARE(service.closed.size(), 1);

        service.holds = true;
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(3));
        notifier.close(Hello.tag);
        service.release();
        QTRY_COMPARE(service.closed.size(), 2);
        QCOMPARE(service.closed.last(), service.shown[2].id);
    }

    void clicks()
    {
        NotificationService service(m_bus->connection(QStringLiteral("service")));
        FreedesktopNotifier notifier(m_bus->connection(QStringLiteral("program")));
        QSignalSpy activated(&notifier, &Notifier::activated);
        QTRY_VERIFY(notifier.isAvailable());
        service.holds = false;
        notifier.show(Hello);
        QTRY_COMPARE(service.shown.size(), std::size_t(1));
        notifier.show({ QStringLiteral("sync"), {}, {}, false }); // answered in order: the first one's id is there
        QTRY_COMPARE(service.shown.size(), std::size_t(2));
        Q_EMIT service.ActionInvoked(99, QStringLiteral("default")); // somebody else's
        Q_EMIT service.ActivationToken(service.shown[0].id, QStringLiteral("token"));
        Q_EMIT service.ActionInvoked(service.shown[0].id, QStringLiteral("default"));
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), Hello.tag);
        QCOMPARE(activated[0][1].toString(), QStringLiteral("token"));
    }

    void theServiceComesAndGoes()
    {
        FreedesktopNotifier notifier(m_bus->connection(QStringLiteral("program")));
        QSignalSpy changed(&notifier, &Notifier::availableChanged);
        notifier.show(Hello); // to nobody
        {
            NotificationService service(m_bus->connection(QStringLiteral("service")));
            QTRY_VERIFY(notifier.isAvailable());
            notifier.show(Hello);
            QTRY_COMPARE(service.shown.size(), std::size_t(1));
        }
        QTRY_VERIFY(!notifier.isAvailable());
        NotificationService other(m_bus->connection(QStringLiteral("other")));
        QTRY_VERIFY(notifier.isAvailable());
        QCOMPARE(changed.size(), 3);
        notifier.show(Hello);
        QTRY_COMPARE(other.shown.size(), std::size_t(1));
        QCOMPARE(other.shown[0].replaces, 0U); // the other service's ids mean nothing to this one
    }

    void noBusAtAll()
    {
        const QDBusConnection none(QStringLiteral("no such connection"));
        FreedesktopNotifier notifier(none);
        notifier.show(Hello);
        notifier.closeAll();
        QVERIFY(!notifier.isAvailable());
        LogindSleep sleep(none);
        sleep.setNeeded(true);
        sleep.ready();
        sleep.setNeeded(false);
    }

    void sleepWaitsUntilItIsReady()
    {
        SleepService service(m_bus->connection(QStringLiteral("service")));
        LogindSleep sleep(m_bus->connection(QStringLiteral("program")));
        QSignalSpy about(&sleep, &SleepWatcher::aboutToSleep);
        QVERIFY(!service.isHeld());
        sleep.setNeeded(true);
        QTRY_COMPARE(service.asked, QStringList { QStringLiteral("sleep delay") });
        QTRY_VERIFY(service.isHeld());
        Q_EMIT service.PrepareForSleep(true);
        QTRY_COMPARE(about.size(), 1);
        QVERIFY(service.isHeld());
        sleep.ready();
        QTRY_VERIFY(!service.isHeld());
        Q_EMIT service.PrepareForSleep(false); // awake again
        QTRY_COMPARE(service.asked.size(), 2);
        QTRY_VERIFY(service.isHeld());
        sleep.setNeeded(false);
        QTRY_VERIFY(!service.isHeld());
        Q_EMIT service.PrepareForSleep(true);
        QTRY_COMPARE(about.size(), 2); // told all the same
    }
};

ALLIUM_TEST(NotifierTest)
#include "NotifierTest.moc"
