// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Chooser.h"

#include "app/desktop/platform/Platform.h"
#include "app/desktop/startup/Engine.h"
#include "core/base/WhenDone.h"

#include <QApplication>
#include <QFileInfo>
#include <QQmlApplicationEngine>

#include <utility>

namespace allium::desktop {
namespace {

/// The preferences of a profile that nobody holds: only if they are what we wrote, as they are read on this thread.
QString preferencesIn(const QString& folder)
{
    constexpr qint64 MuchMoreThanOurs = 65536;
    const QFileInfo file(folder + QStringLiteral("/preferences.ini"));
    return file.isFile() && !file.isSymLink() && file.size() < MuchMoreThanOurs ? file.filePath() : QString();
}

} // namespace

Chooser::Chooser(CoreThread& core, node::ProfilePlace place, const node::ProfileEntry& usedLast, QString link)
    : m_place(std::move(place))
    , m_link(std::move(link))
    , m_preferences(preferencesIn(m_place.pathOf(usedLast.name)))
    , m_profiles(core)
{
    connect(&m_profiles, &Profiles::openRequested, this, &Chooser::open);
    connect(&m_profiles, &Profiles::erased, this, [](const QString& profile) { Platform::forgetProfile(profile); });
    m_look.follow();
}

Chooser::Choice Chooser::run()
{
    QQmlApplicationEngine engine;
    prepareEngine(engine);
    engine.setInitialProperties({ { QStringLiteral("profiles"), QVariant::fromValue(&m_profiles) },
                                  { QStringLiteral("preferences"), QVariant::fromValue(&m_preferences) },
                                  { QStringLiteral("look"), QVariant::fromValue(&m_look) },
                                  { QStringLiteral("hasLink"), !m_link.isEmpty() },
                                  { QStringLiteral("offeredToDelete"), m_offeredToDelete } });
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Allium/Profiles/ChooserWindow.qml")));
    if (!engine.rootObjects().isEmpty()) // otherwise Qt has said why
        QApplication::exec();
    return std::move(m_choice);
}

void Chooser::open(const QString& profile)
{
    m_profiles.setOpening(profile);
    auto work = [path = m_place.pathOf(profile), link = m_link] { return ObtainedProfile::of(path, link); };
    whenDone(m_opener.run(std::move(work)), this, [this, profile](ObtainedProfile got) { obtained(profile, std::move(got)); });
}

void Chooser::obtained(const QString& profile, ObtainedProfile got)
{
    if (got.folder == nullptr && !got.isHandedOver)
        return m_profiles.openingFailed(sentenceFor(got.error, m_place.pathOf(profile)));
    m_choice = { profile, std::move(got.folder) };
    QApplication::quit();
}

QString Chooser::sentenceFor(node::ProfileFolder::Error error, const QString& path)
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

} // namespace allium::desktop
