// SPDX-License-Identifier: GPL-3.0-or-later
// allium: the desktop program. One window, one profile, the core on a thread of its own.

#include "app/desktop/core/CoreThread.h"
#include "app/desktop/startup/CommandLine.h"
#include "app/desktop/startup/Engine.h"
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
#include <QDeadlineTimer>
#include <QIcon>
#include <QMessageBox>
#include <QQmlApplicationEngine>
#include <QThread>

#include <cstdio>

using namespace allium;

namespace {

// Exit codes beyond 0, as alliumd has them.
constexpr int Unusable = 1; ///< this machine or folder cannot be used
constexpr int Misused = 2; ///< the command line is wrong
constexpr int InUse = 4; ///< something without a window has the profile

/// Whoever has the profile may be a window that begins or ends this moment.
constexpr std::chrono::seconds InUsePatience { 5 };
constexpr std::chrono::seconds HandOverPatience { 3 };
constexpr std::chrono::milliseconds InUsePause { 100 };

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

QString sentenceFor(node::ProfileFolder::Error error, const QString& path)
{
    switch (error) {
    case node::ProfileFolder::Error::InUse:
        return QCoreApplication::translate("Startup", "The profile in %1 is in use by an Allium without a window. End that one first.").arg(path);
    case node::ProfileFolder::Error::NotPrivate:
        return QCoreApplication::translate("Startup", "%1 is not a folder of yours alone, so Allium does not keep secrets in it.").arg(path);
    case node::ProfileFolder::Error::CannotCreate:
        return QCoreApplication::translate("Startup", "The folder %1 cannot be made.").arg(path);
    case node::ProfileFolder::Error::RuntimeFolder:
        return QCoreApplication::translate("Startup", "There is no private place for sockets on this computer.");
    }
    return {};
}

void speak(const QString& language)
{
#ifdef ALLIUM_DEVELOPER
    if (desktop::installPseudoLanguage(language))
        return;
#endif
    desktop::installTranslators(language);
}

int run(desktop::CoreThread& core, desktop::SingleInstance& instance, terminal::UnixSignals& signals,
        const desktop::CommandLine& line)
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

} // namespace

int main(int argc, char** argv)
{
    process::harden();
    node::LeakGuard::install();
    desktop::chooseStyle();
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
    const auto line = desktop::readCommandLine(parser, QCoreApplication::arguments(), error);
    if (!line || !setLogRules(line->logRules)) {
        std::fprintf(stderr, "allium: %s\n", line ? "--log takes category=level, such as core.net=debug" : qPrintable(error));
        return Misused;
    }
    if (!line->language.isEmpty())
        speak(line->language);
    if (!crypto::initialize())
        return refuse(Unusable, QCoreApplication::translate("Startup", "The cryptography library does not work on this computer."));

    auto folder = node::ProfileFolder::open(line->node.dataFolder);
    const auto isInUse = [&folder] { return !folder && folder.error() == node::ProfileFolder::Error::InUse; };
    for (const QDeadlineTimer deadline(InUsePatience); isInUse() && !deadline.hasExpired();) {
        if (desktop::SingleInstance::handOver(line->node.dataFolder, line->link, HandOverPatience))
            return 0;
        QThread::msleep(InUsePause.count());
        folder = node::ProfileFolder::open(line->node.dataFolder);
    }
    if (!folder)
        return refuse(isInUse() ? InUse : Unusable, sentenceFor(folder.error(), line->node.dataFolder));
    desktop::SingleInstance instance;
    desktop::CoreThread core(line->node, std::move(*folder), line->commandSocket);
    if (!instance.listen(line->node.dataFolder) || !core.start())
        return refuse(Unusable, sentenceFor(node::ProfileFolder::Error::RuntimeFolder, {}));
    QObject::disconnect(interrupted);
    return run(core, instance, signals, *line);
}
