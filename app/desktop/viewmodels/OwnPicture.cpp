// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/OwnPicture.h"

#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/ErrorText.h"
#include "core/base/WhenDone.h"
#include "core/contacts/Limits.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace allium::desktop {

static_assert(PictureMaker::Side == contacts::limits::PictureSide && PictureMaker::MaxBytes == contacts::limits::PictureBytes);

OwnPicture::OwnPicture(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void OwnPicture::choose(const QUrl& file)
{
    if (m_busy)
        return;
    if (!file.isLocalFile())
        return setError(tr("Only files of this computer can be used."));
    make(m_maker.readFile(file.toLocalFile()));
}

void OwnPicture::paste()
{
    if (m_busy)
        return;
    const auto* data = QGuiApplication::clipboard()->mimeData();
    if (data != nullptr && data->hasImage())
        return make(m_maker.readImage(QGuiApplication::clipboard()->image()));
    if (data != nullptr && data->hasUrls())
        return choose(data->urls().constFirst());
    setError(tr("There is no picture in the clipboard. Copy one and try again."));
}

void OwnPicture::remove()
{
    m_waiting.clear();
    m_error.clear();
    if (m_waits) {
        m_source.clear();
        return Q_EMIT changed();
    }
    setBusy(true);
    m_core.call("picture-clear", {}, this, [this](const Core::Answer& answer) {
        m_busy = false;
        if (answer)
            m_source.clear();
        setError(answer ? QString() : ErrorText::explain(answer.error().kind).paragraph());
    });
}

void OwnPicture::take(const QJsonObject& account)
{
    m_source = Pictures::ofOneself(account.value(QLatin1String("picture")).toString());
    Q_EMIT changed();
}

void OwnPicture::send()
{
    m_waits = false;
    if (m_waiting.isEmpty())
        return;
    setBusy(true);
    const auto data = QString::fromLatin1(std::exchange(m_waiting, {}).toBase64());
    m_core.call("picture-set", { { QStringLiteral("data"), data } }, this, [this](const Core::Answer& answer) {
        m_busy = false;
        if (answer)
            take(answer->toObject());
        setError(answer ? QString() : ErrorText::explain(answer.error().kind).paragraph());
    });
}

void OwnPicture::make(const QFuture<PictureMaker::Answer>& making)
{
    m_error.clear();
    setBusy(true);
    whenDone(making, this, [this](const PictureMaker::Answer& made) {
        m_busy = false;
        if (made)
            return give(*made);
        setError(made.error() == PictureMaker::Error::TooLarge ? tr("This picture is too large. Choose a smaller one.")
                                                               : tr("This is not a picture that Allium can read. JPEG, PNG, GIF and BMP work."));
    });
}

void OwnPicture::give(const PictureMaker::Made& made)
{
    m_waiting = made.bytes;
    if (!m_waits)
        return send();
    const auto name = QString::number(++m_made);
    Q_EMIT this->made(name, made.image);
    m_source = Pictures::ofWindow(name);
    Q_EMIT changed();
}

void OwnPicture::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT changed();
}

void OwnPicture::setError(const QString& error)
{
    m_error = error;
    Q_EMIT changed();
}

} // namespace allium::desktop
