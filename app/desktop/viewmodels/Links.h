// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace allium::desktop {

/// An address within a text.
struct LinkInText {
    qsizetype start = 0;
    qsizetype length = 0;
    bool isAllium = false;
    friend bool operator==(const LinkInText&, const LinkInText&) = default;
};

/// Addresses that begin with http://, https:// or allium: and nothing else: no bare host names, no
/// other schemes. What ends a sentence or closes a bracket opened before does not belong to them.
QList<LinkInText> findLinks(const QString& text);

} // namespace allium::desktop
