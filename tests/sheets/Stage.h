// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/App.h"
#include "tests/sheets/SheetState.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QImage>
#include <QQuickView>

namespace allium::sheets {

/// One state in one look, with a core that is invented. Made anew for every picture.
class Stage {
public:
    Stage(const SheetState& state, const Look& look);

    /// Null when the page does not load; Qt has said why.
    QImage picture();

private:
    bool load();
    void dress();
    void act();
    /// Until everything that follows from what was done has been drawn.
    void settle();

    const SheetState& m_state;
    const Look& m_look;
    test::FakeCore m_core;
    desktop::App m_app;
    QQuickView m_view;
};

} // namespace allium::sheets
