// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>

namespace allium::test {

/// Reads a file of "name hex" lines; '#' begins a comment.
inline QHash<QByteArray, QByteArray> goldenBytes(const char* path)
{
    QFile golden(QString::fromUtf8(path));
    QHash<QByteArray, QByteArray> result;
    if (!golden.open(QIODevice::ReadOnly))
        return result;
    for (const auto& line : golden.readAll().split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.size() == 2 && !words[0].startsWith('#'))
            result.insert(words[0], QByteArray::fromHex(words[1]));
    }
    return result;
}

} // namespace allium::test
