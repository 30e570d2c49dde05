// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QTemporaryDir;

namespace allium::tor {

/// A folder of our own (0700) for sockets, with a path short enough for them (108 bytes with the
/// file name), whatever the profile's path looks like. Lies in $XDG_RUNTIME_DIR if that is private
/// to us and short, otherwise in the temporary folder. Removed at the end; leftovers of processes
/// that died are removed by the next one (a lock that dies with its owner tells them apart).
class RuntimeFolder {
public:
    /// Null when neither place can be used.
    static std::unique_ptr<RuntimeFolder> create();
    /// The same, only in `parent`.
    static std::unique_ptr<RuntimeFolder> createIn(const QString& parent);
    ~RuntimeFolder();

    QString path() const;

private:
    RuntimeFolder(std::unique_ptr<QTemporaryDir> folder, int lock);

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_lock = -1;
};

} // namespace allium::tor
