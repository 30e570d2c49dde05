// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/viewmodels/ErrorText.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Opens a locked profile, or gives back a locked window, by whatever protects the profile. A secret
/// that does not fit is said beside the field; anything that no secret can repair is a problem, told
/// in full.
class Unlocking : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.unlock has it")
    Q_PROPERTY(bool closing READ isClosing NOTIFY changed)
    Q_PROPERTY(bool windowOnly READ isWindowOnly NOTIFY changed)
    Q_PROPERTY(bool hasPassphrase READ hasPassphrase NOTIFY changed)
    Q_PROPERTY(bool hasKeyRing READ hasKeyRing NOTIFY changed)
    Q_PROPERTY(bool hasRecoveryCode READ hasRecoveryCode NOTIFY changed)
    Q_PROPERTY(Way way READ way WRITE setWay NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool wrongSecret READ isWrongSecret NOTIFY changed)
    Q_PROPERTY(Remedy remedy READ remedy NOTIFY changed)
    Q_PROPERTY(bool canSetAside READ canSetAside NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString alliumDoes READ alliumDoes NOTIFY changed)
    Q_PROPERTY(QString personCan READ personCan NOTIFY changed)
public:
    enum class Way { Passphrase, KeyRing, RecoveryCode };
    Q_ENUM(Way)
    /// What helps against a problem.
    enum class Remedy {
        None, ///< there is no problem
        TryAgain, ///< once the cause is gone
        ShowFolder, ///< the files need care
        Quit, ///< another program is needed
    };
    Q_ENUM(Remedy)

    explicit Unlocking(Core& core, QObject* parent = nullptr);

    /// Asks what protects the profile and whether something is wrong with it. The key ring is asked at
    /// once where it opens the profile, unless only the window is locked or the profile was open until
    /// now: then the person asks.
    void begin(bool windowOnly);

    /// The profile is being closed: nothing to do until begin().
    void waitForClose();

    bool isClosing() const { return m_closing; }
    bool isWindowOnly() const { return m_windowOnly; }
    bool hasPassphrase() const { return m_hasPassphrase; }
    bool hasKeyRing() const { return m_hasKeyRing; }
    bool hasRecoveryCode() const { return m_hasRecoveryCode; }
    Way way() const { return m_way; }
    void setWay(Way way);
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }
    /// The error is about what was typed.
    bool isWrongSecret() const { return m_wrongSecret; }
    Remedy remedy() const { return m_remedy; }
    /// Nothing opens this profile any more: another can take its place.
    bool canSetAside() const { return m_canSetAside; }
    QString problem() const { return m_problem.happened; }
    QString alliumDoes() const { return m_problem.allium; }
    QString personCan() const { return m_problem.person; }

    /// By the present way; the key ring needs no secret. While the key ring does not answer, another way can
    /// be taken: its answer still opens the profile, but is no news where it does not.
    Q_INVOKABLE void unlock(const QString& typed = {});
    /// After a problem.
    Q_INVOKABLE void tryAgain();
    Q_INVOKABLE void showFolder() const;
    /// Keeps the profile's files in a folder of their own and makes room for a backup or a new identity.
    Q_INVOKABLE void setAside();
    Q_INVOKABLE void quit() { Q_EMIT quitRequested(); }

    /// What helps when opening fails for this reason; None where another secret may do.
    static Remedy remedyFor(const QByteArray& kind);

Q_SIGNALS:
    void changed();
    /// A secret was refused: the field is emptied and gets the focus.
    void refused();
    /// Only when the window alone was locked; otherwise the profile opens.
    void windowUnlocked();
    void profileSetAside(const QString& folder);
    void quitRequested();

private:
    void inspect(bool askKeyRing);
    void answered(Way way, const Core::Answer& answer);
    void failed(const QByteArray& kind);
    void sayWhatFailed(const QByteArray& kind);
    Way usualWay() const;

    Core& m_core;
    ErrorExplanation m_problem;
    QString m_error;
    QString m_folder; ///< of the profile
    Way m_way = Way::Passphrase;
    Remedy m_remedy = Remedy::None;
    bool m_canSetAside = false;
    bool m_closing = false;
    bool m_windowOnly = false;
    bool m_hasPassphrase = true;
    bool m_hasKeyRing = false;
    bool m_hasRecoveryCode = false;
    bool m_wrongSecret = false;
    bool m_busy = false;
    bool m_keyRingAsked = false; ///< and has not answered, whichever way is taken now
    int m_round = 0; ///< of being locked: what was asked in an earlier one opens nothing in this
};

} // namespace allium::desktop
