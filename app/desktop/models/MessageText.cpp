// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/MessageText.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <QLocale>

namespace allium::desktop {
namespace {

constexpr int DaysOfWeek = 7;

} // namespace

QString MessageText::clock(const QDateTime& time)
{
    const QLocale locale;
    // Some write seconds even in short.
    return locale.toString(time.toLocalTime().time(), locale.timeFormat(QLocale::ShortFormat).remove(QLatin1String(":ss")));
}

QString MessageText::day(const QDate& day, const QDate& today)
{
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    if (day < today && day > today.addDays(-DaysOfWeek))
        return QLocale().standaloneDayName(day.dayOfWeek());
    //: a date as QDate formats it: "3 March"
    return QLocale().toString(day, day.year() == today.year() ? tr("d MMMM") : tr("d MMMM yyyy"));
}

QString MessageText::quoted(const QuoteEntry& quote)
{
    if (quote.position == 0)
        return tr("A message that is not here");
    if (!quote.file.isEmpty())
        return tr("File: %1").arg(quote.file);
    return quote.text.isEmpty() ? tr("A message without words") : quote.text;
}

QString MessageText::failure(const QString& kind)
{
    return kind.isEmpty() ? QString() : ErrorText::explain(kind.toUtf8()).paragraph();
}

} // namespace allium::desktop
