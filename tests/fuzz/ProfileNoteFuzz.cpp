// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/node/ProfileNote.h"
#include "core/node/ProfilePlace.h"

#include <cstddef>
#include <cstdint>

using namespace allium::node;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (const auto note = ProfileNote::decode(bytes))
        ALLIUM_ASSERT(note->encode() == bytes);
    const auto text = QString::fromUtf8(bytes);
    const auto typed = ProfileNote::of(text);
    ALLIUM_ASSERT(typed.encode().size() <= ProfileNote::MaxBytes);
    ALLIUM_ASSERT(ProfileNote::decode(typed.encode())->title == typed.title);
    if (ProfilePlace::isName(text))
        ALLIUM_ASSERT(!text.contains(QLatin1Char('/')) && text != QLatin1String(".."));
    return 0;
}
