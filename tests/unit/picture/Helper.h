// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QProcess>

namespace allium::test {

/// How a program ended that was given something and left alone.
struct Ended {
    bool wasKilled = false;
    int code = 0;
    QByteArray output;
};
Ended runToEnd(const QString& program, const QStringList& arguments, const QByteArray& input = {});

QByteArray encoded(const QImage& image, const char* format, int quality = -1);
/// Left half red, right half blue.
QImage flag(int width, int height);
/// PNG that says it is that big, with 8 MiB of zeros packed in it.
QByteArray hollowPng(quint32 width, quint32 height);

} // namespace allium::test
