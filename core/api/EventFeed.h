// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace allium::node {
class Node;
}

namespace allium::api {

/// What happens in a node, as events for programs: a type such as "message.received" and fields.
/// Follows the node through opening and closing. The node outlives it.
class EventFeed : public QObject {
    Q_OBJECT
public:
    using Publish = std::function<void(const QString& type, const QJsonObject& fields)>;

    EventFeed(node::Node& node, Publish publish);
    ~EventFeed() override;

private:
    void follow();

    node::Node& m_node;
    Publish m_publish;
    /// Context of the connections to an open profile; goes when it closes.
    std::unique_ptr<QObject> m_profile;
};

} // namespace allium::api
