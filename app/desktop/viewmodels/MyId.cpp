// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/MyId.h"

#include "app/desktop/platform/QrCode.h"
#include "app/desktop/viewmodels/ErrorText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSaveFile>

namespace allium::desktop {
namespace {

constexpr int GroupChars = 4;
constexpr int PictureScale = 12; ///< pixels of a square: sharp in print and small as a file

} // namespace

MyId::MyId(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&core, &Core::eventReceived, this, [this](const QString& type, const QJsonObject& fields) {
        if (type == QLatin1String("account.changed"))
            take(fields);
    });
}

QString MyId::grouped() const
{
    QStringList groups;
    for (qsizetype at = 0; at < m_onionId.size(); at += GroupChars)
        groups.append(m_onionId.mid(at, GroupChars));
    return groups.join(QLatin1Char(' '));
}

void MyId::refresh()
{
    m_core.call("account", {}, this, [this](const Core::Answer& answer) {
        if (answer)
            take(answer->toObject());
    });
}

void MyId::take(const QJsonObject& account)
{
    m_name = account.value(QLatin1String("name")).toString();
    m_onionId = account.value(QLatin1String("onion_id")).toString();
    m_link = account.value(QLatin1String("link")).toString();
    Q_EMIT changed();
}

void MyId::clear()
{
    m_name.clear();
    m_onionId.clear();
    m_link.clear();
    setRenewing(false, {});
    Q_EMIT changed();
}

void MyId::renew()
{
    if (m_isRenewing)
        return;
    setRenewing(true, {});
    m_core.call("new-onion-id", {}, this, [this](const Core::Answer& answer) {
        if (!m_isRenewing)
            return; // the profile was closed meanwhile
        setRenewing(false, answer ? QString() : ErrorText::explain(answer.error().kind).paragraph());
        if (!answer)
            return;
        take(answer->toObject());
        Q_EMIT renewed();
    });
}

void MyId::forgetRenewError()
{
    setRenewing(m_isRenewing, {});
}

void MyId::setRenewing(bool renewing, const QString& error)
{
    if (renewing == m_isRenewing && error == m_renewError)
        return;
    m_isRenewing = renewing;
    m_renewError = error;
    Q_EMIT renewingChanged();
}

void MyId::copyOnionId() const
{
    QGuiApplication::clipboard()->setText(m_onionId);
}

void MyId::copyLink() const
{
    QGuiApplication::clipboard()->setText(m_link);
}

void MyId::savePicture(const QUrl& file)
{
    auto path = file.toLocalFile();
    if (!path.isEmpty() && !path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        path += QLatin1String(".png");
    QSaveFile target(path);
    const auto code = QrCode::of(m_link);
    if (path.isEmpty() || code.isNull() || !target.open(QIODevice::WriteOnly)
        || !code.image(PictureScale).save(&target, "PNG") || !target.commit())
        return Q_EMIT saveFailed(tr("The picture could not be saved there. Choose another folder."));
    Q_EMIT saved(path);
}

} // namespace allium::desktop
