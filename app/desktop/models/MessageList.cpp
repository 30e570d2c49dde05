// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/MessageList.h"

#include "app/desktop/models/FileKinds.h"
#include "app/desktop/models/FileText.h"
#include "app/desktop/models/MessageText.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace allium::desktop {
namespace {

constexpr std::pair<const char*, MessageList::State> States[] = {
    { "waiting", MessageList::State::Waiting },     { "sent", MessageList::State::Sent },
    { "delivered", MessageList::State::Delivered }, { "failed", MessageList::State::Failed },
    { "cancelled", MessageList::State::Cancelled },
};

template <class Table, class Value>
Value named(const Table& table, const QString& name, Value otherwise)
{
    for (const auto& [known, value] : table) {
        if (name == QLatin1String(known))
            return value;
    }
    return otherwise;
}

const QList<int>& placeRoles()
{
    static const QList<int> roles { MessageList::DayRole, MessageList::FirstOfDayRole, MessageList::FirstOfGroupRole,
                                    MessageList::LastOfGroupRole, MessageList::UnreadDividerRole };
    return roles;
}

const QList<int>& fileRoles()
{
    static const QList<int> roles { MessageList::FileStateRole,       MessageList::FileLineRole, MessageList::FileIconRole,
                                    MessageList::FileReceivedRole,    MessageList::FileSizeRole, MessageList::FileSavedAsRole,
                                    MessageList::FileMayTryAgainRole, MessageList::TransferRole };
    return roles;
}

} // namespace

MessageList::MessageList(Core& core, QObject* parent)
    : QAbstractListModel(parent)
    , m_core(core)
    , m_files(core)
{
    connect(&core, &Core::eventReceived, this, &MessageList::onEvent);
    connect(&m_files, &OfferTransfers::changed, this, &MessageList::fileChanged);
    connect(&m_files, &OfferTransfers::allChanged, this, [this] { changed(0, rows() - 1, fileRoles()); });
}

int MessageList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows();
}

QHash<int, QByteArray> MessageList::roleNames() const
{
    return { { IdRole, "messageId" },
             { PositionRole, "position" },
             { MineRole, "mine" },
             { TextRole, "messageText" },
             { UnknownRole, "unknown" },
             { StateRole, "messageState" },
             { WhyRole, "why" },
             { TimeRole, "time" },
             { ClockRole, "clock" },
             { DayRole, "day" },
             { FirstOfDayRole, "firstOfDay" },
             { FirstOfGroupRole, "firstOfGroup" },
             { LastOfGroupRole, "lastOfGroup" },
             { UnreadDividerRole, "unreadDivider" },
             { FileStateRole, "fileState" },
             { FileLineRole, "fileLine" },
             { FileNameRole, "fileName" },
             { FileIconRole, "fileIcon" },
             { FileSizeRole, "fileSize" },
             { FileReceivedRole, "fileReceived" },
             { FileMayRunRole, "fileMayRun" },
             { FileSavedAsRole, "fileSavedAs" },
             { FileMayTryAgainRole, "fileMayTryAgain" },
             { TransferRole, "transfer" },
             { QuoteRole, "quote" },
             { QuoteMineRole, "quoteMine" },
             { QuotePositionRole, "quotePosition" } };
}

QVariant MessageList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const auto& entry = m_rows.at(row);
    switch (role) {
    case IdRole:
        return entry.id;
    case PositionRole:
        return entry.position;
    case MineRole:
        return entry.mine;
    case Qt::DisplayRole:
    case TextRole:
        return entry.text;
    case UnknownRole:
        return entry.unknown;
    case StateRole:
        return static_cast<int>(stateOf(entry));
    case WhyRole:
        return MessageText::failure(entry.why);
    case TimeRole:
        return entry.time.toMSecsSinceEpoch();
    case ClockRole:
        return MessageText::clock(entry.time);
    case DayRole:
        return MessageText::day(entry.time.date(), QDate::currentDate());
    case FirstOfDayRole:
        return m_rows.isFirstOfDay(row);
    case FirstOfGroupRole:
        return m_rows.isFirstOfGroup(row);
    case LastOfGroupRole:
        return m_rows.isLastOfGroup(row);
    case UnreadDividerRole:
        return m_rows.isDivider(row);
    case QuoteRole:
        return entry.quote ? MessageText::quoted(*entry.quote) : QString();
    case QuoteMineRole:
        return entry.quote && entry.quote->mine;
    case QuotePositionRole:
        return entry.quote ? entry.quote->position : 0;
    default:
        return entry.offer ? fileData(entry, role) : role == FileStateRole ? QVariant(static_cast<int>(FileState::None)) : QVariant();
    }
}

QVariant MessageList::fileData(const MessageEntry& entry, int role) const
{
    const auto* transfer = m_files.find(entry);
    switch (role) {
    case FileStateRole:
        return static_cast<int>(m_files.facts(entry).state);
    case FileLineRole:
        return FileText::line(m_files.facts(entry));
    case FileNameRole:
        return entry.offer->name;
    case FileIconRole:
        return FileKinds::iconFor(entry.offer->name, entry.offer->files > 1 || (transfer != nullptr && transfer->folder));
    case FileSizeRole:
        return m_files.facts(entry).size;
    case FileReceivedRole:
        return m_files.facts(entry).received;
    case FileMayRunRole:
        return FileKinds::mayRun(entry.offer->name) && !(transfer != nullptr && transfer->folder);
    case FileSavedAsRole:
        return transfer != nullptr ? transfer->exportedTo : QString();
    case FileMayTryAgainRole:
        return m_files.facts(entry).mayTryAgain();
    case TransferRole:
        return transfer != nullptr ? transfer->id : QString();
    default:
        return {};
    }
}

MessageList::State MessageList::stateOf(const MessageEntry& entry) const
{
    if (!entry.mine)
        return State::Received;
    const auto state = named(States, entry.state, State::Waiting);
    return state == State::Delivered && entry.position <= m_readByThem ? State::Read : state;
}

qint64 MessageList::positionAt(int row) const
{
    return row < 0 || row >= rows() ? 0 : m_rows.at(row).position;
}

void MessageList::setDivider(qint64 position)
{
    if (position == m_rows.divider())
        return;
    m_rows.setDivider(position);
    changed(0, rows() - 1, placeRoles());
}

void MessageList::open(const QString& contact)
{
    ++m_generation;
    m_contact = contact;
    m_news.clear();
    m_newStates.clear();
    m_rows.setDivider(MessageRows::NoDivider);
    m_readByThem = 0;
    beginResetModel();
    m_rows.clear();
    m_files.open(contact);
    endResetModel();
    setEdges(true, true);
    Q_EMIT countChanged();
    setLoading(false);
    if (contact.isEmpty())
        return;
    request(Page::First, {});
}

void MessageList::loadOlder()
{
    if (!m_loading && !isAtOldest() && !m_rows.isEmpty())
        request(Page::Older, { { QStringLiteral("before"), m_rows.oldestPosition() } });
}

void MessageList::loadNewer()
{
    if (!m_loading && !m_atNewest && !m_rows.isEmpty())
        request(Page::Newer, { { QStringLiteral("after"), m_rows.newestPosition() } });
}

void MessageList::loadNewest()
{
    if (m_contact.isEmpty() || m_atNewest)
        return;
    // Also when another page is on its way: that one is stale then.
    ++m_generation;
    request(Page::First, {});
}

void MessageList::reveal(qint64 position)
{
    if (m_contact.isEmpty() || m_rows.divider() == MessageRows::NoDivider)
        return; // not even the first page is there
    if (position <= 0)
        return Q_EMIT missing();
    if (const auto row = rowAt(position); row >= 0)
        return Q_EMIT found(row);
    ++m_generation; // another page on its way is of no use now
    m_wanted = position;
    request(Page::Around, { { QStringLiteral("before"), position + PageSize / 2 } });
}

void MessageList::request(Page page, QJsonObject bounds)
{
    setLoading(true);
    bounds.insert(QLatin1String("contact"), m_contact);
    bounds.insert(QLatin1String("limit"), PageSize);
    const bool isMiddle = bounds.contains(QLatin1String("before"));
    m_core.call("history", bounds, this, [this, page, isMiddle, generation = m_generation](const Core::Answer& answer) {
        if (generation != m_generation)
            return;
        if (!answer) {
            setLoading(false);
            Q_EMIT failed(answer.error().kind);
            return;
        }
        const auto object = answer->toObject();
        const auto list = object.value(QLatin1String("messages")).toArray();
        Entries entries;
        entries.reserve(static_cast<std::size_t>(list.size()));
        for (const auto& value : list)
            entries.push_back(MessageEntry::from(value.toObject()));
        const auto read = object.value(QLatin1String("read")).toInteger();
        setReadByThem(object.value(QLatin1String("read_by_them")).toInteger());
        const bool isFull = list.size() >= PageSize;
        if (page == Page::First && m_rows.divider() == MessageRows::NoDivider) {
            m_rows.setDivider(read);
            Q_EMIT readUpTo(read);
            // What is unread begins further back: show that place.
            if (isFull && entries.front().position > read + 1 && !isMiddle)
                return request(Page::First, { { QStringLiteral("before"), read + PageSize / 2 } });
        }
        take(page, std::move(entries), !isFull, (page == Page::First && isMiddle) || page == Page::Around);
        setLoading(false);
        if (page == Page::First)
            Q_EMIT opened();
        if (page != Page::Around)
            return;
        const auto row = rowAt(m_wanted);
        row >= 0 ? Q_EMIT found(row) : Q_EMIT missing();
    });
}

void MessageList::take(Page page, Entries entries, bool isWhole, bool endsWithin)
{
    for (auto& entry : entries) {
        const auto news = m_newStates.constFind(entry.id);
        if (entry.mine && news != m_newStates.constEnd()) {
            entry.state = news->value(QLatin1String("state")).toString();
            entry.why = news->value(QLatin1String("why")).toString();
        }
    }
    m_newStates.clear();
    switch (page) {
    case Page::First:
    case Page::Around:
        replaceAll(std::move(entries));
        setEdges(isWhole, !endsWithin);
        break;
    case Page::Older:
        appendOlder(std::move(entries));
        setEdges(isWhole, m_atNewest);
        break;
    case Page::Newer:
        prependNewer(std::move(entries));
        setEdges(isAtOldest(), isWhole);
        break;
    }
    addWaitingNews();
    Q_EMIT countChanged();
}

void MessageList::replaceAll(Entries entries)
{
    if (!m_rows.isEmpty()) {
        beginRemoveRows({}, 0, rows() - 1);
        m_rows.clear();
        endRemoveRows();
    }
    if (entries.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(entries.size()) - 1);
    m_rows.addOlder(std::move(entries));
    endInsertRows();
}

void MessageList::appendOlder(Entries entries)
{
    if (entries.empty())
        return;
    const auto seam = rows() - 1;
    beginInsertRows({}, rows(), rows() + static_cast<int>(entries.size()) - 1);
    m_rows.addOlder(std::move(entries));
    endInsertRows();
    seamChanged(seam);
    if (const auto surplus = rows() - MaxRows; surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_rows.dropNewest(surplus);
        endRemoveRows();
        seamChanged(0);
        setEdges(isAtOldest(), false);
    }
}

void MessageList::prependNewer(Entries entries)
{
    if (entries.empty())
        return;
    const auto added = static_cast<int>(entries.size());
    beginInsertRows({}, 0, added - 1);
    m_rows.addNewer(std::move(entries));
    endInsertRows();
    seamChanged(added);
    if (const auto surplus = rows() - MaxRows; surplus > 0) {
        beginRemoveRows({}, MaxRows, rows() - 1);
        m_rows.dropOldest(surplus);
        endRemoveRows();
        setEdges(false, m_atNewest);
        seamChanged(rows() - 1);
    }
}

void MessageList::addWaitingNews()
{
    const auto news = std::exchange(m_news, {});
    if (!m_atNewest)
        return;
    Entries later;
    for (const auto& entry : news) {
        if (entry.position > newestPosition())
            later.push_back(entry);
    }
    std::sort(later.begin(), later.end(), [](const auto& a, const auto& b) { return a.position < b.position; });
    prependNewer(std::move(later));
}

void MessageList::seamChanged(int row)
{
    changed(std::max(row - 1, 0), std::min(row + 1, rows() - 1), placeRoles());
}

void MessageList::changed(int first, int last, const QList<int>& roles)
{
    if (first <= last && first >= 0 && last < rows())
        Q_EMIT dataChanged(index(first), index(last), roles);
}

void MessageList::setLoading(bool loading)
{
    if (loading == m_loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

void MessageList::setEdges(bool atOldest, bool atNewest)
{
    if (atOldest == isAtOldest() && atNewest == m_atNewest)
        return;
    m_rows.setAtOldest(atOldest);
    m_atNewest = atNewest;
    Q_EMIT edgesChanged();
}

void MessageList::fileChanged(const QString& content, bool mine)
{
    for (int row = 0; row < rows(); ++row) {
        const auto& entry = m_rows.at(row);
        if (entry.mine == mine && entry.offer && entry.offer->content == content)
            changed(row, row, fileRoles());
    }
}

void MessageList::onEvent(const QString& type, const QJsonObject& fields)
{
    if (type == QLatin1String("telling.changed") && !m_contact.isEmpty())
        return askReadByThem();
    if (m_contact.isEmpty() || fields.value(QLatin1String("contact")).toString() != m_contact)
        return;
    if (type == QLatin1String("message.stored") || type == QLatin1String("message.received")) {
        m_news.push_back(MessageEntry::from(fields));
        if (!m_loading) {
            addWaitingNews();
            Q_EMIT countChanged();
        }
    } else if (type == QLatin1String("message.state")) {
        onState(fields);
    } else if (type == QLatin1String("read.by-them")) {
        setReadByThem(fields.value(QLatin1String("position")).toInteger());
    } else if (type == QLatin1String("history.forgotten")) {
        ++m_generation;
        m_news.clear();
        setLoading(false);
        replaceAll({});
        setEdges(true, true);
        Q_EMIT countChanged();
    }
}

void MessageList::setReadByThem(qint64 position)
{
    const auto before = std::exchange(m_readByThem, position);
    const auto concerns = [&](const MessageEntry& entry) {
        return entry.mine && entry.position > std::min(before, position) && entry.position <= std::max(before, position);
    };
    for (int row = 0; row < rows() && before != position; ++row) {
        if (concerns(m_rows.at(row)))
            changed(row, row, { StateRole });
    }
}

/// Whether it is told may have been changed in the settings.
void MessageList::askReadByThem()
{
    m_core.call("history", { { QStringLiteral("contact"), m_contact }, { QStringLiteral("limit"), 1 } }, this,
                [this, contact = m_contact](const Core::Answer& answer) {
                    if (answer && contact == m_contact)
                        setReadByThem(answer->toObject().value(QLatin1String("read_by_them")).toInteger());
                });
}

void MessageList::onState(const QJsonObject& fields)
{
    const auto id = fields.value(QLatin1String("id")).toString();
    if (m_loading)
        m_newStates.insert(id, fields);
    const auto apply = [&](MessageEntry& entry) {
        entry.state = fields.value(QLatin1String("state")).toString();
        entry.why = fields.value(QLatin1String("why")).toString();
    };
    for (auto& entry : m_news) {
        if (entry.id == id)
            apply(entry);
    }
    for (int row = 0; row < rows(); ++row) {
        auto& entry = m_rows.at(row);
        if (entry.id != id)
            continue;
        apply(entry);
        changed(row, row, { StateRole, WhyRole, FileStateRole, FileLineRole });
    }
}

} // namespace allium::desktop
