// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/SensitiveClipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace allium::desktop {
namespace {

QByteArray digestOf(const QString& text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SensitiveClipboard::SensitiveClipboard(QObject* parent, std::chrono::milliseconds life)
    : QObject(parent)
{
    m_life.setSingleShot(true);
    m_life.setInterval(life);
    connect(&m_life, &QTimer::timeout, this, &SensitiveClipboard::clear);
}

SensitiveClipboard::~SensitiveClipboard()
{
    clear();
}

void SensitiveClipboard::copy(const QString& secret)
{
    auto* const data = new QMimeData; // the clipboard's from here on
    data->setText(secret);
    // What password managers say to Klipper, GPaste and others.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    m_digest = digestOf(secret);
    m_life.start();
}

void SensitiveClipboard::clear()
{
    m_life.stop();
    const auto digest = std::exchange(m_digest, {});
    if (digest.isEmpty() || qGuiApp == nullptr)
        return;
    auto* const clipboard = QGuiApplication::clipboard();
    if (digestOf(clipboard->text()) == digest)
        clipboard->clear();
}

} // namespace allium::desktop
