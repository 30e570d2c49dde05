// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/devtools/PseudoLanguage.h"
#include "app/desktop/devtools/PseudoTranslator.h"
#include "app/desktop/startup/Translators.h"
#include "app/desktop/viewmodels/App.h"
#include "app/desktop/viewmodels/ErrorText.h"
#include "app/desktop/viewmodels/Format.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QGuiApplication>
#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;

class LanguageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { installTranslators({}); }

    void germanIsSpokenAndWritten()
    {
        installTranslators(QStringLiteral("de"));
        QCOMPARE(ErrorText::explain("storage.disk-full").happened, QStringLiteral("Der Datenträger ist voll."));
        QCOMPARE(Format::size(1), QStringLiteral("1\u00a0Byte"));
        QCOMPARE(Format::size(2), QStringLiteral("2\u00a0Bytes"));
        QCOMPARE(Format::size(1'500'000), QStringLiteral("1,5\u00a0MB"));
        QCOMPARE(Format::duration(3 * 86'400), QStringLiteral("3\u00a0Tage"));
        QCOMPARE(Format::duration(2000LL * 86'400), QStringLiteral("2.000\u00a0Tage"));
        const auto then = QDateTime({ 2022, 3, 3 }, { 14, 5 }).toMSecsSinceEpoch();
        const auto now = QDateTime({ 2024, 3, 6 }, { 15, 0 }).toMSecsSinceEpoch();
        QCOMPARE(Format::since(then, now), QStringLiteral("3.\u00a0März\u00a02022"));
    }

    void englishHasPlurals()
    {
        installTranslators(QStringLiteral("en"));
        QCOMPARE(Format::size(1), QStringLiteral("1\u00a0byte"));
        QCOMPARE(Format::duration(86'400 * 2), QStringLiteral("2\u00a0days"));
    }

    void whatAlliumDoesNotSpeakIsEnglish()
    {
        installTranslators(QStringLiteral("tlh"));
        QCOMPARE(ErrorText::explain("storage.disk-full").happened, QStringLiteral("The disk is full."));
        QCOMPARE(Format::size(1), QStringLiteral("1\u00a0byte"));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    }

    void anotherLanguageMakesTheScreenAnew()
    {
        FakeCore core;
        core.answer("status", R"({"state":"open","tor":{"state":"ready"},"doors":{"friends":"reachable"}})");
        core.answer("contacts", "[]");
        App app(core);
        app.begin();
        FakeCore::settle();
        QCOMPARE(app.screen(), App::Screen::Main);
        QCOMPARE(app.connection()->sentence(), QStringLiteral("Online through Tor"));

        QList<App::Screen> screens;
        connect(&app, &App::screenChanged, this, [&] { screens.append(app.screen()); });
        const QSignalSpy changed(&app, &App::languageChanged);
        installTranslators(QStringLiteral("de"));
        app.retranslate();
        QCOMPARE(screens, (QList<App::Screen> { App::Screen::Starting, App::Screen::Main }));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(app.connection()->sentence(), QStringLiteral("Online über Tor"));
    }

    void whatWasSaidInTheFormerLanguageIsGone()
    {
        FakeCore core;
        core.answer("status", R"({"state":"open"})");
        core.answer("config", "{}");
        core.answer("contacts", "[]");
        core.refuse("config", "tor.bad-bridge");
        core.answer("check-address", R"({"relation":"blocked"})");
        App app(core);
        app.settings()->tor()->applyBridges(QStringLiteral("nonsense"));
        app.contacts()->adding()->setAddress(QStringLiteral("somebody"));
        FakeCore::settle();
        QVERIFY(!app.settings()->tor()->bridgesError().isEmpty());
        installTranslators(QStringLiteral("de"));
        app.retranslate();
        FakeCore::settle();
        QCOMPARE(app.settings()->tor()->bridgesError(), QString());
        QCOMPARE(app.contacts()->adding()->sentence(), QStringLiteral("Du hast diese Person blockiert. Gib sie zuerst wieder frei."));
    }

    void pseudoKeepsWhatTheProgramNeeds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pseudo");
        const auto row = [](const char* text, const char* pseudo) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(pseudo);
        };
        row("Send", "[Šéñđ ~]");
        row("%1 of %n", "[%1 öƒ %n ~~~]");
        row("<b>Bob</b> &amp; Al", "[<b>Ɓöƀ</b> &amp; Áļ ~~~~~ ~]");
        row("Pictures (*.png *.jpg)", "[Þíçŧúŕéš (*.png *.jpg) ~~~~~ ~~]");
        row("d MMM", "'['d MMM' ~]'");
    }

    void pseudoKeepsWhatTheProgramNeeds()
    {
        QFETCH(QString, text);
        QTEST(PseudoTranslator::pseudo(text), "pseudo");
    }

    void pseudoIsALanguage()
    {
        QVERIFY(!installPseudoLanguage(QStringLiteral("de")));
        QVERIFY(installPseudoLanguage(QStringLiteral("pseudo")));
        QCOMPARE(ErrorText::explain("share.nothing").happened, PseudoTranslator::pseudo(QStringLiteral("Nothing was chosen.")));
        QCOMPARE(Format::size(2), QStringLiteral("[2\u00a0ƀýŧéš ~~~]"));
        QVERIFY(installPseudoLanguage(QStringLiteral("pseudo-rtl")));
        QCOMPARE(Format::size(2), QStringLiteral("[٢\u00a0ƀýŧéš ~~~]"));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
    }
};

ALLIUM_TEST(LanguageTest)
#include "LanguageTest.moc"
