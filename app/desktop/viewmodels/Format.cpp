// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Format.h"

#include <QDateTime>
#include <QKeySequence>
#include <QLocale>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace allium::desktop {
namespace {

constexpr std::chrono::seconds Tick { 30 };
constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;

/// A number stays with its unit where a line ends.
QString unbroken(QString text)
{
    constexpr QChar NoBreakSpace(0x00a0);
    constexpr QChar WordJoiner(0x2060);
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (text.at(at) == QLatin1Char(' ') && text.at(at - 1).isDigit())
            text[at] = NoBreakSpace;
    }
    return text.replace(QLatin1Char('/'), QLatin1Char('/') + QString(WordJoiner));
}

/// Less than an hour ago; clocks of peers may be ahead a little.
QString recently(qint64 age, bool inFull)
{
    if (age < Minute)
        return Format::tr("just now");
    return unbroken((inFull ? Format::tr("%1 min ago") : Format::tr("%1 min", "minutes ago, in few letters")).arg(age / Minute));
}

QString dateOf(const QDateTime& time, const QDateTime& now)
{
    constexpr QChar NoBreakSpace(0x00a0);
    const auto format = time.date().year() == now.date().year() ? Format::tr("d MMM", "day and month")
                                                                : Format::tr("d MMM yyyy", "day, month and year");
    return QLocale().toString(time.date(), format).replace(QLatin1Char(' '), NoBreakSpace);
}

QString timeOf(const QDateTime& time)
{
    // Some locales know no format without seconds.
    return QLocale().toString(time.time(), QLocale().timeFormat(QLocale::ShortFormat).remove(QLatin1String(":ss")));
}

QString ago(qint64 time, qint64 now, bool inFull)
{
    const auto age = now - time;
    if (age < Hour && age > -Hour)
        return recently(age, inFull);
    const auto then = QDateTime::fromMSecsSinceEpoch(time);
    const auto today = QDateTime::fromMSecsSinceEpoch(now);
    const auto days = then.date().daysTo(today.date());
    if (days == 0)
        return timeOf(then);
    if (days > 0 && days < 7) {
        const auto day = QLocale().toString(then.date(), QStringLiteral("ddd"));
        return inFull ? Format::tr("%1 %2", "day of the week, time of day").arg(day, timeOf(then)) : day;
    }
    return dateOf(then, today);
}

} // namespace

Format::Format(QObject* parent)
    : QObject(parent)
    , m_now(QDateTime::currentMSecsSinceEpoch())
{
    m_timer.setInterval(Tick);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_now = QDateTime::currentMSecsSinceEpoch();
        Q_EMIT nowChanged();
    });
    m_timer.start();
}

QString Format::since(qint64 time, qint64 now)
{
    return ago(time, now, true);
}

QString Format::shortly(qint64 time, qint64 now)
{
    return ago(time, now, false);
}

QString Format::exactly(qint64 time)
{
    const QLocale locale;
    const auto moment = QDateTime::fromMSecsSinceEpoch(time);
    //: date, time of day
    return tr("%1, %2").arg(locale.toString(moment.date(), QLocale::LongFormat), timeOf(moment));
}

QString Format::embedded(const QString& name)
{
    return QChar(0x2068) + name + QChar(0x2069); // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
}

QString Format::size(qint64 bytes)
{
    if (bytes < 1000)
        return unbroken(tr("%n bytes", nullptr, static_cast<int>(std::max<qint64>(bytes, 0))));
    const std::array<QString, 4> units { tr("KB"), tr("MB"), tr("GB"), tr("TB") };
    auto value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    // Not "1000.0 KB", which rounding would make of 999 950 bytes.
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return unbroken(tr("%1 %2", "number and unit").arg(QLocale().toString(value, 'f', 1), units.at(unit)));
}

QString Format::rate(double bytesPerSecond)
{
    return unbroken(tr("%1/s", "a size each second").arg(size(static_cast<qint64>(bytesPerSecond))));
}

QString Format::duration(qint64 seconds)
{
    if (seconds < 60)
        return unbroken(tr("%1 s", "seconds").arg(std::max<qint64>(seconds, 0)));
    constexpr qint64 DayMinutes = 1440;
    const auto minutes = seconds / 60;
    if (minutes < 60)
        return unbroken(tr("%1 min", "minutes").arg(minutes));
    if (minutes < 2 * DayMinutes)
        return unbroken(minutes % 60 == 0 ? tr("%1 h", "hours").arg(minutes / 60)
                                          : tr("%1 h %2 min", "hours and minutes").arg(minutes / 60).arg(minutes % 60));
    return unbroken(tr("%n days", nullptr, static_cast<int>(minutes / DayMinutes)));
}

QString Format::keys(const QString& keys)
{
    return QKeySequence(keys, QKeySequence::PortableText).toString(QKeySequence::NativeText);
}

QVariantList Format::sequences(int standardKey, const QString& always)
{
    QVariantList found;
    auto bindings = QKeySequence::keyBindings(static_cast<QKeySequence::StandardKey>(standardKey));
    bindings.append(QKeySequence(always, QKeySequence::PortableText));
    for (const auto& binding : std::as_const(bindings)) {
        if (const QVariant text = binding.toString(QKeySequence::PortableText); !found.contains(text))
            found.append(text);
    }
    return found;
}

} // namespace allium::desktop
