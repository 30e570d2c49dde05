// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/WordCode.h"

#include <QtGlobal>

namespace allium::crypto {

QByteArrayList wordCode(QByteArrayView bytes, int count)
{
    Q_ASSERT(bytes.size() * 8 >= qsizetype { count } * BitsPerWord);
    QByteArrayList words;
    qsizetype next = 0;
    for (int i = 0; i < count; ++i) {
        unsigned index = 0;
        for (int bit = 0; bit < BitsPerWord; ++bit, ++next) {
            const auto byte = static_cast<unsigned char>(bytes[next / 8]);
            index = index << 1U | ((byte >> (7 - next % 8)) & 1U);
        }
        words.append(Words[index]);
    }
    return words;
}

} // namespace allium::crypto
