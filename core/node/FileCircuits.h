// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsService.h"
#include "core/transfer/Interfaces.h"

#include <QObject>

namespace allium::node {

/// Opens file circuits to contacts: what contacts knows of how to reach them, dialled for transfer.
/// Node thread; goes before the contacts service.
class FileCircuits final : public QObject, public transfer::SourceDialer {
    Q_OBJECT
public:
    explicit FileCircuits(contacts::ContactsService& contacts);

    QFuture<Result<std::shared_ptr<net::Session>, transfer::DialProblem>> open(const wire::AccountId& peer,
                                                                               const QByteArray& isolation) override;

private:
    contacts::ContactsService& m_contacts;
};

} // namespace allium::node
