// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/EventFeed.h"

#include "core/api/Json.h"

namespace allium::api {

using contacts::ContactsService;

EventFeed::EventFeed(node::Node& node, Publish publish)
    : m_node(node)
    , m_publish(std::move(publish))
{
    connect(&node, &node::Node::stateChanged, this, [this](node::Node::State state) {
        QJsonObject fields { { QStringLiteral("state"), nameOf(state) } };
        if (m_node.failure())
            fields.insert(QLatin1String("failure"), QString::fromUtf8(m_node.failure()->kindName()));
        if (state == node::Node::State::Open)
            follow();
        else
            m_profile.reset();
        m_publish(QStringLiteral("node.state"), fields);
    });
    if (node.profile() != nullptr)
        follow();
}

EventFeed::~EventFeed() = default;

void EventFeed::follow()
{
    m_profile = std::make_unique<QObject>();
    auto* context = m_profile.get();
    auto& profile = *m_node.profile();
    auto& people = profile.contacts();
    auto& connectivity = profile.connectivity();

    if (auto* tor = connectivity.tor()) {
        const auto changed = [this, &connectivity] { m_publish(QStringLiteral("tor.changed"), toJson(connectivity)); };
        connect(tor, &tor::TorController::stateChanged, context, changed);
        connect(tor, &tor::TorController::bootstrapChanged, context, changed);
        connect(tor, &tor::TorController::clockSkewed, context, changed);
    }
    connect(&profile, &node::OpenProfile::resumed, context, [this](std::chrono::milliseconds away) {
        m_publish(QStringLiteral("node.resumed"), { { QStringLiteral("away"), static_cast<qint64>(away.count()) } });
    });
    connect(&people, &ContactsService::doorsChanged, context,
            [this, &profile] { m_publish(QStringLiteral("doors.changed"), doorsToJson(profile)); });
    connect(&people, &ContactsService::accountChanged, context,
            [this, &profile] { m_publish(QStringLiteral("account.changed"), accountToJson(profile)); });
    connect(&people, &ContactsService::requestReceived, context,
            [this](const contacts::RequestInfo& request) { m_publish(QStringLiteral("request.received"), toJson(request)); });
    connect(&people, &ContactsService::requestsChanged, context, [this] { m_publish(QStringLiteral("requests.changed"), {}); });
    connect(&people, &ContactsService::contactAdded, context, [this, &people](const contacts::Contact& contact) {
        m_publish(QStringLiteral("contact.added"), toJson(contact, people.isOnline(contact.account)));
    });
    connect(&people, &ContactsService::contactChanged, context, [this, &people](const contacts::Contact& contact) {
        m_publish(QStringLiteral("contact.changed"), toJson(contact, people.isOnline(contact.account)));
    });
    connect(&people, &ContactsService::contactRemoved, context, [this](const wire::AccountId& account, bool byThem) {
        m_publish(QStringLiteral("contact.removed"),
                  { { QStringLiteral("id"), idText(account) }, { QStringLiteral("by_them"), byThem } });
    });
    connect(&people, &ContactsService::presenceChanged, context, [this](const wire::AccountId& account, bool online) {
        m_publish(QStringLiteral("presence.changed"),
                  { { QStringLiteral("id"), idText(account) }, { QStringLiteral("online"), online } });
    });
    connect(&people, &ContactsService::messageStored, context, [this](const contacts::StoredMessage& message) {
        m_publish(message.isOutgoing ? QStringLiteral("message.stored") : QStringLiteral("message.received"), toJson(message));
    });
    connect(&people, &ContactsService::readChanged, context,
            [this](const wire::AccountId& account, contacts::MessagePosition upTo, int unread) {
                m_publish(QStringLiteral("read.changed"), { { QStringLiteral("contact"), idText(account) },
                                                                 { QStringLiteral("position"), static_cast<qint64>(upTo.value) },
                                                                 { QStringLiteral("unread"), unread } });
            });
    connect(&people, &ContactsService::theyRead, context, [this](const wire::AccountId& account, contacts::MessagePosition upTo) {
        m_publish(QStringLiteral("read.by-them"),
                  { { QStringLiteral("contact"), idText(account) }, { QStringLiteral("position"), static_cast<qint64>(upTo.value) } });
    });
    connect(&people, &ContactsService::tellingChanged, context, [this, &people] {
        m_publish(QStringLiteral("telling.changed"), { { QStringLiteral("read"), people.telling().read },
                                                       { QStringLiteral("typing"), people.telling().typing } });
    });
    connect(&people, &ContactsService::typingChanged, context, [this](const wire::AccountId& account, bool isTyping) {
        m_publish(QStringLiteral("typing.changed"), { { QStringLiteral("contact"), idText(account) }, { QStringLiteral("typing"), isTyping } });
    });
    connect(&people, &ContactsService::messageStateChanged, context,
            [this](const wire::AccountId& account, const wire::MessageId& id, contacts::MessageState state,
                   contacts::SendFailure failure) {
                QJsonObject fields { { QStringLiteral("contact"), idText(account) },
                                     { QStringLiteral("id"), QString::fromLatin1(id.toHex()) },
                                     { QStringLiteral("state"), nameOf(state) } };
                if (const auto why = nameOf(failure); !why.isEmpty())
                    fields.insert(QLatin1String("why"), why);
                m_publish(QStringLiteral("message.state"), fields);
            });
    connect(&people, &ContactsService::historyForgotten, context, [this](const wire::AccountId& account) {
        m_publish(QStringLiteral("history.forgotten"), { { QStringLiteral("contact"), idText(account) } });
    });
    connect(&people, &ContactsService::offerReceived, context,
            [this](const contacts::StoredMessage& message) { m_publish(QStringLiteral("offer.received"), offerToJson(message)); });
    connect(&people, &ContactsService::oldDeviceStillRuns, context, [this](const wire::DeviceId& device, WallTime seen) {
        m_publish(QStringLiteral("device.still-runs"), { { QStringLiteral("device"), QString::fromLatin1(device.toHex()) },
                                                         { QStringLiteral("seen"), milliseconds(seen) } });
    });
    connect(&people, &ContactsService::storageFailed, context, [this](storage::StorageErrorKind kind) {
        const auto name = node::NodeError::of(storage::StorageError { kind, {} }).kindName();
        m_publish(QStringLiteral("storage.failed"), { { QStringLiteral("kind"), QString::fromUtf8(name) } });
    });
    connect(&profile.files().preparations(), &node::Preparations::changed, context,
            [this](const node::Preparation& preparation) { m_publish(QStringLiteral("preparation.changed"), toJson(preparation)); });
    connect(&profile.files().preparations(), &node::Preparations::ended, context, [this](node::PreparationId id) {
        m_publish(QStringLiteral("preparation.ended"), { { QStringLiteral("id"), static_cast<qint64>(id.value) } });
    });
    connect(&profile.transfers(), &transfer::TransferService::changed, context,
            [this](const transfer::TransferInfo& transfer) { m_publish(QStringLiteral("transfer.changed"), toJson(transfer)); });
    connect(&profile.transfers(), &transfer::TransferService::uploadChanged, context,
            [this](const transfer::UploadInfo& upload) { m_publish(QStringLiteral("upload.changed"), toJson(upload)); });
    connect(&profile.transfers(), &transfer::TransferService::removed, context, [this](const transfer::TransferId& id) {
        m_publish(QStringLiteral("transfer.removed"), { { QStringLiteral("id"), QString::fromLatin1(id.toHex()) } });
    });
}

} // namespace allium::api
