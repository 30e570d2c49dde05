// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/devtools/PseudoTranslator.h"

#include <QRegularExpression>

#include <algorithm>

namespace allium::desktop {
namespace {

/// For a to z and A to Z, in this order.
const QString& accented()
{
    static const auto letters = QStringLiteral("áƀçđéƒĝĥíĵķļḿñöþǫŕšŧúṽŵẋýž"
                                               "ÁƁÇĐÉƑĜĤÍĴĶĻḾÑÖÞǪŔŠŦÚṼŴẊÝŽ");
    return letters;
}

/// Parts that mean something to the program: arguments, tags, entities, patterns such as (*.png *.jpg).
const QRegularExpression& untouched()
{
    static const QRegularExpression pattern(QStringLiteral(R"(%L?(?:\d{1,2}|n)|<[^>]*>|&\w+;|\(\*[^)]*\))"));
    return pattern;
}

QString withAccents(QStringView text)
{
    QString result;
    for (const QChar letter : text) {
        const auto code = letter.unicode();
        if (code >= 'a' && code <= 'z')
            result += accented().at(code - 'a');
        else if (code >= 'A' && code <= 'Z')
            result += accented().at(26 + code - 'A');
        else
            result += letter;
    }
    return result;
}

/// As much longer as translations get; in words, so that lines can be broken.
QString filling(qsizetype length)
{
    constexpr int WordLength = 6;
    const auto wanted = std::max<qsizetype>(1, (length * 4 + 9) / 10);
    QString result;
    for (qsizetype i = 0; i < wanted; ++i)
        result += i % WordLength == 0 ? QLatin1Char(' ') : QLatin1Char('~');
    return result == QLatin1String(" ") ? QStringLiteral("~") : result;
}

} // namespace

QString PseudoTranslator::pseudo(const QString& source)
{
    // A pattern for dates: its letters are not text.
    static const QRegularExpression datePattern(QStringLiteral("^d+ M+( y+)?$"));
    if (datePattern.match(source).hasMatch())
        return QStringLiteral("'['%1' ~]'").arg(source);

    QString result = QStringLiteral("[");
    qsizetype at = 0;
    for (auto match = untouched().globalMatch(source); match.hasNext();) {
        const auto part = match.next();
        result += withAccents(QStringView(source).mid(at, part.capturedStart() - at)) + part.captured();
        at = part.capturedEnd();
    }
    result += withAccents(QStringView(source).mid(at));
    return result + filling(source.size()) + QLatin1Char(']');
}

QString PseudoTranslator::translate(const char*, const char* source, const char*, int) const
{
    if (source == nullptr || *source == '\0')
        return {};
    return pseudo(QString::fromUtf8(source)).replace(QLatin1String("%n"), QLatin1String("%Ln"));
}

} // namespace allium::desktop
