// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "core/base/Executor.h"

#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

class Preferences;

/// What can be done with a file that was offered or fetched, wherever it is shown. The disk is asked on a
/// thread of its own: a folder may be on the network, or asleep.
class FileActions : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.transfers.actions is it")
public:
    explicit FileActions(Core& core, QObject* parent = nullptr);

    /// Who says where files are saved; must outlive this. Without: the desktop's folder for downloads.
    void follow(const Preferences& preferences) { m_preferences = &preferences; }

    Q_INVOKABLE void accept(const QString& offer);
    Q_INVOKABLE void decline(const QString& offer);
    Q_INVOKABLE void pause(const QString& transfer);
    Q_INVOKABLE void resume(const QString& transfer);
    Q_INVOKABLE void cancel(const QString& transfer);
    /// Stops reading something that is to be offered.
    Q_INVOKABLE void cancelPreparation(qint64 preparation);
    /// Writes it into a folder, which is made if it is downloads() and not there yet; savedAs() says what
    /// became of it.
    Q_INVOKABLE void save(const QString& transfer, const QUrl& folder);
    /// Where files are saved unless another place is chosen.
    Q_INVOKABLE QUrl downloads() const;
    /// Hands a saved file to the system. Files that may run are refused.
    Q_INVOKABLE void openSaved(const QString& path);
    Q_INVOKABLE void showInFolder(const QString& path);

Q_SIGNALS:
    void savedAs(const QString& transfer, const QString& path);
    void failed(const QByteArray& kind);

protected:
    Executor& disk() { return m_disk; }

private:
    void run(const QByteArray& method, const char* what, const QString& id);
    void write(const QString& transfer, const QString& folder);
    /// Hands over what `check` finds nothing against: it returns the kind of a failure, or nothing.
    template <class Check>
    void handOver(const QString& path, Check check);

    Core& m_core;
    const Preferences* m_preferences = nullptr;
    ThreadExecutor m_disk;
};

} // namespace allium::desktop
