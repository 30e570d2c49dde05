// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QCache>
#include <QImage>
#include <QUrl>

#include <functional>
#include <map>
#include <vector>

namespace allium::desktop {

/// People's pictures as the core has them, asked for when they are to be shown. GUI thread. The core
/// gives pixels, so nothing here decodes what somebody sent. Remembers the last ones that were shown.
class Pictures : public QObject {
    Q_OBJECT
public:
    using Then = std::function<void(const QImage& picture)>;

    static constexpr int Remembered = 100;

    explicit Pictures(Core& core, QObject* parent = nullptr);

    /// Where QML finds the picture `hash` of a contact, or of oneself; empty without one. Another
    /// picture has another address.
    static QUrl ofContact(const QString& id, const QString& hash);
    static QUrl ofOneself(const QString& hash);
    /// One that only this window has yet; see keep().
    static QUrl ofWindow(const QString& name);

    /// `key` is what follows image://pictures/ in an address. Null: there is no such picture.
    /// `then` may be called at once.
    void fetch(const QString& key, Then then);
    /// From now on ofWindow(name) is this.
    void keep(const QString& name, const QImage& picture);
    void clear();

private:
    void take(const QString& key, const Core::Answer& answer);

    Core& m_core;
    QCache<QString, QImage> m_known;
    std::map<QString, std::vector<Then>> m_waiting;
};

} // namespace allium::desktop
