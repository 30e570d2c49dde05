// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/Pictures.h"

#include <QQuickAsyncImageProvider>

namespace allium::desktop {

/// image://pictures/… for QML: round, in the size that is asked for, as every renderer can draw it.
/// The engine owns it and asks from a thread of its own; `pictures` outlives the engine. Who has no
/// picture gets one of a single pixel.
class PictureProvider final : public QQuickAsyncImageProvider {
public:
    static constexpr int MaxSide = 512;

    explicit PictureProvider(Pictures& pictures)
        : m_pictures(pictures)
    {
    }
    QQuickImageResponse* requestImageResponse(const QString& id, const QSize& requestedSize) override;

    static QImage rounded(const QImage& picture, int side);

private:
    Pictures& m_pictures;
};

} // namespace allium::desktop
