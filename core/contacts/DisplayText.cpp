// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/DisplayText.h"

#include <QChar>
#include <QList>
#include <QStringDecoder>

namespace allium::contacts {
namespace {

constexpr int MaxMarksInARow = 4;
constexpr char32_t ZeroWidthNonJoiner = 0x200C;
constexpr char32_t ZeroWidthJoiner = 0x200D;

bool isMark(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return true;
    default:
        return false;
    }
}

bool isShowable(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

void append(QString& to, char32_t point)
{
    if (QChar::requiresSurrogates(point)) {
        to.append(QChar(QChar::highSurrogate(point)));
        to.append(QChar(QChar::lowSurrogate(point)));
    } else {
        to.append(QChar(static_cast<char16_t>(point)));
    }
}

QString filtered(const QString& raw, qsizetype maxCodePoints, bool severalLines)
{
    QString result;
    qsizetype points = 0;
    int marks = 0;
    const auto ucs4 = raw.toUcs4();
    for (char32_t point : ucs4) {
        if (points == maxCodePoints)
            break;
        if (severalLines && (point == U'\n' || point == U'\t' || point == ZeroWidthJoiner || point == ZeroWidthNonJoiner)) {
            append(result, point);
            ++points;
            continue;
        }
        if (!severalLines && (QChar::isSpace(point) || point == U'\n')) {
            if (result.isEmpty() || result.back() == QLatin1Char(' '))
                continue;
            point = U' ';
        }
        if (!isShowable(point))
            continue;
        marks = isMark(point) ? marks + 1 : 0;
        if (marks > MaxMarksInARow)
            continue;
        append(result, point);
        ++points;
    }
    return severalLines ? result : result.trimmed();
}

} // namespace

QString displayLine(const QString& raw, qsizetype maxCodePoints)
{
    return filtered(raw, maxCodePoints, false);
}

QString displayText(const QString& raw, qsizetype maxCodePoints)
{
    return filtered(raw, maxCodePoints, true);
}

std::optional<QString> strictUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

} // namespace allium::contacts
