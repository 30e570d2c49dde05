// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/picture/Helper.h"

#include <QBuffer>
#include <QPainter>
#include <QtEndian>

#include <array>

namespace allium::test {
namespace {

quint32 crc(QByteArrayView bytes)
{
    quint32 value = 0xffffffffU;
    for (const char byte : bytes) {
        value ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320U : 0);
    }
    return ~value;
}

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray& name, const QByteArray& content)
{
    return number(static_cast<quint32>(content.size())) + name + content + number(crc(name + content));
}

} // namespace

Ended runToEnd(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        qFatal("%s does not start", qPrintable(program));
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        qFatal("%s does not end", qPrintable(program));
    return { process.exitStatus() == QProcess::CrashExit, process.exitCode(), process.readAllStandardOutput() };
}

QByteArray encoded(const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        qFatal("no %s", format);
    return bytes;
}

QImage flag(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 2, height, Qt::red);
    painter.fillRect(width / 2, 0, width - width / 2, height, Qt::blue);
    return image;
}

QByteArray hollowPng(quint32 width, quint32 height)
{
    const auto header = number(width) + number(height) + QByteArray("\x08\x06\0\0\0", 5);
    // Nothing packs as well as nothing: what would unpack to many megabytes fits.
    const auto data = qCompress(QByteArray(8 * 1024 * 1024, '\0'), 9).sliced(4);
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", data) + chunk("IEND", {});
}

} // namespace allium::test
