// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/PictureProvider.h"

#include <QMutex>
#include <QPainter>
#include <QQuickTextureFactory>

#include <algorithm>
#include <memory>

namespace allium::desktop {
namespace {

/// Waits for a picture. Whoever brings it may come after the one who wanted it has gone.
class Response final : public QQuickImageResponse {
public:
    struct Link {
        QMutex mutex;
        Response* response = nullptr;
    };

    Response()
        : m_link(std::make_shared<Link>())
    {
        m_link->response = this;
        m_image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
        m_image.fill(Qt::transparent);
    }
    ~Response() override
    {
        const QMutexLocker lock(&m_link->mutex);
        m_link->response = nullptr;
    }
    std::shared_ptr<Link> link() const { return m_link; }
    QQuickTextureFactory* textureFactory() const override { return QQuickTextureFactory::textureFactoryForImage(m_image); }

    static void answer(const std::shared_ptr<Link>& link, const QImage& image)
    {
        const QMutexLocker lock(&link->mutex);
        if (link->response == nullptr)
            return;
        if (!image.isNull())
            link->response->m_image = image;
        // From its own thread's loop: who hears it may delete it.
        QMetaObject::invokeMethod(link->response, &QQuickImageResponse::finished, Qt::QueuedConnection);
    }

private:
    std::shared_ptr<Link> m_link;
    QImage m_image;
};

} // namespace

QImage PictureProvider::rounded(const QImage& picture, int side)
{
    QImage round(side, side, QImage::Format_ARGB32_Premultiplied);
    round.fill(Qt::transparent);
    QPainter painter(&round);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(picture.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)));
    painter.drawEllipse(round.rect());
    return round;
}

QQuickImageResponse* PictureProvider::requestImageResponse(const QString& id, const QSize& requestedSize)
{
    auto* const response = new Response;
    const int side = std::clamp(requestedSize.width(), 1, MaxSide);
    QMetaObject::invokeMethod(
        &m_pictures,
        [&pictures = m_pictures, id, side, link = response->link()] {
            pictures.fetch(id, [side, link](const QImage& picture) {
                Response::answer(link, picture.isNull() ? picture : rounded(picture, side));
            });
        },
        Qt::QueuedConnection);
    return response;
}

} // namespace allium::desktop
