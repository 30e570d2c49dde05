// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/Names.h"
#include "core/node/ProfilePlace.h"

#include <QJsonObject>
#include <QString>

/// How values of the core are written in answers and events.
/// Accounts and content ids are base32, message and transfer ids hex, times milliseconds since 1970.
namespace allium::api {

QString idText(const wire::AccountId& account);
QString idText(const wire::ContentId& content);
qint64 milliseconds(WallTime time);

QJsonObject toJson(const node::ProfileEntry& entry);
QJsonObject toJson(node::Connectivity& connectivity);
QJsonObject doorsToJson(node::OpenProfile& profile);
QJsonObject accountToJson(node::OpenProfile& profile);
QJsonObject toJson(const contacts::Contact& contact, bool online);
QJsonObject toJson(const contacts::RequestInfo& request);
QJsonObject toJson(const contacts::StoredMessage& message);
/// What is said of the message that one of mine (`isOutgoing`) or theirs answers; without a position it is not here.
QJsonObject replyToJson(const contacts::ReplyTo& reply, const std::optional<contacts::Quote>& quote, bool isOutgoing);
/// What a list of conversations shows of the newest message: one line of at most ExcerptChars.
constexpr qsizetype ExcerptChars = 160;
QJsonObject excerptOf(const contacts::StoredMessage& message);
QJsonObject offerToJson(const contacts::StoredMessage& message);
QJsonObject toJson(const transfer::TransferInfo& transfer);
QJsonObject toJson(const transfer::UploadInfo& upload);
QJsonObject toJson(const node::Preparation& preparation);

} // namespace allium::api
