// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace allium::desktop {

/// The way from this computer to others as four stations, in this order. How each is, is told it by
/// NetworkViewModel; only the rows that changed are reported.
class StationsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.network has it")
public:
    enum class Place { Computer, Tor, Address, Contacts };
    Q_ENUM(Place)
    /// Waiting: for the station before it.
    enum class State { Waiting, Working, Good, Trouble };
    Q_ENUM(State)
    enum Role { PlaceRole = Qt::UserRole + 1, StateRole, SentenceRole, DetailRole, PercentRole };
    static constexpr int Count = 4;

    struct Station {
        State state = State::Waiting;
        QString sentence;
        QString detail; ///< for those who look twice
        int percent = -1; ///< 0 to 100 while there is something to count
        friend bool operator==(const Station&, const Station&) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    void set(Place place, const Station& station);
    const Station& station(Place place) const { return m_stations[static_cast<std::size_t>(place)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::array<Station, Count> m_stations;
};

} // namespace allium::desktop
