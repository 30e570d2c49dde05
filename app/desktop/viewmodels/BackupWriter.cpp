// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/BackupWriter.h"

#include "app/desktop/viewmodels/ErrorText.h"
#include "app/desktop/viewmodels/SecretText.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace allium::desktop {

BackupWriter::BackupWriter(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

QUrl BackupWriter::suggestion()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const auto day = QDate::currentDate().toString(Qt::ISODate);
    return QUrl::fromLocalFile(folder.filePath(QStringLiteral("allium-%1.allium-backup").arg(day)));
}

void BackupWriter::write(const QUrl& file, const QString& passphrase, bool withHistory)
{
    const auto path = file.toLocalFile();
    if (m_busy || path.isEmpty())
        return;
    m_busy = true;
    m_error.clear();
    m_written.clear();
    Q_EMIT changed();
    Core::Secrets secrets;
    secrets.emplace("backup_passphrase", secretOf(passphrase));
    m_core.call("backup", { { QStringLiteral("path"), path }, { QStringLiteral("history"), withHistory } }, std::move(secrets), this,
                [this, path](const Core::Answer& answer) {
                    m_busy = false;
                    if (answer)
                        m_written = path;
                    else
                        m_error = ErrorText::explain(answer.error().kind).paragraph();
                    Q_EMIT changed();
                });
}

void BackupWriter::showInFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).path()));
}

} // namespace allium::desktop
