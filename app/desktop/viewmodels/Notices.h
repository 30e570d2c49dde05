// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace allium::desktop {

/// Short notices at the edge of the window. Anybody may add one; the window shows them for a while
/// and takes them away. At most MaxNotices: the oldest goes first.
class Notices : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.notices has it")
public:
    static constexpr int MaxNotices = 4;

    /// In the order of Theme.Tone.
    enum class Tone { Neutral, Accent, Positive, Info, Warning, Danger };
    Q_ENUM(Tone)

    enum Role { IdRole = Qt::UserRole + 1, TextRole, ToneRole, ActionRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// A notice with the text of one that is still shown takes its place.
    Q_INVOKABLE void add(const QString& text, allium::desktop::Notices::Tone tone = Tone::Neutral);
    /// With a button that leads to a page of the window, such as "settings/backup".
    void addWithAction(const QString& text, Tone tone, const QString& action, const QString& place);
    Q_INVOKABLE void dismiss(int id);
    /// The button was pressed.
    Q_INVOKABLE void act(int id);

Q_SIGNALS:
    void placeWanted(const QString& place);

private:
    struct Notice {
        int id;
        QString text;
        Tone tone;
        QString action;
        QString place;
    };
    void removeAt(int row);

    std::deque<Notice> m_notices;
    int m_nextId = 1;
};

} // namespace allium::desktop
