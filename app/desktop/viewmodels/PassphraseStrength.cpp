// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/PassphraseStrength.h"

#include <QSet>
#include <QStringList>

#include <array>
#include <cmath>

namespace allium::desktop {
namespace {

constexpr double Weak = 28;
constexpr double Fair = 45;
constexpr double Good = 60;

/// What people choose first. Digits and signs hung onto them do not help much.
const QSet<QString>& common()
{
    static const QSet<QString> words {
        QStringLiteral("password"), QStringLiteral("passwort"), QStringLiteral("passphrase"), QStringLiteral("qwerty"),
        QStringLiteral("qwertz"), QStringLiteral("letmein"), QStringLiteral("welcome"), QStringLiteral("admin"),
        QStringLiteral("iloveyou"), QStringLiteral("monkey"), QStringLiteral("dragon"), QStringLiteral("football"),
        QStringLiteral("secret"), QStringLiteral("geheim"), QStringLiteral("hallo"), QStringLiteral("allium"),
        QStringLiteral("abc"), QStringLiteral("correcthorsebatterystaple"),
    };
    return words;
}

double alphabet(const QString& text)
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool sign = false;
    bool other = false;
    for (const QChar c : text) {
        lower = lower || (c.unicode() < 128 && c.isLower());
        upper = upper || (c.unicode() < 128 && c.isUpper());
        digit = digit || c.isDigit();
        sign = sign || (c.unicode() < 128 && !c.isLetterOrNumber());
        other = other || c.unicode() >= 128;
    }
    return 26 * lower + 26 * upper + 10 * digit + 20 * sign + 60 * other;
}

QString lettersOf(const QString& text)
{
    QString letters;
    for (const QChar c : text) {
        if (c.isLetter())
            letters.append(c.toLower());
    }
    return letters;
}

QStringList wordsOf(const QString& text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// How many characters say something new. One that continues a run ("aaa", "345") says almost nothing.
double characters(const QString& text)
{
    double count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int step = i == 0 ? 100 : text[i].unicode() - text[i - 1].unicode();
        count += step >= -1 && step <= 1 ? 0.2 : 1;
    }
    const auto variety = static_cast<double>(QSet<QChar>(text.begin(), text.end()).size());
    return std::min(count, 2 * variety);
}

} // namespace

double PassphraseStrength::bits(const QString& passphrase)
{
    const auto letters = lettersOf(passphrase);
    const auto words = wordsOf(passphrase);
    if (common().contains(letters) || passphrase.isEmpty())
        return 8.0 * !passphrase.isEmpty();
    double result = characters(passphrase) * std::log2(std::max(2.0, alphabet(passphrase)));
    // Several words are words, not random letters: about as much as one of eight thousand each.
    if (words.size() >= 3)
        result = std::min(result, 13.0 * static_cast<double>(QSet<QString>(words.begin(), words.end()).size()));
    // What looks like one word, perhaps with something hung on.
    else if (letters.size() * 4 >= passphrase.size() * 3)
        result *= 0.6;
    return result;
}

void PassphraseStrength::judge(const QString& passphrase)
{
    const double strength = bits(passphrase);
    const int level = passphrase.isEmpty() ? 0 : strength < Weak ? 1 : strength < Fair ? 2 : strength < Good ? 3 : 4;
    const auto weakness = level == 1 || level == 2 ? weaknessOf(passphrase) : Weakness::None;
    if (level == m_level && weakness == m_weakness)
        return;
    m_level = level;
    m_weakness = weakness;
    Q_EMIT changed();
}

PassphraseStrength::Weakness PassphraseStrength::weaknessOf(const QString& passphrase)
{
    constexpr double MostlyNew = 0.6;
    const auto words = wordsOf(passphrase);
    if (common().contains(lettersOf(passphrase)))
        return Weakness::WellKnown;
    if (QSet<QString>(words.begin(), words.end()).size() < words.size()
        || characters(passphrase) < MostlyNew * static_cast<double>(passphrase.size()))
        return Weakness::Repeats;
    return words.size() >= 3 ? Weakness::FewWords : Weakness::Short;
}

QString PassphraseStrength::advice() const
{
    switch (m_weakness) {
    case Weakness::WellKnown:
        return tr("This is among the first that others try. Take several words that have nothing to do with each other.");
    case Weakness::Repeats:
        return tr("What repeats or follows in order counts little. Take several words that have nothing to do with each other.");
    case Weakness::Short:
        return tr("Make it longer: several words that have nothing to do with each other.");
    case Weakness::FewWords:
        return tr("One or two more words make it strong.");
    case Weakness::None:
        break;
    }
    return {};
}

QString PassphraseStrength::words() const
{
    switch (m_level) {
    case 1:
        return tr("easy to guess");
    case 2:
        return tr("could be better");
    case 3:
        return tr("good");
    case 4:
        return tr("very good");
    default:
        return {};
    }
}

} // namespace allium::desktop
