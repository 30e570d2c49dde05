// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/EmojiList.h"

#include "app/desktop/models/EmojiTable.h"

#include <QStringList>

#include <algorithm>

namespace allium::desktop {
namespace {

bool isFound(const Emoji& emoji, const QStringList& wanted)
{
    // English finds everywhere.
    const auto words = QStringLiteral("%1 %2 %3").arg(nameOf(emoji).toLower(), QLatin1String(emoji.name), QLatin1String(emoji.words))
                           .split(QLatin1Char(' '));
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString& part) {
        return std::any_of(words.begin(), words.end(), [&](const QString& word) { return word.startsWith(part); });
    });
}

} // namespace

EmojiList::EmojiList(QObject* parent)
    : QAbstractListModel(parent)
{
    for (std::size_t i = 0; i < emojiTable().size(); ++i)
        m_shown.push_back(i);
}

int EmojiList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant EmojiList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& emoji = emojiTable()[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
    case EmojiRole:
        return QString::fromUtf8(emoji.emoji);
    case NameRole:
        return nameOf(emoji);
    default:
        return {};
    }
}

QHash<int, QByteArray> EmojiList::roleNames() const
{
    return { { EmojiRole, "emoji" }, { NameRole, "name" } };
}

QString EmojiList::at(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : data(index(row), EmojiRole).toString();
}

void EmojiList::setFilter(const QString& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    const auto wanted = filter.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < emojiTable().size(); ++i) {
        if (isFound(emojiTable()[i], wanted))
            m_shown.push_back(i);
    }
    endResetModel();
    Q_EMIT filterChanged();
}

} // namespace allium::desktop
