// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/FileActions.h"

#include "app/desktop/models/FileKinds.h"
#include "app/desktop/viewmodels/Preferences.h"
#include "core/base/WhenDone.h"

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

void FileActions::cancelPreparation(qint64 preparation)
{
    m_core.call("cancel-preparation", { { QStringLiteral("preparation"), preparation } }, this, [this](const Core::Answer& answer) {
        if (!answer)
            Q_EMIT failed(answer.error().kind);
    });
}

void FileActions::save(const QString& transfer, const QUrl& folder)
{
    const auto path = folder.toLocalFile();
    if (folder != downloads())
        return write(transfer, path);
    // A fresh home has none; what goes wrong, the core says.
    whenDone(m_disk.run([path] { return QDir().mkdir(path); }), this, [this, transfer, path](bool) { write(transfer, path); });
}

void FileActions::write(const QString& transfer, const QString& folder)
{
    const QJsonObject params { { QStringLiteral("transfer"), transfer }, { QStringLiteral("path"), folder } };
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

template <class Check>
void FileActions::handOver(const QString& path, Check check)
{
    whenDone(m_disk.run(check), this, [this, path](const QByteArray& trouble) {
        if (trouble.isEmpty())
            QDesktopServices::openUrl(QUrl::fromLocalFile(path));
        else
            Q_EMIT failed(trouble);
    });
}

void FileActions::openSaved(const QString& path)
{
    handOver(path, [path]() -> QByteArray {
        const QFileInfo file(path);
        if (!file.exists())
            return "file.gone";
        const bool mayRun = file.isFile() && (file.isExecutable() || FileKinds::mayRun(file.fileName()));
        return mayRun ? "file.may-run" : "";
    });
}

void FileActions::showInFolder(const QString& path)
{
    const auto folder = QFileInfo(path).absolutePath();
    handOver(folder, [folder]() -> QByteArray { return QDir(folder).exists() ? "" : "file.gone"; });
}

} // namespace allium::desktop
