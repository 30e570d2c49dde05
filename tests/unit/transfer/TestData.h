// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/HashTree.h"

#include <QByteArray>
#include <QFile>
#include <QList>

namespace allium::test {

using transfer::HashTree;
using transfer::HashTreeBuilder;
using transfer::LeafBytes;
using transfer::LeafRange;
using transfer::LeavesPerSector;
using transfer::SectorBytes;

/// The content that make_vectors.py uses as well: no two leaves are equal.
inline QByteArray content(qsizetype length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    for (qsizetype i = 0; i < length; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / LeafBytes) & 0xff);
    return bytes;
}

inline QByteArrayView leafOf(const QByteArray& file, std::uint64_t leaf)
{
    const auto at = static_cast<qsizetype>(leaf) * LeafBytes;
    return QByteArrayView(file).sliced(at, std::min<qsizetype>(LeafBytes, file.size() - at));
}

/// The whole sectors around a range of leaves.
inline QByteArrayView sectorsOf(const QByteArray& file, const LeafRange& range)
{
    const auto first = static_cast<qsizetype>(range.first / LeavesPerSector) * SectorBytes;
    const auto end = static_cast<qsizetype>((range.end() - 1) / LeavesPerSector + 1) * SectorBytes;
    return QByteArrayView(file).sliced(first, std::min<qsizetype>(end, file.size()) - first);
}

inline HashTree treeOf(const QByteArray& file)
{
    HashTreeBuilder builder;
    builder.add(file);
    return builder.finish();
}

/// Lines of a vector file, split at spaces.
inline QList<QByteArrayList> vectors(const char* name)
{
    QFile file(QStringLiteral(ALLIUM_TEST_DATA "/") + QLatin1String(name));
    QList<QByteArrayList> lines;
    if (file.open(QIODevice::ReadOnly)) {
        for (const auto& line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                lines.append(line.split(' '));
        }
    }
    return lines;
}

} // namespace allium::test
