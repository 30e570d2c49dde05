// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/FileText.h"
#include "app/desktop/models/MessageEntry.h"

#include <QHash>

namespace allium::desktop {

/// How the files offered in one conversation stand: what the core says of their fetching, and of their
/// being fetched from here. Owned by the MessageList that shows it.
class OfferTransfers : public QObject {
    Q_OBJECT
public:
    explicit OfferTransfers(Core& core, QObject* parent = nullptr);

    /// Forgets those of another conversation. Empty: none.
    void open(const QString& contact);

    /// Of a message that offers a file.
    FileFacts facts(const MessageEntry& entry) const;
    /// Null when nothing is known of its fetching. Valid until the next change.
    const TransferEntry* find(const MessageEntry& entry) const;

Q_SIGNALS:
    /// Offers of this content, by this side, stand differently.
    void changed(const QString& content, bool mine);
    void allChanged();

private:
    void fetch();
    void take(const TransferEntry& transfer);
    void takeUpload(const QJsonObject& upload);
    void drop(const QString& id);
    void onEvent(const QString& type, const QJsonObject& fields);

    Core& m_core;
    QString m_contact;
    int m_generation = 0; ///< answers to what was asked before are stale
    QHash<QString, TransferEntry> m_transfers; ///< by content
    QHash<QString, QJsonObject> m_uploads; ///< by content
};

} // namespace allium::desktop
