// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FileListModel.h"

#include "app/desktop/models/FileKinds.h"

namespace allium::desktop {
namespace {

QString text(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toString();
}

QString keyOf(const QString& contact, const QString& content, bool mine)
{
    return contact + QLatin1Char('/') + content + QLatin1String(mine ? "/out" : "/in");
}

} // namespace

int FileListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FileListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& file = m_files[m_files.size() - 1 - static_cast<std::size_t>(index.row())];
    switch (role) {
    case OfferRole:
        return file.offer;
    case TransferRole:
        return file.transfer;
    case ContactRole:
        return file.contact;
    case PersonRole:
        return m_people.value(file.contact);
    case Qt::DisplayRole:
    case NameRole:
        return file.name;
    case IconRole:
        return FileKinds::iconFor(file.name, file.folder);
    case MineRole:
        return file.mine;
    case StateRole:
        return static_cast<int>(file.facts.state);
    case LineRole:
        return FileText::line(file.facts);
    case SizeRole:
        return file.facts.size;
    case ReceivedRole:
        return file.facts.received;
    case SavedAsRole:
        return file.savedAs;
    case MayRunRole:
        return !file.folder && FileKinds::mayRun(file.name);
    case MayTryAgainRole:
        return file.facts.mayTryAgain();
    case TimeRole:
        return file.time;
    case PositionRole:
        return file.position;
    default:
        return {};
    }
}

QHash<int, QByteArray> FileListModel::roleNames() const
{
    return { { OfferRole, "offer" },       { TransferRole, "transfer" },
             { ContactRole, "contact" },   { PersonRole, "person" },
             { NameRole, "name" },         { IconRole, "fileIcon" },
             { MineRole, "mine" },         { StateRole, "fileState" },
             { LineRole, "line" },         { SizeRole, "size" },
             { ReceivedRole, "received" }, { SavedAsRole, "savedAs" },
             { MayRunRole, "mayRun" },     { MayTryAgainRole, "mayTryAgain" },
             { TimeRole, "time" },         { PositionRole, "position" } };
}

void FileListModel::applyOffer(File& file, const QJsonObject& offer)
{
    file.offer = text(offer, "id");
    file.contact = text(offer, "contact");
    file.name = text(offer, "name");
    file.mine = offer.value(QLatin1String("outgoing")).toBool();
    file.facts.size = offer.value(QLatin1String("size")).toInteger();
    file.facts.files = offer.value(QLatin1String("files")).toInteger();
    file.time = offer.value(QLatin1String("time")).toInteger();
    file.position = offer.value(QLatin1String("position")).toInteger();
    file.folder = offer.value(QLatin1String("folder")).toBool(file.facts.files > 1);
    file.offerState = stateOfOffer(file.mine, text(offer, "state"));
    if (file.transfer.isEmpty()) {
        file.facts.state = file.offerState;
        file.facts.why = text(offer, "why");
    }
}

void FileListModel::applyTransfer(File& file, const QJsonObject& transfer)
{
    file.transfer = text(transfer, "id");
    file.contact = text(transfer, "contact");
    if (file.name.isEmpty())
        file.name = text(transfer, "name");
    file.facts.state = stateOfTransfer(text(transfer, "state"));
    file.facts.why = text(transfer, "why");
    file.savedAs = text(transfer, "exported_to");
    file.facts.isSaved = !file.savedAs.isEmpty();
    file.facts.size = transfer.value(QLatin1String("size")).toInteger(file.facts.size);
    file.facts.files = transfer.value(QLatin1String("files")).toInteger(file.facts.files);
    file.facts.received = transfer.value(QLatin1String("received")).toInteger();
    file.facts.rate = transfer.value(QLatin1String("rate")).toDouble();
    file.facts.secondsLeft = transfer.value(QLatin1String("seconds_left")).toInteger(-1);
    file.folder = transfer.value(QLatin1String("folder")).toBool();
    if (file.time == 0)
        file.time = transfer.value(QLatin1String("created")).toInteger();
}

void FileListModel::replaceAll(const QJsonArray& offers, const QJsonArray& transfers)
{
    beginResetModel();
    m_files.clear();
    m_byKey.clear();
    const auto place = [this](const QJsonObject& object, bool mine) -> File& {
        const auto key = keyOf(text(object, "contact"), text(object, "content"), mine);
        const auto known = m_byKey.constFind(key);
        if (known != m_byKey.constEnd())
            return m_files[*known];
        m_byKey.insert(key, m_files.size());
        m_files.emplace_back().key = key;
        return m_files.back();
    };
    for (auto it = offers.end(); it != offers.begin();) {
        const auto offer = (--it)->toObject();
        applyOffer(place(offer, offer.value(QLatin1String("outgoing")).toBool()), offer);
    }
    for (const auto& value : transfers) {
        const auto transfer = value.toObject();
        applyTransfer(place(transfer, false), transfer);
    }
    std::stable_sort(m_files.begin(), m_files.end(), [](const File& a, const File& b) { return a.time < b.time; });
    reindex();
    m_isLoaded = true;
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT loadedChanged();
    countRunning();
}

void FileListModel::clear()
{
    beginResetModel();
    m_files.clear();
    m_isLoaded = false;
    reindex();
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT loadedChanged();
    countRunning();
}

void FileListModel::reindex()
{
    m_byKey.clear();
    m_byOffer.clear();
    m_byTransfer.clear();
    for (std::size_t place = 0; place < m_files.size(); ++place) {
        const auto& file = m_files[place];
        m_byKey.insert(file.key, place);
        if (!file.offer.isEmpty())
            m_byOffer.insert(file.offer, place);
        if (!file.transfer.isEmpty())
            m_byTransfer.insert(file.transfer, place);
    }
}

FileListModel::File& FileListModel::findOrAdd(const QString& key)
{
    const auto known = m_byKey.constFind(key);
    if (known != m_byKey.constEnd())
        return m_files[*known];
    beginInsertRows({}, 0, 0);
    m_byKey.insert(key, m_files.size());
    m_files.emplace_back().key = key;
    endInsertRows();
    Q_EMIT countChanged();
    return m_files.back();
}

void FileListModel::changed(const File& file)
{
    const auto place = static_cast<std::size_t>(&file - m_files.data());
    if (!file.offer.isEmpty())
        m_byOffer.insert(file.offer, place);
    if (!file.transfer.isEmpty())
        m_byTransfer.insert(file.transfer, place);
    const auto at = index(rowOf(place));
    Q_EMIT dataChanged(at, at);
}

void FileListModel::takeOffer(const QJsonObject& offer)
{
    const auto mine = offer.value(QLatin1String("outgoing")).toBool();
    auto& file = findOrAdd(keyOf(text(offer, "contact"), text(offer, "content"), mine));
    m_byOffer.remove(file.offer);
    applyOffer(file, offer);
    changed(file);
}

void FileListModel::takeTransfer(const QJsonObject& transfer)
{
    auto& file = findOrAdd(keyOf(text(transfer, "contact"), text(transfer, "content"), false));
    const bool was = isMoving(file.facts.state) && !file.transfer.isEmpty();
    applyTransfer(file, transfer);
    changed(file);
    const bool is = isMoving(file.facts.state);
    if (was != is) {
        m_running += is ? 1 : -1;
        Q_EMIT runningChanged();
    }
}

void FileListModel::takeUpload(const QJsonObject& upload)
{
    const auto known = m_byKey.constFind(keyOf(text(upload, "contact"), text(upload, "content"), true));
    if (known == m_byKey.constEnd())
        return;
    auto& file = m_files[*known];
    file.facts.takeUpload(upload);
    changed(file);
}

void FileListModel::removeTransfer(const QString& transfer)
{
    const auto known = m_byTransfer.constFind(transfer);
    if (known == m_byTransfer.constEnd())
        return;
    const auto place = *known;
    m_byTransfer.remove(transfer);
    auto& file = m_files[place];
    if (!file.offer.isEmpty()) {
        file.transfer.clear();
        file.savedAs.clear();
        file.facts = { .state = file.offerState, .size = file.facts.size, .files = file.facts.files };
        changed(file);
    } else {
        beginRemoveRows({}, rowOf(place), rowOf(place));
        m_files.erase(m_files.begin() + static_cast<std::ptrdiff_t>(place));
        reindex();
        endRemoveRows();
        Q_EMIT countChanged();
    }
    countRunning();
}

void FileListModel::setOfferState(const QString& offer, const QString& state, const QString& why)
{
    const auto known = m_byOffer.constFind(offer);
    if (known == m_byOffer.constEnd())
        return;
    auto& file = m_files[*known];
    file.offerState = stateOfOffer(file.mine, state);
    if (file.transfer.isEmpty()) {
        file.facts.state = file.offerState;
        file.facts.why = why;
    }
    changed(file);
}

void FileListModel::setPeople(const QHash<QString, QString>& names)
{
    m_people = names;
    if (!m_files.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1), { PersonRole });
}

void FileListModel::countRunning()
{
    const auto running = static_cast<int>(
        std::count_if(m_files.begin(), m_files.end(), [](const File& file) { return isMoving(file.facts.state); }));
    if (running == m_running)
        return;
    m_running = running;
    Q_EMIT runningChanged();
}

} // namespace allium::desktop
