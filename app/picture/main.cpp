// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture/Confinement.h"
#include "app/picture/Decoding.h"

#include <QtGlobal>

#include <unistd.h>

using namespace allium;

namespace {

// What core/node/PictureProcess goes by.
enum Outcome { Done = 0, Refused = 2, NotConfined = 3 };

/// Nobody reads what it says, and saying it could need what is forbidden.
void say(QtMsgType, const QMessageLogContext&, const QString&)
{
}

/// One byte more than there may be shows that there is more.
QByteArray readAll()
{
    QByteArray bytes(picture::MaxBytes + 1, '\0');
    qsizetype size = 0;
    while (size < bytes.size()) {
        const auto got = ::read(STDIN_FILENO, bytes.data() + size, static_cast<std::size_t>(bytes.size() - size));
        if (got <= 0)
            break;
        size += got;
    }
    bytes.truncate(size);
    return bytes;
}

bool writeAll(const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto put = ::write(STDOUT_FILENO, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (put <= 0)
            return false;
        done += put;
    }
    return true;
}

} // namespace

/// A picture comes in, its pixels go out. Ends without destructors: they would want to close files.
int main()
{
    qInstallMessageHandler(say);
    if (!picture::limitResources() || !picture::prepare() || !picture::confine())
        ::_exit(NotConfined);
    const auto pixels = picture::decode(readAll());
    ::_exit(pixels && writeAll(*pixels) ? Done : Refused);
}
