// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SafePath.h"

#include <QList>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace allium::transfer {

namespace {

bool isReserved(const QString& name)
{
    static constexpr std::array Exact { "con", "prn", "aux", "nul", "conin$", "conout$" };
    static constexpr std::array Numbered { "com", "lpt" };
    const QString base = name.section(u'.', 0, 0).trimmed().toLower();
    for (const auto* word : Exact) {
        if (base == QLatin1String(word))
            return true;
    }
    for (const auto* word : Numbered) {
        // Windows takes the superscript digits for digits here.
        if (base.size() == 4 && base.startsWith(QLatin1String(word))
            && (base[3].isDigit() || QStringView(u"\u00b9\u00b2\u00b3").contains(base[3])))
            return true;
    }
    return false;
}

std::optional<NameError> problemOf(uint point)
{
    if (point == 0)
        return NameError::NulByte;
    switch (QChar::category(point)) {
    case QChar::Other_Control:
        return NameError::ControlCharacter;
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return NameError::FormatCharacter;
    case QChar::Other_Surrogate:
        return NameError::NotUtf8;
    default:
        break;
    }
    if (point < 0x80 && QByteArrayView("/\\:*?\"<>|").contains(static_cast<char>(point)))
        return NameError::ForbiddenCharacter;
    if ((point & 0xfffeU) == 0xfffeU)
        return NameError::FormatCharacter; // U+FFFE, U+FFFF and their like: no characters at all
    return std::nullopt;
}

QByteArray fold(const QByteArray& utf8)
{
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<signed char>(c) >= 0; }))
        return utf8.toLower();
    const auto text = QString::fromUtf8(utf8).normalized(QString::NormalizationForm_C);
    // By way of upper case, because Qt folds one letter to one: "ß" and "SS" are equal on macOS.
    return text.toUpper().toCaseFolded().normalized(QString::NormalizationForm_C).toUtf8();
}

/// At most `limit` bytes, never through the middle of a character.
QString cutToBytes(QString text, qsizetype limit)
{
    while (text.toUtf8().size() > limit) {
        const bool pair = text.back().isLowSurrogate() && text.size() > 1;
        text.chop(pair ? 2 : 1);
    }
    return text;
}

} // namespace

Result<FileName, NameError> FileName::parse(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return fail(NameError::Empty);
    if (utf8.size() > MaxBytes)
        return fail(NameError::TooLong);
    // A byte order mark stays visible to the checks below.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(utf8);
    if (decoder.hasError() || text.toUtf8() != utf8)
        return fail(NameError::NotUtf8);
    if (text == QLatin1String(".") || text == QLatin1String(".."))
        return fail(NameError::DotPart);
    for (const uint point : text.toUcs4()) {
        if (const auto problem = problemOf(point))
            return fail(*problem);
    }
    if (text.back() == u'.' || text.back().isSpace())
        return fail(NameError::TrailingDotOrSpace);
    if (text.front().isSpace())
        return fail(NameError::LeadingSpace);
    if (isReserved(text))
        return fail(NameError::ReservedName);
    return FileName(utf8.toByteArray());
}

FileName FileName::sanitized(const QString& local)
{
    QString clean;
    for (const uint point : local.toUcs4()) {
        if (problemOf(point))
            clean += u'_';
        else
            clean += QStringView(QChar::fromUcs4(point));
    }
    clean = cutToBytes(clean.trimmed(), MaxBytes - 1);
    while (!clean.isEmpty() && (clean.back() == u'.' || clean.back().isSpace()))
        clean.chop(1);
    if (clean.isEmpty())
        clean = QStringLiteral("_");
    if (isReserved(clean))
        clean.prepend(u'_');
    return FileName(clean.toUtf8());
}

QByteArray FileName::folded() const
{
    return fold(m_utf8);
}

FileName FileName::numbered(int number) const
{
    const QString name = toString();
    const auto dot = name.lastIndexOf(u'.');
    QString base = dot > 0 ? name.left(dot) : name;
    const QString ending = dot > 0 && name.size() - dot <= 16 ? name.mid(dot) : QString();
    if (ending.isEmpty())
        base = name;
    const QString suffix = QStringLiteral(" (%1)").arg(number);
    base = cutToBytes(base, MaxBytes - ending.toUtf8().size() - suffix.size());
    return FileName((base + suffix + ending).toUtf8());
}

Result<SafePath, NameError> SafePath::parse(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return fail(NameError::Empty);
    if (utf8.startsWith('/'))
        return fail(NameError::Absolute);
    std::vector<FileName> parts;
    for (qsizetype start = 0; start <= utf8.size();) {
        auto end = utf8.indexOf('/', start);
        if (end < 0)
            end = utf8.size();
        if (parts.size() == MaxDepth)
            return fail(NameError::TooDeep);
        ALLIUM_TRY(auto part, FileName::parse(utf8.sliced(start, end - start)));
        parts.push_back(std::move(part));
        start = end + 1;
    }
    return SafePath(std::move(parts));
}

Result<SafePath, NameError> SafePath::fromParts(std::vector<FileName> parts)
{
    if (parts.empty())
        return fail(NameError::Empty);
    if (parts.size() > MaxDepth)
        return fail(NameError::TooDeep);
    return SafePath(std::move(parts));
}

QByteArray SafePath::utf8() const
{
    QByteArray joined;
    for (const auto& part : m_parts) {
        if (!joined.isEmpty())
            joined += '/';
        joined += part.utf8();
    }
    return joined;
}

QByteArray SafePath::folded() const
{
    return fold(utf8());
}

} // namespace allium::transfer
