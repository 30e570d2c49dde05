// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsService.h"
#include "core/node/Node.h"
#include "core/transfer/TransferService.h"

#include <QJsonObject>
#include <QString>

/// How values of the core are written in answers and events. Names are stable: programs read them.
/// Accounts and content ids are base32, message and transfer ids hex, times milliseconds since 1970.
namespace allium::api {

QString nameOf(node::Node::State state);
QString nameOf(tor::TorController::State state);
QString nameOf(const net::Listener* door);
QString nameOf(contacts::Relation::State state);
QString nameOf(contacts::MessageState state);
QString nameOf(transfer::TransferState state);
QByteArray kindOf(contacts::ContactsError error);
QByteArray kindOf(const contacts::ContactLinkError& error);
/// Why a contact or a request does not reach somebody.
QByteArray kindOf(const net::DialFailure& failure);
QByteArray kindOf(node::SettingError error);
QByteArray kindOf(tor::TorFailure::Kind kind);
/// Why tor does not get on with connecting; for a status that is a problem.
QByteArray kindOf(const tor::BootstrapStatus& status);
QByteArray kindOf(transfer::ShareError error);
QByteArray kindOf(transfer::ExportError error);
QByteArray kindOf(transfer::TransferFailure failure);

QString idText(const wire::AccountId& account);
QString idText(const wire::ContentId& content);
/// Why a message failed; empty: it did not.
QString nameOf(contacts::SendFailure failure);
qint64 milliseconds(WallTime time);

QJsonObject toJson(node::Connectivity& connectivity);
QJsonObject doorsToJson(node::OpenProfile& profile);
QJsonObject accountToJson(node::OpenProfile& profile);
QJsonObject toJson(const contacts::Contact& contact, bool online);
QJsonObject toJson(const contacts::RequestInfo& request);
QJsonObject toJson(const contacts::StoredMessage& message);
/// What a list of conversations shows of the newest message: one line of at most ExcerptChars.
constexpr qsizetype ExcerptChars = 160;
QJsonObject excerptOf(const contacts::StoredMessage& message);
QJsonObject offerToJson(const contacts::StoredMessage& message);
QJsonObject toJson(const transfer::TransferInfo& transfer);

} // namespace allium::api
