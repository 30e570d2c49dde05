// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactLink.h"

#include <cstdint>

using namespace allium::contacts;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto link = ContactLink::parse(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!link)
        return 0;
    const auto again = ContactLink::parse(link->toString());
    if (!again || !(*again == *link))
        __builtin_trap();
    return 0;
}
