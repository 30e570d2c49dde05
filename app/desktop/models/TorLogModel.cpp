// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/TorLogModel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>

#include <algorithm>

namespace allium::desktop {

TorLogModel::Line TorLogModel::parse(const QString& line)
{
    static const QRegularExpression Pattern(
        QStringLiteral(R"(^(?:\w{3} \d{2} (\d{2}:\d{2}:\d{2})\.\d+ )?\[(debug|info|notice|warn|err)\] (.*)$)"));
    const auto match = Pattern.match(line);
    if (!match.hasMatch())
        return { line, {}, line, Severity::Notice };
    const auto word = match.captured(2);
    auto severity = Severity::Detail;
    if (word == QLatin1String("notice"))
        severity = Severity::Notice;
    else if (word == QLatin1String("warn"))
        severity = Severity::Warning;
    else if (word == QLatin1String("err"))
        severity = Severity::Error;
    return { line, match.captured(1), match.captured(3), severity };
}

void TorLogModel::setLines(const QStringList& lines)
{
    // The log is the end of something longer: what we have of it begins the new one, but for what was let go.
    const auto had = static_cast<int>(m_lines.size());
    int gone = 0;
    const auto continues = [&] {
        return had - gone <= lines.size()
            && std::equal(m_lines.begin() + gone, m_lines.end(), lines.begin(),
                          [](const Line& line, const QString& text) { return line.whole == text; });
    };
    while (gone < had && !continues())
        ++gone;
    drop(gone);
    append(lines.mid(had - gone));
}

void TorLogModel::drop(int lines)
{
    if (lines == 0)
        return;
    const auto first = m_first + lines;
    const auto rows = static_cast<int>(std::lower_bound(m_shown.begin(), m_shown.end(), first) - m_shown.begin());
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    m_shown.erase(m_shown.begin(), m_shown.begin() + rows);
    m_lines.erase(m_lines.begin(), m_lines.begin() + lines);
    m_first = first;
    if (rows > 0) {
        endRemoveRows();
        Q_EMIT countChanged();
    }
}

void TorLogModel::append(const QStringList& lines)
{
    std::vector<qint64> shown;
    for (const auto& text : lines) {
        m_lines.push_back(parse(text));
        if (m_lines.back().severity >= m_least)
            shown.push_back(m_first + static_cast<qint64>(m_lines.size()) - 1);
    }
    if (shown.empty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(shown.size()) - 1);
    m_shown.insert(m_shown.end(), shown.begin(), shown.end());
    endInsertRows();
    Q_EMIT countChanged();
}

void TorLogModel::setLeast(Severity least)
{
    if (least == m_least)
        return;
    beginResetModel();
    m_least = least;
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].severity >= m_least)
            m_shown.push_back(m_first + static_cast<qint64>(i));
    }
    endResetModel();
    Q_EMIT leastChanged();
    Q_EMIT countChanged();
}

QString TorLogModel::text() const
{
    QStringList lines;
    for (const auto number : m_shown)
        lines.append(m_lines[static_cast<std::size_t>(number - m_first)].whole);
    return lines.join(QLatin1Char('\n'));
}

void TorLogModel::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

int TorLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TorLogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& line = m_lines[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(index.row())] - m_first)];
    switch (role) {
    case TimeRole:
        return line.time;
    case SeverityRole:
        return QVariant::fromValue(line.severity);
    case MessageRole:
    case Qt::DisplayRole:
        return line.message;
    default:
        return {};
    }
}

QHash<int, QByteArray> TorLogModel::roleNames() const
{
    return { { TimeRole, "time" }, { SeverityRole, "severity" }, { MessageRole, "message" } };
}

} // namespace allium::desktop
