// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/ContactListModel.h"

#include "app/desktop/models/Pictures.h"

#include <algorithm>
#include <utility>

namespace allium::desktop {
namespace {

/// A search that changes more places than this is shown as a new list.
constexpr int MaxSteps = 64;

int countedUnread(const Person& person)
{
    return person.isMuted ? 0 : person.unread;
}

} // namespace

int ContactListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ContactListModel::roleNames() const
{
    return { { IdRole, "contactId" }, { NameRole, "name" }, { OnlineRole, "online" }, { PreviewRole, "preview" },
             { TimeRole, "time" }, { UnreadRole, "unread" }, { MutedRole, "muted" }, { OutgoingRole, "outgoing" },
             { MessageStateRole, "messageState" }, { PictureRole, "picture" }, { TypingRole, "typing" } };
}

QVariant ContactListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& person = *m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return person.id;
    case Qt::DisplayRole:
    case NameRole:
        return person.name;
    case OnlineRole:
        return person.isOnline;
    case PreviewRole:
        if (person.last.id.isEmpty())
            return person.state == QLatin1String("accepted") ? tr("Not both online yet") : tr("Nothing said yet");
        return person.last.isOutgoing ? tr("You: %1").arg(person.last.line()) : person.last.line();
    case TimeRole:
        return person.last.id.isEmpty() ? 0 : person.last.stored;
    case UnreadRole:
        return person.unread;
    case MutedRole:
        return person.isMuted;
    case OutgoingRole:
        return person.last.isOutgoing;
    case MessageStateRole:
        return person.last.state;
    case PictureRole:
        return Pictures::ofContact(person.id, person.picture);
    case TypingRole:
        return person.isTyping;
    default:
        return {};
    }
}

bool ContactListModel::comesBefore(const Person* one, const Person* other)
{
    const auto a = one->activity();
    const auto b = other->activity();
    return a != b ? a > b : one->id < other->id;
}

int ContactListModel::placeOf(const Person& person) const
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), &person, comesBefore);
    return place != m_rows.end() && *place == &person ? static_cast<int>(place - m_rows.begin()) : -1;
}

int ContactListModel::rowOf(const QString& id) const
{
    const auto* person = find(id);
    return person == nullptr ? -1 : placeOf(*person);
}

QString ContactListModel::idAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)]->id : QString();
}

const Person* ContactListModel::find(const QString& id) const
{
    const auto found = m_people.find(id);
    return found == m_people.end() ? nullptr : found->second.get();
}

void ContactListModel::replaceAll(const QJsonArray& contacts)
{
    beginResetModel();
    m_people.clear();
    m_rows.clear();
    int unread = 0;
    for (const auto& value : contacts) {
        const auto object = value.toObject();
        if (!Person::isContactState(object.value(QLatin1String("state")).toString()))
            continue;
        auto person = std::make_unique<Person>();
        person->take(object);
        person->unread = object.value(QLatin1String("unread")).toInt();
        person->isTyping = object.value(QLatin1String("typing")).toBool();
        if (object.contains(QLatin1String("last")))
            person->last = LastMessage::fromJson(object.value(QLatin1String("last")).toObject());
        unread += countedUnread(*person);
        const auto id = person->id;
        m_people.insert_or_assign(id, std::move(person));
    }
    for (const auto& [id, person] : m_people) {
        if (person->matches(m_search))
            m_rows.push_back(person.get());
    }
    std::sort(m_rows.begin(), m_rows.end(), comesBefore);
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT totalChanged();
    countUnread(unread - m_unread);
    if (!std::exchange(m_isLoaded, true))
        Q_EMIT loadedChanged();
    for (const auto* person : std::as_const(m_rows))
        Q_EMIT personChanged(person->id);
}

void ContactListModel::clear()
{
    if (!m_isLoaded)
        return;
    beginResetModel();
    m_people.clear();
    m_rows.clear();
    m_isLoaded = false;
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT totalChanged();
    Q_EMIT loadedChanged();
    countUnread(-m_unread);
}

void ContactListModel::upsert(const QJsonObject& contact)
{
    const auto id = contact.value(QLatin1String("id")).toString();
    if (find(id) != nullptr)
        return change(id, [&](Person& person) { person.take(contact); });
    auto person = std::make_unique<Person>();
    person->take(contact);
    person->unread = contact.value(QLatin1String("unread")).toInt();
    const auto& added = *m_people.emplace(id, std::move(person)).first->second;
    countUnread(countedUnread(added));
    Q_EMIT totalChanged();
    if (added.matches(m_search))
        insertRow(added);
    Q_EMIT personChanged(id);
}

void ContactListModel::remove(const QString& id)
{
    const auto found = m_people.find(id);
    if (found == m_people.end())
        return;
    if (const auto row = placeOf(*found->second); row >= 0)
        removeRow(row);
    const auto unread = countedUnread(*found->second);
    m_people.erase(found);
    countUnread(-unread);
    Q_EMIT totalChanged();
    Q_EMIT personRemoved(id);
}

void ContactListModel::setOnline(const QString& id, bool online, qint64 now)
{
    change(id, [&](Person& person) {
        person.isOnline = online;
        person.lastSeen = now;
    });
}

void ContactListModel::setTyping(const QString& id, bool typing)
{
    change(id, [&](Person& person) { person.isTyping = typing; });
}

void ContactListModel::addMessage(const QJsonObject& message)
{
    auto last = LastMessage::fromJson(message);
    change(message.value(QLatin1String("contact")).toString(), [&](Person& person) {
        if (!person.last.id.isEmpty() && last.position <= person.last.position)
            return;
        if (!last.isOutgoing)
            ++person.unread;
        person.last = std::move(last);
    });
}

void ContactListModel::setMessageState(const QString& id, const QString& message, const QString& state)
{
    const auto* person = find(id);
    if (person != nullptr && person->last.id == message)
        change(id, [&](Person& changed) { changed.last.state = state; });
}

void ContactListModel::setUnread(const QString& id, int unread)
{
    change(id, [&](Person& person) { person.unread = unread; });
}

void ContactListModel::forgetMessages(const QString& id)
{
    change(id, [](Person& person) {
        person.last = {};
        person.unread = 0;
    });
}

void ContactListModel::change(const QString& id, const std::function<void(Person&)>& change)
{
    const auto found = m_people.find(id);
    if (found == m_people.end())
        return;
    auto& person = *found->second;
    const auto before = placeOf(person);
    const auto unread = countedUnread(person);
    change(person);
    settle(person, before);
    countUnread(countedUnread(person) - unread);
    Q_EMIT personChanged(id);
}

/// After a change: to the place that is now right. Only the row `before` may be out of order.
void ContactListModel::settle(const Person& person, int before)
{
    const bool isWanted = person.matches(m_search);
    if (before < 0) {
        if (isWanted)
            insertRow(person);
        return;
    }
    if (!isWanted)
        return removeRow(before);
    const auto begin = m_rows.begin();
    const auto here = begin + before;
    auto target = std::lower_bound(begin, here, &person, comesBefore);
    if (target == here)
        target = std::lower_bound(here + 1, m_rows.end(), &person, comesBefore);
    auto row = before;
    if (target < here || target > here + 1) {
        const auto destination = static_cast<int>(target - begin);
        beginMoveRows({}, before, before, {}, destination);
        if (target < here) {
            std::rotate(target, here, here + 1);
            row = destination;
        } else {
            std::rotate(here, here + 1, target);
            row = destination - 1;
        }
        endMoveRows();
    }
    Q_EMIT dataChanged(index(row), index(row));
}

void ContactListModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void ContactListModel::insertRow(const Person& person)
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), &person, comesBefore);
    const auto row = static_cast<int>(place - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(place, &person);
    endInsertRows();
    Q_EMIT countChanged();
}

void ContactListModel::setSearch(const QString& search)
{
    const auto wanted = search.trimmed();
    if (wanted == m_search)
        return;
    m_search = wanted;
    Rows rows;
    for (const auto& [id, person] : m_people) {
        if (person->matches(m_search))
            rows.push_back(person.get());
    }
    std::sort(rows.begin(), rows.end(), comesBefore);
    show(std::move(rows));
    Q_EMIT searchChanged();
}

/// From the rows of now to those of another search, keeping those in both where they are.
void ContactListModel::show(Rows rows)
{
    struct Span {
        int first;
        int last;
    };
    // Neighbours in `from` that are not in `other`; both are in the same order.
    const auto missing = [](const Rows& from, const Rows& other) {
        std::vector<Span> spans;
        auto at = other.begin();
        for (int i = 0; i < static_cast<int>(from.size()); ++i) {
            const auto* person = from[static_cast<std::size_t>(i)];
            at = std::lower_bound(at, other.end(), person, comesBefore);
            if (at != other.end() && *at == person)
                continue;
            if (!spans.empty() && spans.back().last == i - 1)
                spans.back().last = i;
            else
                spans.push_back({ i, i });
        }
        return spans;
    };
    const auto gone = missing(m_rows, rows);
    const auto fresh = missing(rows, m_rows);
    if (gone.size() + fresh.size() > MaxSteps) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else {
        for (auto span = gone.rbegin(); span != gone.rend(); ++span) {
            beginRemoveRows({}, span->first, span->last);
            m_rows.erase(m_rows.begin() + span->first, m_rows.begin() + span->last + 1);
            endRemoveRows();
        }
        for (const auto& span : fresh) {
            beginInsertRows({}, span.first, span.last);
            m_rows.insert(m_rows.begin() + span.first, rows.begin() + span.first, rows.begin() + span.last + 1);
            endInsertRows();
        }
    }
    Q_EMIT countChanged();
}

void ContactListModel::countUnread(int difference)
{
    if (difference == 0)
        return;
    m_unread += difference;
    Q_EMIT unreadChanged();
}

} // namespace allium::desktop
