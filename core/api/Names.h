// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsService.h"
#include "core/node/Node.h"
#include "core/transfer/TransferService.h"

#include <QString>

/// The words for states and errors of the core. They are stable: programs read them.
namespace allium::api {

QString nameOf(node::Node::State state);
QString nameOf(tor::TorController::State state);
QString nameOf(const net::Listener* door);
QString nameOf(contacts::Relation::State state);
QString nameOf(contacts::MessageState state);
QString nameOf(transfer::TransferState state);
/// Why a message failed, or an offer waits; empty: it does not.
QString nameOf(contacts::SendFailure failure);
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

} // namespace allium::api
