// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/RecoveryCode.h"

#include "core/crypto/Secret.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <memory>

namespace allium::desktop {
namespace {

/// One sheet of A4, in letters that are easy to read from paper.
QByteArray printable(const QString& page)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout::Millimeter);
    writer.setTitle(QStringLiteral("Allium"));
    QPainter painter(&writer);
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSize(13);
    painter.setFont(font);
    painter.drawText(painter.viewport(), Qt::TextWordWrap, page);
    painter.end();
    return bytes;
}

} // namespace

RecoveryCode::~RecoveryCode()
{
    m_writer.waitForDone();
    crypto::wipe(m_text);
}

void RecoveryCode::setText(const QString& text)
{
    crypto::wipe(m_text);
    m_text = text;
    m_saved.clear();
    m_error.clear();
    Q_EMIT changed();
}

void RecoveryCode::clear()
{
    setText({});
}

void RecoveryCode::copy()
{
    m_clipboard.copy(m_text);
}

QString RecoveryCode::page() const
{
    //: the text of a file; %1 is the code
    return tr("Recovery code of an Allium profile\n\n    %1\n\nIt opens the profile when the system's key ring is lost. Keep it where only you can find it.\n")
        .arg(m_text);
}

void RecoveryCode::save(const QUrl& file)
{
    const auto path = file.toLocalFile();
    m_writer.start([this, path, page = std::make_shared<QString>(page())] { // one copy, to be wiped
        auto bytes = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ? printable(*page) : page->toUtf8();
        crypto::wipe(*page);
        QSaveFile target(path);
        const bool written = target.open(QIODevice::WriteOnly) && target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && target.write(bytes) == bytes.size() && target.commit();
        crypto::wipe(bytes);
        QMetaObject::invokeMethod(this, [this, path, written] {
            m_saved = written ? path : QString();
            m_error = written ? QString() : tr("The file could not be written. Choose another place.");
            Q_EMIT changed();
        }, Qt::QueuedConnection);
    });
}

} // namespace allium::desktop
