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

} // namespace

double PassphraseStrength::bits(const QString& passphrase)
{
    QString letters;
    for (const QChar c : passphrase) {
        if (c.isLetter())
            letters.append(c.toLower());
    }
    const auto words = passphrase.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (common().contains(letters) || passphrase.isEmpty())
        return 8.0 * !passphrase.isEmpty();
    // A character that continues a run ("aaa", "345") says almost nothing new.
    double characters = 0;
    for (qsizetype i = 0; i < passphrase.size(); ++i) {
        const int step = i == 0 ? 100 : passphrase[i].unicode() - passphrase[i - 1].unicode();
        characters += step >= -1 && step <= 1 ? 0.2 : 1;
    }
    const auto variety = static_cast<double>(QSet<QChar>(passphrase.begin(), passphrase.end()).size());
    const double perCharacter = std::log2(std::max(2.0, alphabet(passphrase)));
    double result = std::min(characters, 2 * variety) * perCharacter;
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
    if (level == m_level)
        return;
    m_level = level;
    Q_EMIT changed();
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
