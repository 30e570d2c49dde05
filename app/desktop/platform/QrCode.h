// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBitArray>
#include <QImage>
#include <QString>

namespace allium::desktop {

/// A QR code: dark and light squares, drawn black on white in every theme, because cameras need it so.
class QrCode {
public:
    /// Squares of white around the code that readers rely on.
    static constexpr int QuietZone = 4;

    /// Null when the text does not fit (about 2300 bytes) or is empty.
    static QrCode of(const QString& text);

    bool isNull() const { return m_width == 0; }
    /// Squares on each side, without the quiet zone.
    int width() const { return m_width; }
    bool isDark(int x, int y) const { return m_squares.testBit(y * m_width + x); }
    /// With the quiet zone, each square `scale` pixels wide.
    QImage image(int scale) const;

private:
    int m_width = 0;
    QBitArray m_squares;
};

} // namespace allium::desktop
