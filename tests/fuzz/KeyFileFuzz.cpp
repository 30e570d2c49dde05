// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/crypto/Hash.h"
#include "core/storage/KeyFile.h"

#include <cstddef>
#include <cstdint>

using namespace allium;
using namespace allium::storage;

namespace {

void check(QByteArrayView bytes)
{
    const auto file = KeyFile::decode(bytes);
    if (!file) {
        const auto kind = file.error().kind;
        ALLIUM_ASSERT(kind == StorageErrorKind::Damaged || kind == StorageErrorKind::Truncated
                      || kind == StorageErrorKind::FromTheFuture);
        return;
    }
    ALLIUM_ASSERT(file->keyRing || file->passphrase || file->recovery);
    ALLIUM_ASSERT(!file->passphrase || file->passphrase->cost.isAcceptable());
    // Without the seal and the checksum, which need the master key, it writes what it read.
    constexpr qsizetype Tail = 64;
    const MasterKey master;
    ALLIUM_ASSERT(file->encode(master).chopped(Tail) == bytes.chopped(Tail));
    if (file->keyRing)
        ALLIUM_ASSERT(!file->openWithKeyRing(crypto::AeadKey()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    check(bytes);
    // With a checksum that fits, so that what lies behind it is reached.
    QByteArray whole = bytes.toByteArray();
    const auto length = static_cast<std::uint32_t>(whole.size() + 32);
    for (qsizetype i = 0; i < 4 && 10 + i < whole.size(); ++i)
        whole[10 + i] = static_cast<char>(length >> (8 * (3 - i)));
    whole += crypto::hash("allium key file checksum 1", { whole }).toByteArray();
    check(whole);

    const auto code = RecoveryCode::parse(crypto::Secret::copyOf(bytes));
    if (code)
        ALLIUM_ASSERT(RecoveryCode::parse(code->text())->bytes() == code->bytes());
    return 0;
}
