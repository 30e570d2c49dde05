// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/ProfileListModel.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace allium::desktop {
namespace {

using Kind = ProfileListModel::Kind;

Kind kindNamed(const QString& state)
{
    if (state == QLatin1String("ready"))
        return Kind::Ready;
    if (state == QLatin1String("new"))
        return Kind::New;
    return state == QLatin1String("from-the-future") ? Kind::FromTheFuture : Kind::Damaged;
}

ProfileListModel::Entry entryOf(const QJsonObject& object)
{
    const auto text = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    const auto is = [&](const char* key) { return object.value(QLatin1String(key)).toBool(); };
    ProfileListModel::Entry entry;
    entry.profile = text("profile");
    entry.title = text("title");
    entry.kind = kindNamed(text("state"));
    entry.hasPassphrase = is("passphrase");
    entry.hasKeyRing = is("key_ring");
    entry.hasRecoveryCode = is("recovery_code");
    entry.isOpen = is("open");
    entry.isOwn = is("own");
    entry.isStart = is("start");
    entry.lastUsed = object.value(QLatin1String("last_used")).toInteger();
    return entry;
}

} // namespace

QString ProfileListModel::Entry::shownTitle() const
{
    if (!title.isEmpty())
        return title;
    static const QRegularExpression Numbered(QStringLiteral("^profile-([1-9][0-9]{0,3})$"));
    const auto number = profile == QLatin1String("default") ? QStringLiteral("1") : Numbered.match(profile).captured(1);
    //: what a profile is called that nobody gave a name: %1 is a number
    return number.isEmpty() ? profile : tr("Profile %1").arg(number);
}

int ProfileListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ProfileListModel::roleNames() const
{
    return { { ProfileRole, "profile" }, { TitleRole, "title" }, { GivenTitleRole, "givenTitle" }, { KindRole, "kind" }, { OpenRole, "open" },
             { OwnRole, "own" }, { UsedRole, "used" }, { ProtectionRole, "protection" },
             { StartRole, "start" } };
}

QString ProfileListModel::protection(const Entry& entry)
{
    switch (entry.kind) {
    case Kind::New:
        return tr("Not set up yet");
    case Kind::FromTheFuture:
        return tr("Used with a newer Allium, so this one does not open it");
    case Kind::Damaged:
        return tr("Does not open: some of its files are missing or damaged");
    case Kind::Ready:
        break;
    }
    if (entry.hasKeyRing)
        return entry.hasPassphrase ? tr("Opened by key ring or passphrase") : tr("Opened by the key ring");
    return entry.hasPassphrase ? tr("Opened by passphrase") : tr("Opened by recovery code");
}

QVariant ProfileListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case ProfileRole:
        return entry.profile;
    case Qt::DisplayRole:
    case TitleRole:
        return entry.shownTitle();
    case GivenTitleRole:
        return entry.title;
    case KindRole:
        return QVariant::fromValue(entry.kind);
    case OpenRole:
        return entry.isOpen;
    case OwnRole:
        return entry.isOwn;
    case UsedRole:
        return entry.lastUsed;
    case ProtectionRole:
        return protection(entry);
    case StartRole:
        return entry.isStart;
    default:
        return {};
    }
}

void ProfileListModel::take(const QJsonArray& answer)
{
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(answer.size()));
    for (const auto& value : answer)
        entries.push_back(entryOf(value.toObject()));
    if (entries == m_entries)
        return;
    const auto isSameRow = [](const Entry& a, const Entry& b) { return a.profile == b.profile; };
    if (std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(), isSameRow)) {
        m_entries = std::move(entries); // the focus stays where it is
        return retranslate();
    }
    const auto before = count();
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
    if (count() != before)
        Q_EMIT countChanged();
}

void ProfileListModel::retranslate()
{
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

const ProfileListModel::Entry* ProfileListModel::find(const QString& profile) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.profile == profile; });
    return found == m_entries.end() ? nullptr : &*found;
}

const ProfileListModel::Entry* ProfileListModel::own() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return entry.isOwn; });
    return found == m_entries.end() ? nullptr : &*found;
}

const ProfileListModel::Entry* ProfileListModel::start() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return entry.isStart; });
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace allium::desktop
