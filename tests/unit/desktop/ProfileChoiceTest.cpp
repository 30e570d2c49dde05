// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/CommandLine.h"
#include "app/desktop/startup/ProfileChoice.h"
#include "app/desktop/startup/SingleInstance.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace allium;
using desktop::ObtainedProfile;
using desktop::ProfileChoice;
using Kind = ProfileChoice::Kind;

namespace {

/// "default profile-2* +a": names, those used last first; an open one has a star, one that begins unasked a plus, and
/// a minus if it is damaged besides.
std::vector<node::ProfileEntry> entries(const QString& drawn)
{
    std::vector<node::ProfileEntry> made;
    for (const auto& word : drawn.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        node::ProfileEntry entry;
        entry.isOpen = word.endsWith(QLatin1Char('*'));
        entry.isStart = word.startsWith(QLatin1Char('+')) || word.startsWith(QLatin1Char('-'));
        entry.condition = word.startsWith(QLatin1Char('-')) ? node::ProfileEntry::Condition::Damaged : node::ProfileEntry::Condition::Ready;
        entry.name = word.mid(entry.isStart ? 1 : 0);
        if (entry.isOpen)
            entry.name.chop(1);
        made.push_back(entry);
    }
    return made;
}

std::optional<desktop::CommandLine> line(const QStringList& words)
{
    QCommandLineParser parser;
    QString error;
    return desktop::readCommandLine(parser, QStringList { QStringLiteral("allium") } + words, error);
}

} // namespace

class ProfileChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAsking_data()
    {
        QTest::addColumn<QString>("profiles");
        QTest::addColumn<bool>("link");
        QTest::addColumn<bool>("quiet");
        QTest::addColumn<QString>("chosen");
        const auto row = [](const char* name, const char* profiles, bool link, bool quiet, const char* chosen) {
            QTest::newRow(name) << QString::fromLatin1(profiles) << link << quiet << QString::fromLatin1(chosen);
        };
        row("first start", "", false, false, "use default");
        row("first start with a link", "", true, false, "use default");
        row("the usual one alone", "default", false, false, "use default");
        row("the usual one alone, open", "default*", true, false, "use default");
        row("another one alone", "profile-2", false, false, "use profile-2");
        row("several", "a b", false, false, "ask");
        row("several, one open", "a* b", false, false, "ask");
        row("a link, none open", "a b", true, false, "ask");
        row("a link, one open", "a b*", true, false, "hand to b");
        row("a link, several open", "a* b*", true, false, "ask");
        row("one begins unasked", "a +b", false, false, "use b");
        row("one begins unasked, another is open", "a* +b", false, false, "use b");
        row("a link goes to the one that is open", "a* +b", true, false, "hand to a");
        row("a link, several open, one begins unasked", "a* +b*", true, false, "use b");
        row("one begins unasked, quietly", "default +b", false, true, "use b");
        row("the one that begins is damaged", "a -b", false, false, "ask");
        row("quietly", "a default", false, true, "use default");
        row("quietly without the usual one", "b a", false, true, "use b");
    }

    void withoutAsking()
    {
        QFETCH(QString, profiles);
        QFETCH(bool, link);
        QFETCH(bool, quiet);
        const auto choice = ProfileChoice::of(entries(profiles), { link, quiet, false });
        const auto said = choice.kind == Kind::Ask ? QStringLiteral("ask")
                                                   : (choice.kind == Kind::Use ? QStringLiteral("use ") : QStringLiteral("hand to ")) + choice.profile;
        QTEST(said, "chosen");
    }

    void itAsksWhenItIsTold()
    {
        QCOMPARE(ProfileChoice::of(entries(QStringLiteral("a +b")), { false, false, true }).kind, Kind::Ask);
        QCOMPARE(ProfileChoice::of(entries(QStringLiteral("a")), { true, false, true }).kind, Kind::Ask);
        QCOMPARE(ProfileChoice::of({}, { false, false, true }).kind, Kind::Use); // there is nothing to choose from
        QVERIFY(line({ QStringLiteral("--choose") })->mustChoose);
        QVERIFY(!line({})->mustChoose);
        for (const auto& other : { QStringLiteral("--profile=a"), QStringLiteral("--data-dir=/tmp/a"), QStringLiteral("--quiet") })
            QVERIFY(!line({ QStringLiteral("--choose"), other }));
        QVERIFY(!line({ QStringLiteral("--choose") })->argumentsFor(QStringLiteral("b")).contains(QStringLiteral("--choose")));
    }

    void theEndOfAProfileIsAskedAboutInTheSameCircumstances()
    {
        const auto given = line({ QStringLiteral("--profile=b"), QStringLiteral("--language=de") });
        QVERIFY(given && given->offeredToDelete.isEmpty());
        const auto again = line(given->argumentsToDelete(QStringLiteral("b")));
        QVERIFY(again && again->mustChoose && !again->isProfileGiven);
        QCOMPARE(again->offeredToDelete, QStringLiteral("b"));
        QCOMPARE(again->language, QStringLiteral("de"));
        QVERIFY(!again->argumentsFor(QStringLiteral("a")).join(QLatin1Char(' ')).contains(QStringLiteral("offer")));
    }

    void aFreeOneIsObtained()
    {
        QTemporaryDir base(QStringLiteral("/tmp/allium-choice-XXXXXX"));
        const auto got = ObtainedProfile::of(base.filePath(QStringLiteral("a")), {});
        QVERIFY(got.folder != nullptr);
        QVERIFY(!got.isHandedOver);
        QCOMPARE(ObtainedProfile::of(QStringLiteral("/proc/none/a"), {}).error, node::ProfileFolder::Error::CannotCreate);
    }

    void theWindowOfAnOpenOneGetsTheLink()
    {
        QTemporaryDir base(QStringLiteral("/tmp/allium-choice-XXXXXX"));
        const auto path = base.filePath(QStringLiteral("a"));
        const auto held = node::ProfileFolder::open(path);
        QVERIFY(held);
        desktop::SingleInstance window;
        QVERIFY(window.listen(path));
        QSignalSpy activated(&window, &desktop::SingleInstance::activated);
        bool isHandedOver = false;
        const std::unique_ptr<QThread> asking(QThread::create([&] { isHandedOver = ObtainedProfile::of(path, QStringLiteral("allium:x")).isHandedOver; }));
        asking->start();
        QTRY_VERIFY_WITH_TIMEOUT(asking->isFinished(), 60'000);
        QVERIFY(isHandedOver);
        QCOMPARE(activated.first().first().toString(), QStringLiteral("allium:x"));
    }

    void whichProfileALineIsAbout()
    {
        auto plain = line({});
        QVERIFY(plain && !plain->isProfileGiven);
        QCOMPARE(plain->profile, ProfileChoice::usualProfile());
        plain->use(QStringLiteral("profile-2"));
        QCOMPARE(plain->node.dataFolder, node::ProfileFolder::pathOf(QStringLiteral("profile-2")));
        QCOMPARE(plain->profileArguments(), QStringList({ QStringLiteral("--profile"), QStringLiteral("profile-2") }));
        QVERIFY(line({ QStringLiteral("--profile"), QStringLiteral("a") })->isProfileGiven);
        QVERIFY(line({ QStringLiteral("--data-dir=/tmp/a") })->isProfileGiven);
        for (const auto& bad : { QStringLiteral("--profile=../a"), QStringLiteral("--profile=a/b"), QStringLiteral("--profile=.a"), QStringLiteral("--profile=") })
            QVERIFY2(!line({ bad }), qPrintable(bad));
    }

    void anotherProfileIsStartedInTheSameCircumstances()
    {
        const auto given = line({ QStringLiteral("--profile"), QStringLiteral("a"), QStringLiteral("--quiet"), QStringLiteral("--torrc-line"),
                                  QStringLiteral("A 1"), QStringLiteral("--private-network"), QStringLiteral("--torrc-line=B 2"),
                                  QStringLiteral("--command-socket=/tmp/x"), QStringLiteral("--language=de"), QStringLiteral("allium:x") });
        QVERIFY(given);
        auto arguments = given->argumentsFor(QStringLiteral("b"));
        QCOMPARE(arguments.mid(0, 2), QStringList({ QStringLiteral("--profile"), QStringLiteral("b") }));
        const auto again = line(arguments);
        QVERIFY(again);
        QCOMPARE(again->node.torrcLines, QByteArrayList({ "A 1", "B 2" }));
        QVERIFY(again->node.privateNetwork && !again->isQuiet);
        QCOMPARE(again->language, QStringLiteral("de"));
        QVERIFY(again->commandSocket.isEmpty() && again->link.isEmpty());
    }
};

ALLIUM_TEST(ProfileChoiceTest)
#include "ProfileChoiceTest.moc"
