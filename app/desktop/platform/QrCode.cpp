// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/QrCode.h"

#include <qrencode.h>

#include <memory>

namespace allium::desktop {

QrCode QrCode::of(const QString& text)
{
    QrCode code;
    const auto bytes = text.toUtf8();
    if (bytes.isEmpty())
        return code;
    // Level M bears a scratch or a reflection on a screen.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!made)
        return code;
    code.m_width = made->width;
    code.m_squares.resize(qsizetype { made->width } * made->width);
    for (int i = 0; i < code.m_squares.size(); ++i)
        code.m_squares.setBit(i, (made->data[i] & 1U) != 0);
    return code;
}

QImage QrCode::image(int scale) const
{
    const auto squares = m_width + 2 * QuietZone;
    QImage small(squares, squares, QImage::Format_Grayscale8);
    small.fill(Qt::white);
    for (int y = 0; y < m_width; ++y) {
        auto* line = small.scanLine(y + QuietZone);
        for (int x = 0; x < m_width; ++x)
            line[x + QuietZone] = isDark(x, y) ? 0 : 255;
    }
    return small.scaled(squares * scale, squares * scale);
}

} // namespace allium::desktop
