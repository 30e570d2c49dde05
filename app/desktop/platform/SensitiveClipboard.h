// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace allium::desktop {

/// Puts secrets on the clipboard in a way that managers of its history leave alone, and takes them off
/// again after a while and when this goes, unless something else was copied meanwhile. GUI thread.
class SensitiveClipboard : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds Life { 60 };

    explicit SensitiveClipboard(QObject* parent = nullptr, std::chrono::milliseconds life = Life);
    ~SensitiveClipboard() override;

    void copy(const QString& secret);
    /// Now, if it is still there.
    void clear();

private:
    QTimer m_life;
    QByteArray m_digest; ///< of what was copied: the secret itself is not kept
};

} // namespace allium::desktop
