// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/RealCore.h"

#include <QDir>
#include <QJsonArray>
#include <QSignalSpy>

using namespace allium;
using namespace allium::desktop;
using namespace allium::test;

namespace {

bool until(const std::function<bool()>& done)
{
    return QTest::qWaitFor(done, PatienceMs);
}

/// Alice and Bob, each with a window above a real core; they meet in a folder.
struct Two : RealWorld {
    std::unique_ptr<CoreThread> alice = start(QStringLiteral("alice"));
    std::unique_ptr<CoreThread> bob = start(QStringLiteral("bob"));
    std::unique_ptr<App> atAlice;
    std::unique_ptr<App> atBob;
    QString aliceId;
    QString bobId;

    Two()
    {
        atAlice = open(*alice, "Alice");
        atBob = open(*bob, "Bob");
        const auto me = ask(*alice, "account")->toObject();
        aliceId = me.value(QLatin1String("account")).toString();
        bobId = ask(*bob, "account")->toObject().value(QLatin1String("account")).toString();
        if (!ask(*bob, "request", {}, { { QStringLiteral("address"), me.value(QLatin1String("link")) } })
            || !until([&] { return atAlice->contacts()->incoming()->count() == 1; }))
            qFatal("no request");
        atAlice->contacts()->accept(bobId);
        if (!until([&] { return isOnline(*atAlice, bobId) && isOnline(*atBob, aliceId); }))
            qFatal("no friends");
    }
    static std::unique_ptr<App> open(CoreThread& core, const char* name)
    {
        if (!ask(core, "create", passphrase("correct horse"), { { QStringLiteral("name"), QLatin1String(name) } }))
            qFatal("no profile");
        auto app = std::make_unique<App>(core);
        app->begin();
        if (!until([&] { return app->screen() == App::Screen::Main; }))
            qFatal("not open");
        return app;
    }
    static bool isOnline(App& app, const QString& id)
    {
        const auto* person = app.contacts()->list()->find(id);
        return person != nullptr && person->isOnline && Person::isContactState(person->state);
    }
    /// Alice shares, Bob sees it: the row in Bob's list.
    QModelIndex offered(const QString& file)
    {
        auto& files = *atBob->transfers()->files();
        const int before = files.count();
        atAlice->transfers()->share({ QUrl::fromLocalFile(file) }, bobId);
        if (!until([&] { return files.count() > before; }))
            return {};
        return files.index(0);
    }
    QString newFile(const QString& name, qsizetype bytes = 100'000) const
    {
        const auto path = this->path(name);
        return write(path, QByteArray(bytes, 'a')) ? path : QString();
    }
};

QString lastNotice(App& app)
{
    auto& notices = *app.notices();
    return notices.data(notices.index(notices.rowCount() - 1), Notices::TextRole).toString();
}

FileState stateOf(const QModelIndex& file)
{
    return static_cast<FileState>(file.data(FileListModel::StateRole).toInt());
}

} // namespace

/// What the window says and does when the other side, or a file of it, is not what one hopes for.
class PeopleFaultsTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Two> m_two;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        m_two = std::make_unique<Two>();
    }
    void cleanupTestCase() { m_two.reset(); }

    void aFileIsGoneBeforeItIsOffered()
    {
        const auto rows = m_two->atAlice->notices()->rowCount();
        m_two->atAlice->transfers()->share({ QUrl::fromLocalFile(m_two->path(QStringLiteral("never there"))) }, m_two->bobId);
        QVERIFY(until([&] { return m_two->atAlice->notices()->rowCount() > rows; }));
        QCOMPARE(lastNotice(*m_two->atAlice), ErrorText::explain("share.not-found").paragraph());
    }

    void aFileVanishesBeforeItIsFetched()
    {
        const auto path = m_two->newFile(QStringLiteral("report.txt"));
        const auto row = QPersistentModelIndex(m_two->offered(path));
        QVERIFY(row.isValid());
        QVERIFY(QFile::remove(path));
        m_two->atBob->transfers()->actions()->accept(row.data(FileListModel::OfferRole).toString());
        const auto isStuck = [&] { return stateOf(row) == FileState::Failed || stateOf(row) == FileState::Paused; };
        QVERIFY(until(isStuck));
        const auto said = row.data(FileListModel::LineRole).toString();
        QVERIFY2(said.contains(ErrorText::explain("transfer.source-unreadable").paragraph()), qPrintable(said));
        // Back where it was, and the button of the row.
        QVERIFY(!m_two->newFile(QStringLiteral("report.txt")).isEmpty());
        m_two->atBob->transfers()->actions()->resume(row.data(FileListModel::TransferRole).toString());
        QVERIFY(until([&] { return !isStuck(); }));
    }

    void aSavedFileIsMovedAway()
    {
        const auto row = QPersistentModelIndex(m_two->offered(m_two->newFile(QStringLiteral("song.ogg"))));
        QVERIFY(row.isValid());
        auto& actions = *m_two->atBob->transfers()->actions();
        actions.accept(row.data(FileListModel::OfferRole).toString());
        QVERIFY(until([&] { return stateOf(row) == FileState::Done; }));
        QVERIFY(QDir().mkpath(m_two->path(QStringLiteral("saved"))));
        actions.save(row.data(FileListModel::TransferRole).toString(), QUrl::fromLocalFile(m_two->path(QStringLiteral("saved"))));
        QVERIFY(until([&] { return !row.data(FileListModel::SavedAsRole).toString().isEmpty(); }));
        QVERIFY(QFile::remove(row.data(FileListModel::SavedAsRole).toString()));
        actions.openSaved(row.data(FileListModel::SavedAsRole).toString());
        QTRY_COMPARE_WITH_TIMEOUT(lastNotice(*m_two->atBob), ErrorText::explain("file.gone").paragraph(), PatienceMs);
    }

    /// A name that would hide what a file is, write over something or break the line.
    void hostileFileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("reversed") << QStringLiteral("invoice\u202Efdp.exe");
        QTest::newRow("lines") << QStringLiteral("one\ntwo\t.txt");
        QTest::newRow("hidden") << QStringLiteral(".bashrc");
        QTest::newRow("option") << QStringLiteral("-rf");
        QTest::newRow("invisible") << QStringLiteral("a\u200B\u2066b.txt");
        QTest::newRow("markup") << QStringLiteral("<img src='x'> &amp;.txt");
    }

    void hostileFileNames()
    {
        QFETCH(QString, name);
        const auto row = QPersistentModelIndex(m_two->offered(m_two->newFile(name, 3)));
        QVERIFY2(row.isValid(), qPrintable(lastNotice(*m_two->atAlice)));
        const auto shown = row.data(FileListModel::NameRole).toString();
        QVERIFY(!shown.isEmpty());
        for (const auto& letter : shown)
            QVERIFY2(letter.isPrint(), qPrintable(shown.toHtmlEscaped()));
        if (name.endsWith(QLatin1String(".exe")))
            QVERIFY(row.data(FileListModel::MayRunRole).toBool());
        auto& actions = *m_two->atBob->transfers()->actions();
        actions.accept(row.data(FileListModel::OfferRole).toString());
        QVERIFY(until([&] { return stateOf(row) == FileState::Done; }));
        QTemporaryDir place;
        actions.save(row.data(FileListModel::TransferRole).toString(), QUrl::fromLocalFile(place.path()));
        QVERIFY(until([&] { return row.data(FileListModel::SavedAsRole).toString().startsWith(place.path()); }));
        const auto files = QDir(place.path()).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(files.size(), 1);
        for (const auto& letter : files.first())
            QVERIFY2(letter.isPrint(), qPrintable(files.first().toHtmlEscaped()));
    }

    /// Last, because nobody comes back.
    void aContactIsUnreachable()
    {
        auto& talk = *m_two->atAlice->conversation();
        talk.open(m_two->bobId);
        QVERIFY(until([&] { return talk.canSend() && talk.isOnline(); }));
        QCOMPARE(talk.outlook(), QString());
        m_two->atBob.reset();
        m_two->bob.reset(); // as by a crash
        QVERIFY(until([&] { return !talk.isOnline(); }));
        QVERIFY2(talk.outlook().contains(QStringLiteral("Bob is not online")), qPrintable(talk.outlook()));
        QVERIFY(talk.outlook().contains(QStringLiteral("delivered")));
        QVERIFY(talk.send(QStringLiteral("are you there?")));
        QVERIFY(until([&] { return talk.messages()->rowCount() > 0; }));
        const auto history = ask(*m_two->alice, "history", {}, { { QStringLiteral("contact"), m_two->bobId } })->toObject();
        QCOMPARE(history.value(QLatin1String("messages")).toArray().last().toObject().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
        // Why, and the button, on the network page.
        auto& network = *m_two->atAlice->network();
        network.setWatched(true);
        QVERIFY(until([&] { return network.contacts()->count() == 1 && !network.contacts()->index(0).data(ContactPathsModel::SentenceRole).toString().isEmpty(); }));
        QVERIFY(network.contacts()->index(0).data(ContactPathsModel::StateRole).value<ContactPathsModel::State>() != ContactPathsModel::State::Connected);
        QVERIFY(until([&] { return network.contacts()->index(0).data(ContactPathsModel::FailureRole).toString().contains(QStringLiteral("not online")); }));
        network.tryNow(m_two->bobId);
        QVERIFY(network.contacts()->index(0).data(ContactPathsModel::TryingRole).toBool());
        QVERIFY(until([&] { return !network.contacts()->index(0).data(ContactPathsModel::TryingRole).toBool(); }));
    }
};

ALLIUM_TEST(PeopleFaultsTest)
#include "PeopleFaultsTest.moc"
