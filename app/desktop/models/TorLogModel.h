// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <deque>
#include <vector>

namespace allium::desktop {

/// tor's log as rows, oldest first; of all lines, or of those that matter. Told the whole log again
/// and again, it adds what is new and drops what tor has let go.
class TorLogModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.network has it")
    Q_PROPERTY(Severity least READ least WRITE setLeast NOTIFY leastChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum class Severity { Detail, Notice, Warning, Error };
    Q_ENUM(Severity)
    enum Role { TimeRole = Qt::UserRole + 1, SeverityRole, MessageRole };

    using QAbstractListModel::QAbstractListModel;

    /// Lines as tor writes them: "Nov 21 13:52:04.000 [notice] Bootstrapped 5%".
    void setLines(const QStringList& lines);

    Severity least() const { return m_least; }
    void setLeast(Severity least);
    int count() const { return static_cast<int>(m_shown.size()); }
    /// What is shown, one line each, as tor wrote it.
    Q_INVOKABLE QString text() const;
    /// Puts text() into the clipboard.
    Q_INVOKABLE void copy() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void leastChanged();
    void countChanged();

private:
    struct Line {
        QString whole;
        QString time;
        QString message;
        Severity severity = Severity::Notice;
    };
    static Line parse(const QString& line);
    void drop(int lines);
    void append(const QStringList& lines);

    std::deque<Line> m_lines;
    /// Numbers of lines since the beginning of time, ascending; m_lines begins with m_first.
    std::deque<qint64> m_shown;
    qint64 m_first = 0;
    Severity m_least = Severity::Notice;
};

} // namespace allium::desktop
