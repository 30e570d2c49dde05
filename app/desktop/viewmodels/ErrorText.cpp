// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ErrorText.h"

#include <QHash>

#include <iterator>

namespace allium::desktop {
namespace {

struct Entry {
    const char* kind;
    const char* happened;
    const char* allium = nullptr;
    const char* person = nullptr;
};

/// In a class of its own, so that lupdate knows the context: it is told that SAY marks a text.
#define SAY(text) QT_TRANSLATE_NOOP("ErrorText", text)

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    // Kept in the order of the core's enumerations; a test compares the two.
    static constexpr Entry Profile[] = {
        { "profile.exists", SAY("There is an identity in this profile already."), SAY("Nothing was overwritten."),
          SAY("To begin anew, start Allium with another profile.") },
        { "profile.none", SAY("This profile has no identity yet."), nullptr, SAY("Create one, or restore a backup.") },
        { "profile.open", SAY("The profile is open already.") },
        { "profile.locked", SAY("The profile is locked."), nullptr, SAY("Unlock it and try again.") },
        { "profile.busy", SAY("The profile is just being opened or closed."), nullptr, SAY("Try again in a moment.") },
        { "profile.unknown", SAY("There is no such profile any more."), nullptr, SAY("Choose another one.") },
        { "profile.title-taken", SAY("Another profile is called that already."), nullptr, SAY("Choose another name.") },
        { "profile.too-many", SAY("There are too many profiles on this computer."), nullptr,
          SAY("Delete one that you do not need.") },
        { "profile.in-use", SAY("This profile is open in another window."), SAY("Nothing was deleted."),
          SAY("Quit Allium there and try again.") },
        { "profile.own", SAY("This profile is open in this window."), SAY("Nothing was deleted."),
          SAY("Delete it in its settings, or start Allium with another profile.") },
        { "profile.not-erased", SAY("Some of the profile's files could not be deleted."),
          SAY("What opens them is gone: nobody can read them any more."), SAY("Try again, or delete the folder yourself.") },
        { "profile.cannot-write", SAY("The folder of the profiles cannot be written to."), SAY("Nothing was changed."),
          SAY("Check its permissions, and whether the disk is full.") },
        { "profile.not-confirmed", SAY("That is not the name of the profile."), SAY("Nothing was deleted."),
          SAY("Type the name as it is shown.") },
        { "protection.none", SAY("Nothing would protect the profile."), nullptr,
          SAY("Choose a passphrase, the system's key ring, or both.") },
        { "protection.empty-passphrase", SAY("The passphrase is empty."), nullptr, SAY("Type one.") },
        { "account.bad-name", SAY("Nothing of that name can be shown to others."), nullptr,
          SAY("Choose a name with letters or digits.") },
        { "account.damaged", SAY("The identity in this profile is damaged."), SAY("Allium left the file as it is."),
          SAY("Restore a backup into a new profile.") },
        { "account.none", SAY("This profile has no identity yet."), nullptr, SAY("Create one, or restore a backup.") },
        { "account.other-device", SAY("The computer this backup was made on still uses the same identity."),
          SAY("Allium goes on here, but each message reaches only one of the two."),
          SAY("Use Allium on one of them only, and delete the profile on the other.") },
        { "account.exists", SAY("There is an identity in this profile already."), SAY("Nothing was overwritten.") },
    };

    static constexpr Entry Storage[] = {
        { "storage.not-found", SAY("The profile's file is missing."), SAY("Allium made no new one in its place."),
          SAY("If it was moved, move it back; otherwise restore a backup.") },
        { "storage.already-exists", SAY("There is such a file already."), SAY("Nothing was overwritten.") },
        { "storage.wrong-key", SAY("That does not open the profile."), SAY("Nothing was changed."),
          SAY("Check capital letters and keyboard layout, and try again.") },
        { "storage.not-a-recovery-code", SAY("That is not a complete recovery code."), nullptr,
          SAY("Compare it with what you wrote down.") },
        { "storage.damaged", SAY("The profile's file is damaged."), SAY("Allium changed nothing in it."),
          SAY("Restore your latest backup, and check the disk.") },
        { "storage.truncated", SAY("The profile's file is incomplete."), SAY("Allium changed nothing in it."),
          SAY("Restore your latest backup, and check the disk.") },
        { "storage.from-the-future", SAY("This profile was used with a newer Allium."), SAY("Allium changed nothing in it."),
          SAY("Install the newest Allium.") },
        { "storage.in-use", SAY("Another program is using the profile."), SAY("Allium does not open it twice."),
          SAY("Close the other Allium first.") },
        { "storage.disk-full", SAY("The disk is full."), SAY("Nothing was lost."), SAY("Free some space and try again.") },
        { "storage.read-only", SAY("The profile's folder cannot be written to."),
          SAY("Allium does not open what it could not keep."),
          SAY("Check its permissions, or whether the disk is write-protected.") },
        { "storage.input-output-error", SAY("The disk did not do what it should."), nullptr,
          SAY("Check the disk. If it is removable, plug it in again and restart Allium.") },
        { "storage.out-of-memory", SAY("This computer has too little free memory."), nullptr,
          SAY("Close other programs and try again.") },
        { "storage.constraint", SAY("That contradicts something already stored."), SAY("Nothing was changed.") },
        { "storage.key-ring-locked", SAY("The system's key ring is locked."),
          SAY("Nothing in your profile was changed."), SAY("Unlock it, or use your passphrase or recovery code.") },
        { "storage.no-key-ring", SAY("This computer offers no working key ring."),
          SAY("Nothing in your profile was changed."), SAY("Use a passphrase or your recovery code.") },
        { "storage.key-ring-timed-out", SAY("The system's key ring did not answer."),
          SAY("Nothing in your profile was changed."), SAY("It may be asking for its password in a window of its own.") },
        { "storage.changes-lost", SAY("The last changes were damaged when Allium or this computer stopped."),
          SAY("Your profile is whole, as it was just before them."),
          SAY("Look whether something is missing. If it happens again, check the disk.") },
        { "storage.not-open", SAY("The profile is not open."), nullptr, SAY("Unlock it and try again.") },
        { "storage.misuse", SAY("Allium made a mistake while storing."), SAY("Nothing was changed."), SAY("Restart Allium.") },
        { "storage.failed", SAY("Something could not be stored."), SAY("What was stored before is safe."),
          SAY("Check that the disk has space and is not write-protected.") },
    };

    static constexpr Entry Backup[] = {
        { "backup.cannot-read", SAY("The backup cannot be read."), nullptr, SAY("Check that the file is there and is yours.") },
        { "backup.cannot-write", SAY("The backup could not be written."), SAY("A backup that was there before is untouched."),
          SAY("Choose another folder, or free some space.") },
        { "backup.not-a-backup", SAY("That file is not an Allium backup.") },
        { "backup.from-the-future", SAY("That backup was made by a newer Allium."), nullptr, SAY("Install the newest Allium.") },
        { "backup.truncated", SAY("The backup is incomplete."), nullptr, SAY("Use another copy of it.") },
        { "backup.too-large", SAY("The backup is too large.") },
        { "backup.wrong-passphrase", SAY("That passphrase does not open the backup."), nullptr,
          SAY("Try again. If you are sure of it, the file was changed: use another copy.") },
        { "backup.damaged", SAY("The backup is damaged."), nullptr, SAY("Use another copy of it.") },
        { "backup.out-of-memory", SAY("This computer has too little free memory for the backup."), nullptr,
          SAY("Close other programs and try again.") },
    };

    static constexpr Entry People[] = {
        { "contacts.not-loaded", SAY("Your contacts are still being loaded."), nullptr, SAY("Try again in a moment.") },
        { "contacts.too-many", SAY("There are too many already."), nullptr, SAY("Remove some first.") },
        { "contact.unknown", SAY("That is nobody in your contacts.") },
        { "contact.not-a-contact", SAY("You are not in each other's contacts any more."), nullptr,
          SAY("Send a contact request to write again.") },
        { "contact.blocked", SAY("You blocked that person."), nullptr, SAY("Unblock them first.") },
        { "contact.wrong-state", SAY("That has been dealt with already.") },
        { "contact.ourself", SAY("That is your own onion ID."), nullptr, SAY("Give it to a friend, and paste theirs here.") },
        { "text.empty", SAY("There is nothing in it.") },
        { "text.too-long", SAY("The text is too long."), nullptr, SAY("Shorten it, or send it in parts.") },
        { "picture.too-big", SAY("The picture is larger than 16 KiB."), nullptr, SAY("Make it smaller, or choose it in the window.") },
        { "picture.not-a-picture", SAY("That is not a JPEG or PNG that can be shown."), SAY("Nothing was changed."),
          SAY("Choose another picture.") },
        { "picture.unreadable", SAY("The picture cannot be read."), nullptr, SAY("Check that it is there and may be read.") },
        { "picture.none", SAY("There is no picture.") },
        { "message.bad-id", SAY("There is no such message.") },
        { "message.unknown", SAY("The message that you answer is not here any more."), nullptr, SAY("Send it without the quote.") },
        { "message.expired", SAY("It could not be delivered for 30 days."), nullptr, SAY("Send it again if it still matters.") },
        { "history.two-ways", SAY("A conversation is read in one direction at a time.") },
        { "address.empty", SAY("There is nothing in it yet."), nullptr, SAY("Paste an onion ID or an allium: link.") },
        { "address.too-long", SAY("That is longer than an onion ID or link can be."), nullptr, SAY("Copy it once more.") },
        { "address.bad-account", SAY("The link is damaged: its account part is not right."), nullptr, SAY("Copy it once more.") },
        { "address.bad-name", SAY("The name in the link cannot be shown.") },
        { "address.repeated-field", SAY("The link says the same thing twice."), nullptr, SAY("Copy it once more.") },
        { "address.bad-length", SAY("An onion ID has 56 characters; this one has not."), nullptr, SAY("Copy it once more, whole.") },
        { "address.bad-character", SAY("There is a character in it that no onion ID has."), nullptr,
          SAY("Onion IDs have the letters a to z and the digits 2 to 7.") },
        { "address.bad-checksum", SAY("There is a typing mistake in this onion ID."), nullptr, SAY("Compare it, or copy it once more.") },
        { "address.bad-version", SAY("This is an onion address of a kind that Allium does not know."), nullptr,
          SAY("Ask for the onion ID once more, or install the newest Allium.") },
        { "address.bad-key", SAY("Nobody can have this onion ID."), nullptr, SAY("Copy it once more.") },
        { "address.version-two", SAY("This is an onion address of the old, short kind, which Tor no longer has."), nullptr,
          SAY("Ask for the onion ID that Allium shows.") },
        { "address.bad-port", SAY("The port in this address is not right."), nullptr, SAY("An onion ID needs none: leave it out.") },
        { "address.bad-multiaddr", SAY("This address is not complete."), nullptr, SAY("Copy it once more.") },
        { "address.bad-peer", SAY("This address is for another program."), nullptr, SAY("Ask for the onion ID that Allium shows.") },
        { "address.bad", SAY("This is not an onion ID."), nullptr, SAY("Paste an onion ID or an allium: link.") },
    };

    static constexpr Entry Dials[] = {
        { "dial.not-ready", SAY("Allium is not connected to Tor yet."), SAY("It tries again as soon as it is.") },
        { "dial.not-online", SAY("They are not online."), SAY("Allium tries again until they are."),
          SAY("You reach them when both of you have Allium running.") },
        { "dial.failed", SAY("The way through the network broke off."), SAY("Allium tries again.") },
        { "dial.busy", SAY("They are busy with other requests."), SAY("Allium tries again.") },
        { "dial.not-admitted", SAY("They do not let you in."), SAY("Allium tries again now and then."), SAY("Ask them whether they removed you.") },
        { "dial.bad-address", SAY("What is found at this onion ID is not right."), SAY("Allium tries again."), SAY("Compare the onion ID with theirs.") },
        { "dial.somebody-else", SAY("Somebody else than the link says answers there."), SAY("Allium told them nothing."),
          SAY("Ask for the link once more, in another way.") },
        { "dial.other-version", SAY("They use a version of Allium that does not understand this one."), nullptr,
          SAY("One of you should update.") },
        { "dial.other-network", SAY("They are in another network."), nullptr, SAY("Compare how Allium was started on both sides.") },
        { "dial.not-allium", SAY("What answers there is not Allium."), nullptr, SAY("Compare the onion ID with theirs.") },
    };

    static constexpr Entry Files[] = {
        { "share.nothing", SAY("Nothing was chosen.") },
        { "share.not-found", SAY("The file is not there any more."), SAY("Nothing was offered."),
          SAY("Choose it once more where it is now.") },
        { "share.not-allowed", SAY("Allium may not read the file."), SAY("Nothing was offered."),
          SAY("Check its permissions.") },
        { "share.not-a-file", SAY("Only files and folders can be shared.") },
        { "share.changed-meanwhile", SAY("The file changed while it was being read."), SAY("Nothing was offered."),
          SAY("Share it again when nothing writes to it.") },
        { "share.too-many-files", SAY("There are too many files in it."), nullptr, SAY("Share it in parts, or pack it into one file.") },
        { "share.too-deep", SAY("Its folders are nested too deeply."), nullptr, SAY("Pack it into one file.") },
        { "share.too-large", SAY("It is too large to be shared.") },
        { "share.read-failed", SAY("The file could not be read."), SAY("Nothing was offered."),
          SAY("Check the disk it is on.") },
        { "share.cancelled", SAY("Sharing was cancelled.") },
        { "picture.too-large", SAY("The picture is too large to be pasted."), SAY("Nothing was offered."),
          SAY("Save it as a file and offer that.") },
        { "preparation.unknown", SAY("It has been read already."), nullptr, SAY("What was offered can be taken back in the conversation.") },
        { "offer.over-quota", SAY("Not fetched without asking: you would keep more of their files than you allowed."), nullptr,
          SAY("Accept it, or remove others first.") },
        { "offer.disk-low", SAY("Not fetched without asking: the disk is nearly full."), nullptr, SAY("Make room, then accept it.") },
        { "offer.unknown", SAY("That offer is not there any more."), nullptr, SAY("Ask for the file to be shared again.") },
        { "offer.own", SAY("You shared that file yourself.") },
        { "path.not-absolute", SAY("That is not a complete path.") },
        { "file.gone", SAY("The file is not where it was saved."), SAY("Allium still has its own copy."),
          SAY("Save it once more.") },
        { "file.may-run", SAY("Files of this kind can run programs, so Allium does not open them."), nullptr,
          SAY("If you trust it, open it from its folder.") },
        { "transfer.unknown", SAY("That transfer is not there any more.") },
        { "transfer.wrong-state", SAY("That does not apply to this transfer now.") },
        { "transfer.not-shared", SAY("The file is no longer shared with you."), SAY("What has arrived is kept."),
          SAY("Ask for it to be shared again.") },
        { "transfer.source-changed", SAY("The file was changed where it comes from."), SAY("Allium does not mix two versions."),
          SAY("Ask for it to be shared again.") },
        { "transfer.source-unreadable", SAY("The file cannot be read where it comes from."), SAY("What has arrived is kept."),
          SAY("Ask whether it was moved or deleted.") },
        { "transfer.bad-data", SAY("What arrived is not what was offered."), SAY("Allium did not keep it."),
          SAY("Ask for the file to be shared again.") },
        { "transfer.bad-manifest", SAY("The offer does not describe files that Allium can accept."), SAY("Nothing was fetched.") },
        { "export.not-complete", SAY("The file has not arrived completely."), SAY("Allium keeps fetching it.") },
        { "export.no-such-folder", SAY("That folder is not there."), nullptr, SAY("Choose another one.") },
        { "export.not-allowed", SAY("Allium may not write into that folder."), nullptr, SAY("Choose another one.") },
        { "export.damaged", SAY("Part of the file was damaged on this computer's disk."), SAY("Nothing was saved."),
          SAY("Remove the transfer, and fetch the file again.") },
        { "export.failed", SAY("The file could not be saved."), SAY("What has arrived is kept."), SAY("Choose another folder.") },
        { "export.cancelled", SAY("Saving was cancelled.") },
    };

    static constexpr Entry Tor[] = {
        { "tor.not-used", SAY("This profile runs without Tor.") },
        { "tor.not-connected", SAY("Tor is not running."), SAY("Allium is starting it.") },
        { "tor.bad-line", SAY("A line added to Tor's configuration is not right."), nullptr, SAY("Correct it in the settings.") },
        { "tor.bad-bridge", SAY("This is not a bridge line."), SAY("Nothing was changed."),
          SAY("Copy the line once more, whole: an address with its port, and what stands around it.") },
        { "tor.unknown-action", SAY("Tor cannot be asked for that.") },
        { "tor.binary-not-found", SAY("Tor is not installed."),
          SAY("Allium connects to nobody without it. What you write waits."),
          SAY("Install Tor, or say in the settings where it is.") },
        { "tor.binary-not-executable", SAY("The Tor program cannot be run."),
          SAY("Allium connects to nobody without it. What you write waits."), SAY("Check its permissions.") },
        { "tor.binary-wont-run", SAY("The Tor program does not start on this computer."),
          SAY("Allium connects to nobody without it. What you write waits."),
          SAY("Install Tor for this system, or say in the settings where it is.") },
        { "tor.binary-too-old", SAY("The installed Tor is too old to be safe."), SAY("Allium does not use it."),
          SAY("Install a newer Tor.") },
        { "tor.bad-torrc", SAY("A line added to Tor's configuration is not right."), nullptr, SAY("Correct it in the settings.") },
        { "tor.torrc-refused", SAY("Tor does not accept its configuration."), nullptr,
          SAY("Remove the lines and bridges you added in the settings.") },
        { "tor.data-folder", SAY("Tor's folder in the profile cannot be used."), nullptr, SAY("Check that it is yours.") },
        { "tor.runtime-folder", SAY("There is no private place for Tor's sockets."), nullptr,
          SAY("Check that the folder for temporary files can be written to.") },
        { "tor.keeps-exiting", SAY("Tor keeps ending right after its start."), SAY("Allium stopped starting it."),
          SAY("Look at Tor's log on the Network page, and restart Tor from there.") },
        { "tor.control-unreachable", SAY("Tor does not answer."), SAY("Allium tries again."), SAY("Check where the settings say it runs.") },
        { "tor.control-malformed", SAY("What answers is not Tor."), nullptr, SAY("Check where the settings say it runs.") },
        { "tor.cookie-unreadable", SAY("Allium may not control that Tor."), nullptr,
          SAY("Let Tor's cookie file be read by you, or use Allium's own Tor.") },
        { "tor.authentication-refused", SAY("That Tor does not let itself be controlled."), nullptr, SAY("Use Allium's own Tor.") },
        { "tor.single-hop", SAY("That Tor is set up to give away where its services are."), SAY("Allium does not use it."),
          SAY("Use Allium's own Tor.") },
        { "tor.no-socks-port", SAY("That Tor offers no way to connect."), nullptr, SAY("Give it a SocksPort, or use Allium's own Tor.") },
        { "tor.no-network", SAY("This computer has no connection to the internet."), SAY("Allium connects as soon as there is one."),
          SAY("Check the cable or the wireless network.") },
        { "tor.bridge-program", SAY("The program that your bridge needs is not there."), SAY("Allium keeps trying."),
          SAY("Use another kind of bridge in the settings, or install that program.") },
        { "tor.stalled", SAY("Tor's network cannot be reached."), SAY("Allium keeps trying."),
          SAY("If Tor is blocked where you are, add a bridge in the settings.") },
        { "tor.ended", SAY("Tor ended unexpectedly."), SAY("Allium is starting it again.") },
    };

    static constexpr Entry Programs[] = {
        { "config.unknown", SAY("There is no such setting.") },
        { "config.type", SAY("That is not a value for this setting.") },
        { "config.range", SAY("That value is too large or too small.") },
        { "config.choice", SAY("This setting does not have that choice.") },
        { "config.too-long", SAY("That is too long for this setting.") },
        { "command.dropped", SAY("Allium was stopping and did not finish that.") },
        { "command.unknown", SAY("This version of Allium cannot do that.") },
        { "params.missing", SAY("Something that was needed was not given.") },
        { "params.type", SAY("Something was given in a way that is not understood.") },
        { "params.encoding", SAY("Something was given in a way that is not understood.") },
        { "params.unknown", SAY("Something was given that is not understood.") },
        { "params.named", SAY("Something was given in a way that is not understood.") },
        { "params.secret", SAY("A secret was given in a way that is not understood.") },
        { "params.one-at-a-time", SAY("Only one thing can be changed at a time.") },
        { "request.parse", SAY("What was asked is not understood.") },
        { "request.invalid", SAY("What was asked is not understood.") },
        { "request.too-long", SAY("What was asked is longer than Allium listens to.") },
    };
};

#undef SAY

const QHash<QByteArray, Entry>& entries()
{
    static const auto table = [] {
        QHash<QByteArray, Entry> made;
        const auto add = [&made](const auto& group) {
            for (const auto& entry : group)
                made.insert(entry.kind, entry);
        };
        add(Sentences::Profile);
        add(Sentences::Storage);
        add(Sentences::Backup);
        add(Sentences::People);
        add(Sentences::Dials);
        add(Sentences::Files);
        add(Sentences::Tor);
        add(Sentences::Programs);
        return made;
    }();
    return table;
}

} // namespace

QString ErrorExplanation::paragraph() const
{
    QStringList parts { happened, allium, person };
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

bool ErrorText::isKnown(const QByteArray& kind)
{
    return entries().contains(kind);
}

ErrorExplanation ErrorText::explain(const QByteArray& kind)
{
    const auto found = entries().constFind(kind);
    if (found == entries().constEnd()) {
        //: %1 is a technical name such as "storage.wrong-key"
        return { tr("Something went wrong that Allium has no words for (%1).").arg(QString::fromUtf8(kind)), {}, {} };
    }
    const auto said = [](const char* text) { return text == nullptr ? QString() : tr(text); };
    return { said(found->happened), said(found->allium), said(found->person) };
}

} // namespace allium::desktop
