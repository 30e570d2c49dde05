// SPDX-License-Identifier: GPL-3.0-or-later
// allium: the desktop program. One window, one profile, the core on a thread of its own. Where there are several
// profiles, a small window before it asks which.

#include "app/desktop/Chooser.h"
#include "app/desktop/core/CoreThread.h"
#include "app/desktop/startup/CommandLine.h"
#include "app/desktop/startup/Engine.h"
#include "app/desktop/startup/ProfileChoice.h"
#include "app/desktop/startup/SingleInstance.h"
#include "app/desktop/startup/Translators.h"
#include "app/desktop/viewmodels/App.h"
#include "app/process/Hardening.h"
#include "app/terminal/UnixSignals.h"
#include "core/base/Log.h"
#include "core/crypto/Secret.h"
#include "core/node/LeakGuard.h"
#ifdef ALLIUM_DEVELOPER
#include "app/desktop/devtools/PseudoLanguage.h"
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QMessageBox>
#include <QProcess>
#include <QQmlApplicationEngine>

#include <cstdio>

using namespace allium;

namespace {

// Exit codes beyond 0, as alliumd has them.
constexpr int Unusable = 1; ///< this machine or folder cannot be used
constexpr int Misused = 2; ///< the command line is wrong
constexpr int InUse = 4; ///< something without a window has the profile

/// A window takes a link at once, or it is not one that will.
constexpr std::chrono::seconds HandOverPatience { 3 };

/// For whoever clicked on an icon, and for whoever typed.
int refuse(int code, const QString& sentence)
{
    std::fprintf(stderr, "allium: %s\n", qPrintable(sentence));
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Allium"), sentence, QMessageBox::Close);
    QObject::connect(&box, &QMessageBox::finished, qApp, &QCoreApplication::quit);
    box.show();
    QApplication::exec();
    return code;
}

void speak(const QString& language)
{
#ifdef ALLIUM_DEVELOPER
    if (desktop::installPseudoLanguage(language))
        return;
#endif
    desktop::installTranslators(language);
}

/// `ended`: the profile, when the person goes on to the question whether to delete it.
int run(desktop::CoreThread& core, desktop::SingleInstance& instance, terminal::UnixSignals& signals,
        const desktop::CommandLine& line, QString& ended)
{
    const auto again = line.profileArguments();
    desktop::App app(core, line.node.dataFolder + QStringLiteral("/window.ini"),
                     desktop::Platform::ofThisSystem({ again.value(1).section(QLatin1Char('/'), -1), again + QStringList { QStringLiteral("--quiet") } }));
    if (line.isQuiet)
        app.startQuietly();
    QObject::connect(&instance, &desktop::SingleInstance::activated, &app, &desktop::App::openLink);
    QObject::connect(&signals, &terminal::UnixSignals::stopRequested, &app, &desktop::App::quit);
    QObject::connect(&core, &desktop::CoreThread::quitRequested, &app, &desktop::App::quit);
    QObject::connect(&core, &desktop::CoreThread::showRequested, &app, &desktop::App::show);
    QObject::connect(&app, &desktop::App::quitRequested, &instance, &desktop::SingleInstance::stopListening);
    QObject::connect(&app, &desktop::App::quitRequested, &core, &desktop::CoreThread::stop);
    auto* const profiles = app.settings()->profiles();
    QObject::connect(profiles, &desktop::Profiles::openRequested, profiles, [profiles, &line](const QString& profile) {
        if (!QProcess::startDetached(desktop::Platform::thisProgram(), line.argumentsFor(profile)))
            profiles->openingFailed(QCoreApplication::translate("Startup", "Another window could not be started."));
    });
    QObject::connect(profiles, &desktop::Profiles::erased, profiles, &desktop::Platform::forgetProfile);
    QObject::connect(profiles, &desktop::Profiles::endOfOwnRequested, &app, [&app, &ended](const QString& profile) {
        ended = profile;
        app.quit();
    });
    QObject::connect(&core, &desktop::CoreThread::stopped, qApp, &QCoreApplication::quit);

    if (line.language.isEmpty())
        speak(app.preferences()->language());
    // Later: what wishes for another language is itself made anew in it.
    QObject::connect(app.preferences(), &desktop::Preferences::languageChanged, &app, [&app] {
        speak(app.preferences()->language());
        app.retranslate();
    }, Qt::QueuedConnection);
    app.look()->follow();

    QQmlApplicationEngine engine;
    desktop::prepareEngine(engine);
    app.installIn(engine);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Allium/Shell/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return Unusable; // Qt has said why
    if (!line.link.isEmpty())
        app.openLink(line.link);
    app.begin();
    return QApplication::exec();
}

/// Settles which profile this start is for, and notes it on the line. Nothing: there is nothing more to do. The
/// folder is null where nobody has opened it yet.
std::optional<std::unique_ptr<node::ProfileFolder>> choose(desktop::CoreThread& core, const node::ProfilePlace& place,
                                                           desktop::CommandLine& line)
{
    if (line.isProfileGiven)
        return nullptr;
    const auto entries = place.entries();
    const auto choice = desktop::ProfileChoice::of(entries, { !line.link.isEmpty(), line.isQuiet, line.mustChoose });
    if (choice.kind == desktop::ProfileChoice::Kind::Use) {
        line.use(choice.profile);
        return nullptr;
    }
    if (choice.kind == desktop::ProfileChoice::Kind::HandOver
        && desktop::SingleInstance::handOver(place.pathOf(choice.profile), line.link, HandOverPatience))
        return std::nullopt;
    desktop::Chooser chooser(core, place, entries.front(), line.link);
    chooser.offerToDelete(line.offeredToDelete);
    if (line.language.isEmpty())
        speak(chooser.preferences().language());
    auto chosen = chooser.run();
    if (chosen.folder == nullptr)
        return std::nullopt;
    line.use(chosen.profile);
    return std::move(chosen.folder);
}

/// From the choice of the profile to the end of its window; nobody has the profile open when it returns.
int serve(desktop::CommandLine& line, terminal::UnixSignals& signals, const QMetaObject::Connection& interrupted, QString& ended)
{
    const node::ProfilePlace place(node::ProfilePlace::usual());
    desktop::CoreThread core(node::ProfilePlace::usual());
    core.start();
    auto folder = choose(core, place, line);
    if (!folder)
        return 0;
    if (*folder == nullptr) {
        auto got = desktop::ObtainedProfile::of(line.node.dataFolder, line.link);
        if (got.isHandedOver)
            return 0;
        if (got.folder == nullptr)
            return refuse(got.error == node::ProfileFolder::Error::InUse ? InUse : Unusable,
                          desktop::Chooser::sentenceFor(got.error, line.node.dataFolder));
        *folder = std::move(got.folder);
    }
    desktop::SingleInstance instance;
    if (!instance.listen(line.node.dataFolder) || !core.open(line.node, std::move(*folder), line.commandSocket))
        return refuse(Unusable, desktop::Chooser::sentenceFor(node::ProfileFolder::Error::RuntimeFolder, {}));
    QObject::disconnect(interrupted);
    return run(core, instance, signals, line, ended);
}

} // namespace

int main(int argc, char** argv)
{
    process::harden();
    node::LeakGuard::install();
    desktop::prepareQml();
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("allium"));
    QApplication::setApplicationDisplayName(QStringLiteral("Allium"));
    QApplication::setApplicationVersion(QStringLiteral(ALLIUM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("allium"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/allium/allium.svg")));
    QApplication::setQuitOnLastWindowClosed(false);
    desktop::installTranslators({});
    terminal::UnixSignals signals;
    const auto interrupted = QObject::connect(&signals, &terminal::UnixSignals::stopRequested, qApp, &QCoreApplication::quit);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Chat and share files with friends over Tor, without any server."));
    QString error;
    auto line = desktop::readCommandLine(parser, QCoreApplication::arguments(), error);
    if (!line || !setLogRules(line->logRules)) {
        std::fprintf(stderr, "allium: %s\n", line ? "--log takes category=level, such as core.net=debug" : qPrintable(error));
        return Misused;
    }
    if (!line->language.isEmpty())
        speak(line->language);
    if (!crypto::initialize())
        return refuse(Unusable, QCoreApplication::translate("Startup", "The cryptography library does not work on this computer."));

    QString ended;
    const auto code = serve(*line, signals, interrupted, ended);
    if (!ended.isEmpty() && !QProcess::startDetached(desktop::Platform::thisProgram(), line->argumentsToDelete(ended))) {
        QObject::connect(&signals, &terminal::UnixSignals::stopRequested, qApp, &QCoreApplication::quit);
        return refuse(Unusable, QCoreApplication::translate("Startup", "The window that asks whether to delete the profile could not be started. Nothing was deleted."));
    }
    return code;
}
