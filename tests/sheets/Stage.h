// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/App.h"
#include "tests/sheets/SheetState.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QImage>
#include <QQuickItem>
#include <QQuickView>

namespace allium::sheets {

/// One state in one look, with a core that is invented. Made anew for every picture.
class Stage {
public:
    Stage(const SheetState& state, const Look& look);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// False when the page does not load; Qt has said why.
    bool show();
    /// After show().
    QImage picture() { return m_view.grabWindow(); }
    /// What texts are looked for below.
    const QObject& root() const { return *m_view.contentItem(); }

    /// Whether the language can be changed there: the settings are at hand.
    bool canChangeLanguage() const;
    /// Shows the same again after another language was chosen while it was shown. The translators are installed already.
    void changeLanguage();

private:
    bool load();
    void dress();
    void act();
    /// Until a line of JavaScript is true, which must not take long.
    void await(const QString& expression);
    /// Until everything that follows from what was done has been drawn.
    void waitForPictures();
    void settle();

    const SheetState& m_state;
    const Look& m_look;
    test::FakeCore m_core;
    desktop::App m_app;
    QQuickView m_view;
};

} // namespace allium::sheets
