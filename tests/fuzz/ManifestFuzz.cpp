// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ContentLayout.h"

#include <cstdlib>

using namespace allium::transfer;

/// Whatever decodes encodes to the same bytes and has a layout that adds up.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto manifest = Manifest::decode(bytes);
    if (!manifest)
        return 0;
    if (manifest->encode() != bytes)
        std::abort();
    const ContentLayout layout(*manifest);
    if (layout.uniqueBytes() > manifest->totalBytes || layout.uniqueBytes() + 16 * layout.sectors() != layout.storeBytes())
        std::abort();
    if (layout.sectors() > 0 && layout.fileAt({ layout.sectors() - 1 }) >= layout.files().size())
        std::abort();
    return 0;
}
