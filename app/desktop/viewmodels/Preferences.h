// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// What concerns this window only, readable before the profile is open and without secrets: look,
/// language, notifications, when to lock. Holds at once; the file follows a moment later, written
/// off the GUI thread, at the latest on destruction.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.preferences has it")
    Q_PROPERTY(int appearance READ appearance WRITE setAppearance NOTIFY changed)
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)
    Q_PROPERTY(bool pictures READ pictures WRITE setPictures NOTIFY changed)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(bool notifications READ notifications WRITE setNotifications NOTIFY changed)
    Q_PROPERTY(bool notificationNames READ notificationNames WRITE setNotificationNames NOTIFY changed)
    Q_PROPERTY(bool notificationText READ notificationText WRITE setNotificationText NOTIFY changed)
    Q_PROPERTY(bool stayInTray READ stayInTray WRITE setStayInTray NOTIFY changed)
    Q_PROPERTY(int lockMinutes READ lockMinutes WRITE setLockMinutes NOTIFY changed)
    Q_PROPERTY(bool lockAfterSleep READ lockAfterSleep WRITE setLockAfterSleep NOTIFY changed)
    Q_PROPERTY(bool lockDisconnects READ lockDisconnects WRITE setLockDisconnects NOTIFY changed)
    Q_PROPERTY(QString downloadFolder READ downloadFolder WRITE setDownloadFolder NOTIFY changed)
public:
    static constexpr int MaxTextPercent = 400;
    static constexpr int MaxLockMinutes = 24 * 60;

    /// An empty path remembers nothing.
    explicit Preferences(const QString& file, QObject* parent = nullptr);
    ~Preferences() override;

    /// In the order of Theme.Mode: system, light, dark, high contrast.
    int appearance() const;
    void setAppearance(int mode);
    /// 100 to MaxTextPercent.
    int textPercent() const;
    void setTextPercent(int percent);
    bool reducedMotion() const;
    void setReducedMotion(bool on);
    /// Whether pictures of other people are shown.
    bool pictures() const;
    void setPictures(bool on);
    /// Such as "de"; empty: the system's.
    QString language() const;
    void setLanguage(const QString& language);

    bool notifications() const;
    void setNotifications(bool on);
    bool notificationNames() const;
    void setNotificationNames(bool on);
    /// What a message says may be on a screen that others see, so not unless asked for.
    bool notificationText() const;
    void setNotificationText(bool on);

    /// Whether the program goes on, with an icon beside the clock, when its window is closed.
    bool stayInTray() const;
    void setStayInTray(bool on);

    /// Without keyboard and pointer; 0: never.
    int lockMinutes() const;
    void setLockMinutes(int minutes);
    bool lockAfterSleep() const;
    void setLockAfterSleep(bool on);
    /// Whether locking also closes the profile, and with it every connection.
    bool lockDisconnects() const;
    void setLockDisconnects(bool on);

    /// Where files are saved unless another place is chosen; never empty.
    QString downloadFolder() const;
    void setDownloadFolder(const QString& folder);
    /// As a dialog gives it.
    Q_INVOKABLE void chooseDownloadFolder(const QUrl& folder) { setDownloadFolder(folder.toLocalFile()); }

    /// Writes what is waiting to be written, and returns when it is on the disk.
    void flush();

Q_SIGNALS:
    void changed();
    void languageChanged();

private:
    QVariant value(const char* key, const QVariant& fallback) const;
    void set(const char* key, const QVariant& value);
    void write();

    QString m_file;
    QVariantMap m_values;
    QTimer m_writeSoon;
    QThreadPool m_writer; ///< one thread, so that the last write is the last
};

} // namespace allium::desktop
