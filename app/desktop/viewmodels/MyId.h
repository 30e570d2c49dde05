// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// What I hand to people who are to add me: onion ID, link and QR code. Empty while no profile is open.
class MyId : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.contacts.me is it")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString onionId READ onionId NOTIFY changed)
    Q_PROPERTY(QString grouped READ grouped NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(bool renewing READ isRenewing NOTIFY renewingChanged)
    Q_PROPERTY(QString renewError READ renewError NOTIFY renewingChanged)
public:
    explicit MyId(Core& core, QObject* parent = nullptr);

    QString name() const { return m_name; }
    QString onionId() const { return m_onionId; }
    /// The onion ID in groups of four, for eyes; copying gives it whole.
    QString grouped() const;
    QString link() const { return m_link; }

    /// A new ID is being made.
    bool isRenewing() const { return m_isRenewing; }
    /// Why the last attempt failed; empty: it did not.
    QString renewError() const { return m_renewError; }

    Q_INVOKABLE void refresh();
    void clear();

    /// Takes a new onion ID in place of this one, which ends for everybody who is no contact. renewed() follows, or
    /// `renewError` says why not; until then asking again does nothing.
    Q_INVOKABLE void renew();
    Q_INVOKABLE void forgetRenewError();

    Q_INVOKABLE void copyOnionId() const;
    Q_INVOKABLE void copyLink() const;
    /// Writes the QR code of the link as PNG; saved() or saveFailed() follows.
    Q_INVOKABLE void savePicture(const QUrl& file);

Q_SIGNALS:
    void changed();
    void saved(const QString& path);
    void saveFailed(const QString& sentence);
    void renewingChanged();
    void renewed();

private:
    void take(const QJsonObject& account);
    void setRenewing(bool renewing, const QString& error);

    Core& m_core;
    QString m_name;
    QString m_onionId;
    QString m_link;
    QString m_renewError;
    bool m_isRenewing = false;
};

} // namespace allium::desktop
