// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SafePath.h"

#include <cstdlib>

using namespace allium::transfer;

/// What is accepted stays inside its folder, and what is made safe is accepted.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (const auto path = SafePath::parse(bytes)) {
        if (path->utf8() != bytes || path->parts().size() > SafePath::MaxDepth)
            std::abort();
        for (const auto& part : path->parts()) {
            const auto& name = part.utf8();
            if (name.isEmpty() || name == "." || name == ".." || name.contains('/') || name.contains('\0')
                || name.size() > FileName::MaxBytes || !FileName::parse(part.numbered(2).utf8()))
                std::abort();
        }
    }
    const auto safe = FileName::sanitized(QString::fromUtf8(bytes));
    const auto again = FileName::parse(safe.utf8());
    if (!again || !(*again == safe))
        std::abort();
    return 0;
}
