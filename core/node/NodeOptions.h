// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/PasswordKdf.h"

#include <QByteArrayList>
#include <QString>

#include <cstdint>
#include <optional>

namespace allium::node {

/// What is decided before a node starts and does not change while it runs.
struct NodeOptions {
    QString dataFolder;
    /// Nodes of different networks refuse each other.
    QByteArray networkName = "allium";
    /// Short waits and no proof of work: tests, closed groups, private Tor networks.
    bool privateNetwork = false;
    QString torBinary; ///< empty: the setting, then the one that came along, then PATH
    QString pictureProgram; ///< decodes what peers send; empty: the one that came along
    QByteArrayList torrcLines; ///< added behind those of the settings
    /// Not empty: no tor at all; nodes meet through sockets in this folder.
    QString loopbackFolder;
    /// Of new passphrases and backups. Nothing: what this machine affords; less only for tests.
    std::optional<crypto::KdfCost> passphraseCost {};
    /// Nothing is fetched without asking that would leave less than this on the disk.
    std::uint64_t keepFreeBytes = 1ULL << 30;
};

} // namespace allium::node
