// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Notices.h"

#include <algorithm>

namespace allium::desktop {

int Notices::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_notices.size());
}

QVariant Notices::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& notice = m_notices[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return notice.id;
    case TextRole:
        return notice.text;
    case ToneRole:
        return static_cast<int>(notice.tone);
    case ActionRole:
        return notice.action;
    default:
        return {};
    }
}

QHash<int, QByteArray> Notices::roleNames() const
{
    return { { IdRole, "noticeId" }, { TextRole, "noticeText" }, { ToneRole, "tone" }, { ActionRole, "noticeAction" } };
}

void Notices::add(const QString& text, Tone tone)
{
    addWithAction(text, tone, {}, {});
}

void Notices::addWithAction(const QString& text, Tone tone, const QString& action, const QString& place)
{
    const auto same = std::find_if(m_notices.begin(), m_notices.end(), [&](const Notice& notice) { return notice.text == text; });
    if (same != m_notices.end())
        removeAt(static_cast<int>(same - m_notices.begin()));
    if (m_notices.size() == MaxNotices)
        removeAt(0);
    const auto row = rowCount();
    beginInsertRows({}, row, row);
    m_notices.push_back({ m_nextId++, text, tone, action, place });
    endInsertRows();
}

void Notices::dismiss(int id)
{
    const auto found = std::find_if(m_notices.begin(), m_notices.end(), [id](const Notice& notice) { return notice.id == id; });
    if (found != m_notices.end())
        removeAt(static_cast<int>(found - m_notices.begin()));
}

void Notices::act(int id)
{
    const auto found = std::find_if(m_notices.begin(), m_notices.end(), [id](const Notice& notice) { return notice.id == id; });
    if (found == m_notices.end())
        return;
    const auto place = found->place;
    removeAt(static_cast<int>(found - m_notices.begin()));
    Q_EMIT placeWanted(place);
}

void Notices::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_notices.erase(m_notices.begin() + row);
    endRemoveRows();
}

} // namespace allium::desktop
