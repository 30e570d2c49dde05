// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Links.h"

#include <QRegularExpression>
#include <QUrl>

namespace allium::desktop {
namespace {

/// How much of `address` is address, given that it stands in prose.
qsizetype addressLength(QStringView address)
{
    auto length = address.size();
    while (length > 0) {
        const auto last = address[length - 1];
        const auto body = address.left(length);
        const bool closesTooMuch = (last == QLatin1Char(')') && body.count(QLatin1Char('(')) < body.count(QLatin1Char(')')))
                                   || (last == QLatin1Char(']') && body.count(QLatin1Char('[')) < body.count(QLatin1Char(']')));
        if (!closesTooMuch && !QStringLiteral(".,;:!?'\"").contains(last))
            break;
        --length;
    }
    return length;
}

} // namespace

QList<LinkInText> findLinks(const QString& text)
{
    // Printable ASCII without what an address has no use for. A letter of another script in it, or
    // right behind it, may be there to deceive: then it is no link at all.
    static const QRegularExpression pattern(
        QStringLiteral("(?<![A-Za-z0-9+.-])(?:(https?)://|(allium):)[!#-;=?-\\]_a-z~]++(?![\\p{L}\\p{N}\\p{M}])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QList<LinkInText> found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto length = addressLength(match.capturedView());
        const bool isAllium = match.capturedLength(2) > 0;
        const QUrl url(text.mid(match.capturedStart(), length), QUrl::StrictMode);
        if (!url.isValid() || (!isAllium && url.host().isEmpty()))
            continue;
        found.append({ match.capturedStart(), length, isAllium });
    }
    return found;
}

} // namespace allium::desktop
