// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/CoreThread.h"
#include "app/desktop/startup/ProfileChoice.h"
#include "app/desktop/viewmodels/Preferences.h"
#include "app/desktop/viewmodels/Profiles.h"
#include "app/desktop/viewmodels/SystemLook.h"
#include "core/base/Executor.h"

#include <QObject>

namespace allium::desktop {

/// The small window in which one of several profiles is chosen, before there is a main window. It looks and speaks
/// as the profile that was used last. Lives as long as the choice takes.
class Chooser : public QObject {
    Q_OBJECT
public:
    /// What was chosen; without a folder there is nothing to go on with: the window was closed, or the profile is
    /// open in another one, which is in front now.
    struct Choice {
        QString profile;
        std::unique_ptr<node::ProfileFolder> folder;
    };

    /// The core is started and has no profile yet. `link`: what was to be opened; empty: nothing.
    Chooser(CoreThread& core, node::ProfilePlace place, const node::ProfileEntry& usedLast, QString link);
    /// Asks first whether to delete this one.
    void offerToDelete(const QString& profile) { m_offeredToDelete = profile; }

    const Preferences& preferences() const { return m_preferences; }
    /// Runs an event loop until somebody has chosen.
    Choice run();

    /// The sentence for a profile's folder that cannot be had.
    static QString sentenceFor(node::ProfileFolder::Error error, const QString& path);

private:
    void open(const QString& profile);
    void obtained(const QString& profile, ObtainedProfile got);

    node::ProfilePlace m_place;
    QString m_link;
    QString m_offeredToDelete;
    Preferences m_preferences;
    SystemLook m_look;
    Profiles m_profiles;
    Choice m_choice;
    ThreadExecutor m_opener; ///< waiting for another process is nothing for the GUI thread
};

} // namespace allium::desktop
