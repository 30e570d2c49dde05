// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/FileActions.h"

#include "app/desktop/models/FileKinds.h"
#include "app/desktop/viewmodels/Preferences.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace allium::desktop {

FileActions::FileActions(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void FileActions::run(const QByteArray& method, const char* what, const QString& id)
{
    m_core.call(method, { { QLatin1String(what), id } }, this, [this](const Core::Answer& answer) {
        if (!answer)
            Q_EMIT failed(answer.error().kind);
    });
}

void FileActions::accept(const QString& offer)
{
    run("get", "offer", offer);
}

void FileActions::decline(const QString& offer)
{
    run("decline", "offer", offer);
}

void FileActions::pause(const QString& transfer)
{
    run("pause", "transfer", transfer);
}

void FileActions::resume(const QString& transfer)
{
    run("resume", "transfer", transfer);
}

void FileActions::cancel(const QString& transfer)
{
    run("cancel", "transfer", transfer);
}

void FileActions::save(const QString& transfer, const QUrl& folder)
{
    if (folder == downloads())
        QDir().mkdir(folder.toLocalFile()); // a fresh home has none; what goes wrong, the core says
    const QJsonObject params { { QStringLiteral("transfer"), transfer }, { QStringLiteral("path"), folder.toLocalFile() } };
    m_core.call("export", params, this, [this, transfer](const Core::Answer& answer) {
        if (!answer)
            Q_EMIT failed(answer.error().kind);
        else
            Q_EMIT savedAs(transfer, answer->toObject().value(QLatin1String("path")).toString());
    });
}

QUrl FileActions::downloads() const
{
    return QUrl::fromLocalFile(m_preferences != nullptr ? m_preferences->downloadFolder()
                                                        : QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
}

void FileActions::openSaved(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        Q_EMIT failed("file.gone");
    else if (file.isFile() && (file.isExecutable() || FileKinds::mayRun(file.fileName())))
        Q_EMIT failed("file.may-run");
    else
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

void FileActions::showInFolder(const QString& path)
{
    const QFileInfo file(path);
    if (!file.dir().exists())
        return Q_EMIT failed("file.gone");
    QDesktopServices::openUrl(QUrl::fromLocalFile(file.absolutePath()));
}

} // namespace allium::desktop
