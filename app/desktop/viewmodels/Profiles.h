// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/ProfileListModel.h"

#include <QtQml/qqmlregistration.h>

#include <optional>

namespace allium::desktop {

/// The profiles of this machine: which there are, a new one, another name, the end of one. Opening one is the
/// program's affair: the chooser goes on with it in the same process, a window starts another process.
class Profiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.settings has it, or the chooser")
    Q_PROPERTY(allium::desktop::ProfileListModel* list READ list CONSTANT)
    Q_PROPERTY(bool several READ areSeveral NOTIFY changed)
    Q_PROPERTY(QString ownTitle READ ownTitle NOTIFY changed)
    Q_PROPERTY(QString givenTitle READ givenTitle NOTIFY changed)
    Q_PROPERTY(QString suggestion READ suggestion NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool ownStarts READ ownStarts NOTIFY changed)
    Q_PROPERTY(QString keptStart READ keptStart NOTIFY changed)
    Q_PROPERTY(bool startsAlways READ startsAlways NOTIFY changed)
    Q_PROPERTY(QString opening READ opening NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(int maxTitleChars READ maxTitleChars CONSTANT)
public:
    explicit Profiles(Core& core, QObject* parent = nullptr);

    /// Looks anew. When a page shows them.
    Q_INVOKABLE void load();

    ProfileListModel* list() { return &m_list; }
    bool areSeveral() const { return m_list.count() > 1; }
    /// Of the profile that this window shows; empty while one is chosen, or where it lies elsewhere.
    QString ownTitle() const;
    /// The same as it was given: empty when nobody gave it a name.
    QString givenTitle() const;
    /// What the next one is called unless somebody types something else.
    QString suggestion() const;
    /// Whether this window's profile begins without a question.
    bool ownStarts() const { return m_list.own() != nullptr && m_list.own()->isStart; }
    /// The title of the one that does and goes on doing so, whichever is opened now; empty: none, or the person has
    /// said that the one that is opened shall, or none.
    QString keptStart() const;
    /// Whether any will: what the person has said here, until then how it is.
    bool startsAlways() const { return m_startsChosen.value_or(m_list.start() != nullptr); }
    bool isBusy() const { return m_busy; }
    /// The profile that is just being opened; empty: none.
    QString opening() const { return m_opening; }
    QString error() const { return m_error; }
    /// As in node::ProfileNote.
    static int maxTitleChars() { return 40; }

    /// Makes one and opens it. An empty title is a good one.
    Q_INVOKABLE void create(const QString& title);
    Q_INVOKABLE void rename(const QString& profile, const QString& title);
    Q_INVOKABLE void renameOwn(const QString& title);
    /// `typed`: the title as it is shown, typed by the person. Something else is refused.
    Q_INVOKABLE void erase(const QString& profile, const QString& typed);
    /// First it is remembered what was said of later starts, as far as that can be written; opening matters more.
    Q_INVOKABLE void open(const QString& profile);
    /// Whether the next one that is opened begins without a question from then on, or none does. Unsaid, nothing
    /// changes.
    Q_INVOKABLE void startWithChosen(bool always);
    Q_INVOKABLE void startWithOwn(bool always);
    /// Closes this window's profile and goes on to the question whether to delete it.
    Q_INVOKABLE void endOwn();
    Q_INVOKABLE void clearError() { setError({}); }

    /// For the program that was asked to open one: it takes a moment, or did not work.
    void setOpening(const QString& profile);
    void openingFailed(const QString& why);
    void retranslate();

Q_SIGNALS:
    void changed();
    /// What a dialog asked for is done.
    void done();
    void openRequested(const QString& profile);
    void erased(const QString& profile);
    void endOfOwnRequested(const QString& profile);

private:
    void change(const char* method, const QJsonObject& params, std::function<void(const QJsonObject& answer)> then);
    void setError(const QString& error);
    void requestOpening(const QString& profile);

    Core& m_core;
    ProfileListModel m_list;
    QString m_opening;
    QString m_error;
    bool m_busy = false;
    std::optional<bool> m_startsChosen;
};

} // namespace allium::desktop
