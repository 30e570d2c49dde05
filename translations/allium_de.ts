<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutSection</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Allium is free software: you may use, study, share and improve it under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Allium ist freie Software: Du darfst sie nach der GNU General Public License, Version 3 oder später, benutzen, untersuchen, weitergeben und verbessern. Sie kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>Lizenz lesen</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Dein Profil</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>GNU General Public License</source>
        <translation>GNU General Public License</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AccountSection</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What others are told</source>
        <translation>Was andere erfahren</translation>
    </message>
    <message>
        <source>People in your contacts see the change when they are next connected to you. They can call you something else.</source>
        <translation>Deine Kontakte sehen die Änderung, sobald sie das nächste Mal mit dir verbunden sind. Sie können dich auch anders nennen.</translation>
    </message>
    <message>
        <source>Who reaches you</source>
        <translation>Wer dich erreicht</translation>
    </message>
    <message>
        <source>Accept contact requests</source>
        <translation>Kontaktanfragen zulassen</translation>
    </message>
    <message>
        <source>While this is off, nobody new can reach you, even with your onion ID. Your contacts still do.</source>
        <translation>Solange das aus ist, erreicht dich niemand Neues, auch nicht mit deiner Onion-ID. Deine Kontakte erreichen dich weiterhin.</translation>
    </message>
    <message>
        <source>Be invisible</source>
        <translation>Unsichtbar sein</translation>
    </message>
    <message>
        <source>Your contacts see you as offline. Messages and files still travel.</source>
        <translation>Deine Kontakte sehen dich als offline. Nachrichten und Dateien kommen trotzdem an.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Only your contacts see it. Allium cuts out the middle, makes it small, and keeps nothing else of the file, such as where it was taken.</source>
        <translation>Nur deine Kontakte sehen es. Allium schneidet die Mitte aus, macht sie klein und behält sonst nichts von der Datei, etwa wo das Bild entstand.</translation>
    </message>
    <message>
        <source>What your contacts notice</source>
        <translation>Was deine Kontakte merken</translation>
    </message>
    <message>
        <source>This goes both ways: what you do not tell, you are not shown either.</source>
        <translation>Das gilt für beide Seiten: Was du nicht verrätst, siehst du auch nicht.</translation>
    </message>
    <message>
        <source>Tell people when I have read their messages</source>
        <translation>Anderen zeigen, dass ich ihre Nachrichten gelesen habe</translation>
    </message>
    <message>
        <source>While this is off, or you are invisible, they see that a message was delivered, and no more.</source>
        <translation>Solange das aus ist oder du unsichtbar bist, sehen sie, dass eine Nachricht zugestellt wurde, und mehr nicht.</translation>
    </message>
    <message>
        <source>Show people that I am typing</source>
        <translation>Anderen zeigen, dass ich gerade schreibe</translation>
    </message>
    <message>
        <source>Only while both of you are online, and never while you are invisible. What you type is not sent before you send it.</source>
        <translation>Nur wenn ihr beide online seid, und nie, während du unsichtbar bist. Was du schreibst, wird erst gesendet, wenn du es absendest.</translation>
    </message>
</context>
<context>
    <name>AddContactView</name>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
    <message>
        <source>Your request is on its way</source>
        <translation>Deine Anfrage ist unterwegs</translation>
    </message>
    <message>
        <source>Your request to %1 is on its way</source>
        <translation>Deine Anfrage an %1 ist unterwegs</translation>
    </message>
    <message>
        <source>It arrives when both of you are online at the same time. You need not wait here.</source>
        <translation>Sie kommt an, sobald ihr beide gleichzeitig online seid. Du musst hier nicht warten.</translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation>Anfragen zeigen</translation>
    </message>
    <message>
        <source>Onion ID or link</source>
        <translation>Onion-ID oder Link</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Hier einfügen</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Unterhaltung öffnen</translation>
    </message>
    <message>
        <source>Show blocked people</source>
        <translation>Blockierte zeigen</translation>
    </message>
    <message>
        <source>Show my ID</source>
        <translation>Meine ID zeigen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Text, or a picture with a QR code</source>
        <translation>Text oder ein Bild mit QR-Code</translation>
    </message>
    <message>
        <source>Read a QR code from a picture</source>
        <translation>QR-Code aus einem Bild lesen</translation>
    </message>
    <message>
        <source>Greeting (optional)</source>
        <translation>Gruß (freiwillig)</translation>
    </message>
    <message numerus="yes">
        <source>They see it before they decide. %n characters left.</source>
        <translation>
            <numerusform>Er ist vor der Entscheidung zu sehen. Noch %Ln Zeichen.</numerusform>
            <numerusform>Er ist vor der Entscheidung zu sehen. Noch %Ln Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters too long.</source>
        <translation>
            <numerusform>Um %Ln Zeichen zu lang.</numerusform>
            <numerusform>Um %Ln Zeichen zu lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hi, it’s me from the choir</source>
        <translation>Hallo, ich bin’s, aus dem Chor</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>They learn your onion ID and your name, and see when you are online once they accept.</source>
        <translation>Die andere Seite erfährt deine Onion-ID und deinen Namen und sieht nach dem Annehmen, wann du online bist.</translation>
    </message>
    <message>
        <source>Choose a picture with a QR code</source>
        <translation>Bild mit QR-Code wählen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>Ask your friend for their onion ID, in whatever way you trust. They find it under “My&#xa0;ID”.</source>
        <translation>Frag auf einem Weg, dem du vertraust, nach der Onion-ID. Sie steht dort unter „Meine&#xa0;ID“.</translation>
    </message>
</context>
<context>
    <name>AnswerBar</name>
    <message>
        <source>Do not answer it</source>
        <translation>Nicht darauf antworten</translation>
    </message>
</context>
<context>
    <name>AppButton</name>
    <message>
        <source>%1, busy</source>
        <translation>%1, beschäftigt</translation>
    </message>
</context>
<context>
    <name>AppComboBox</name>
    <message>
        <source>%1, %2</source>
        <comment>a setting and its value</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>AppDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AppSlider</name>
    <message>
        <source>%1, %2</source>
        <comment>a setting and its value</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>%1 is a number</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Things appear at once instead of sliding and fading.</source>
        <translation>Dinge erscheinen sofort, statt zu gleiten oder sich einzublenden.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of Allium</source>
        <translation>Sprache von Allium</translation>
    </message>
    <message>
        <source>Show pictures of other people</source>
        <translation>Bilder anderer Leute zeigen</translation>
    </message>
    <message>
        <source>While this is off, everybody is shown by their initials.</source>
        <translation>Solange das aus ist, stehen für alle ihre Anfangsbuchstaben.</translation>
    </message>
</context>
<context>
    <name>Avatar</name>
    <message>
        <source>%1, online</source>
        <translation>%1, online</translation>
    </message>
    <message>
        <source>%1, offline</source>
        <translation>%1, offline</translation>
    </message>
</context>
<context>
    <name>BackgroundSection</name>
    <message>
        <source>Messages arrive only while Allium runs: there is no server that keeps them for you.</source>
        <translation>Nachrichten kommen nur an, während Allium läuft: Es gibt keinen Server, der sie für dich aufbewahrt.</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Allium then has an icon beside the clock, which brings the window back.</source>
        <translation>Allium hat dann ein Symbol neben der Uhr, das das Fenster zurückholt.</translation>
    </message>
    <message>
        <source>There is no place for an icon beside the clock now, so closing the window ends Allium.</source>
        <translation>Zurzeit ist neben der Uhr kein Platz für ein Symbol. Wird das Fenster geschlossen, endet Allium deshalb.</translation>
    </message>
    <message>
        <source>This desktop has no place for an icon beside the clock, so closing the window ends Allium. Minimize it instead.</source>
        <translation>Dieser Desktop hat neben der Uhr keinen Platz für ein Symbol. Wird das Fenster geschlossen, endet Allium deshalb. Minimiere es stattdessen.</translation>
    </message>
    <message>
        <source>Start when you log in to this computer</source>
        <translation>Starten, wenn du dich an diesem Computer anmeldest</translation>
    </message>
    <message>
        <source>Without showing the window. Without a key ring, Allium waits to be unlocked.</source>
        <translation>Ohne das Fenster zu zeigen. Ohne Schlüsselbund wartet Allium darauf, entsperrt zu werden.</translation>
    </message>
    <message>
        <source>With the window minimized. Without a key ring, Allium waits to be unlocked.</source>
        <translation>Mit minimiertem Fenster. Ohne Schlüsselbund wartet Allium darauf, entsperrt zu werden.</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Make a backup</source>
        <translation>Sicherung anlegen</translation>
    </message>
    <message>
        <source>One encrypted file with your identity, contacts and settings. With it you are yourself again on another computer. Files that you received are not in it.</source>
        <translation>Eine verschlüsselte Datei mit deiner Identität, deinen Kontakten und Einstellungen. Mit ihr bist du auf einem anderen Computer wieder du selbst. Empfangene Dateien sind nicht darin.</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>Whoever has the file can try to guess it for as long as they like, so make it long. It may differ from the one of your profile.</source>
        <translation>Wer die Datei hat, kann beliebig lange raten, also nimm eine lange. Sie darf eine andere sein als die deines Profils.</translation>
    </message>
    <message>
        <source>With conversations</source>
        <translation>Mit Unterhaltungen</translation>
    </message>
    <message>
        <source>Everything that was written, too.</source>
        <translation>Auch alles, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>Writing the backup…</source>
        <translation>Sicherung wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>Write the backup…</source>
        <translation>Sicherung schreiben&#xa0;…</translation>
    </message>
    <message>
        <source>This takes some seconds, so that passphrases are slow to guess.</source>
        <translation>Das dauert einige Sekunden, damit sich Passphrasen nur langsam erraten lassen.</translation>
    </message>
    <message>
        <source>The backup is written</source>
        <translation>Die Sicherung ist geschrieben</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Write the backup</source>
        <translation>Sicherung schreiben</translation>
    </message>
    <message>
        <source>Allium backups (*.allium-backup)</source>
        <translation>Allium-Sicherungen (*.allium-backup)</translation>
    </message>
    <message>
        <source>A backup becomes a new profile. Start Allium where it was never used, or make a new profile here, and choose “Restore from a backup…” on its first page.</source>
        <translation>Eine Sicherung wird zu einem neuen Profil. Starte Allium dort, wo es noch nie benutzt wurde, oder lege hier ein neues Profil an, und wähle auf dessen erster Seite „Aus einer Sicherung wiederherstellen“.</translation>
    </message>
</context>
<context>
    <name>BackupStep</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>You become who you were: with your onion ID, your contacts and your settings. Do not go on using the old computer with the same profile; two at once confuse your contacts.</source>
        <translation>Du wirst wieder, wer du warst: mit deiner Onion-ID, deinen Kontakten und Einstellungen. Benutze dasselbe Profil nicht auf dem alten Computer weiter; zwei auf einmal verwirren deine Kontakte.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Datei wählen&#xa0;…</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Keine Datei gewählt</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>Allium backups (*.allium-backup)</source>
        <translation>Allium-Sicherungen (*.allium-backup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>more than that many</comment>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>BlockedRow</name>
    <message>
        <source>Somebody without a name</source>
        <translation>Jemand ohne Namen</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
</context>
<context>
    <name>BlockedView</name>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte</translation>
    </message>
    <message>
        <source>Nobody is blocked</source>
        <translation>Niemand ist blockiert</translation>
    </message>
    <message>
        <source>Block somebody on their page or when they ask to be your contact. Allium then answers them no more.</source>
        <translation>Du kannst jemanden auf der Kontaktseite blockieren oder bei einer Anfrage. Allium antwortet dann nicht mehr.</translation>
    </message>
    <message>
        <source>Allium does not answer them. Unblocking lets them ask to be your contact again.</source>
        <translation>Allium antwortet ihnen nicht. Wenn du sie freigibst, können sie dich wieder anfragen.</translation>
    </message>
</context>
<context>
    <name>BridgesField</name>
    <message>
        <source>Check and use</source>
        <translation>Prüfen und benutzen</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
</context>
<context>
    <name>ChooserPage</name>
    <message>
        <source>Which profile?</source>
        <translation>Welches Profil?</translation>
    </message>
    <message>
        <source>The link that you opened goes to the one you choose.</source>
        <translation>Der Link, den du geöffnet hast, geht an das gewählte Profil.</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Neues Profil&#xa0;…</translation>
    </message>
    <message>
        <source>Always start with the one I choose</source>
        <translation>Immer mit dem starten, das ich wähle</translation>
    </message>
    <message>
        <source>The others open from its settings, where this can be changed as well.</source>
        <translation>Die anderen öffnest du in seinen Einstellungen. Dort lässt sich das auch wieder ändern.</translation>
    </message>
    <message>
        <source>Always start with “%1”</source>
        <translation>Immer mit „%1“ starten</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Write down your recovery code</source>
        <translation>Schreib deinen Wiederherstellungscode auf</translation>
    </message>
    <message>
        <source>Key rings get lost with reinstalled systems and changed passwords. This code then opens your profile. It is shown only now: keep it on paper, or where only you can find it.</source>
        <translation>Schlüsselbunde gehen bei neu installierten Systemen und geänderten Passwörtern verloren. Dann öffnet dieser Code dein Profil. Er wird nur jetzt gezeigt: Bewahre ihn auf Papier auf oder dort, wo nur du ihn findest.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ich habe ihn aufgeschrieben</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>Too long by %n byte(s)</source>
        <translation>
            <numerusform>Um %Ln Byte zu lang</numerusform>
            <numerusform>Um %Ln Bytes zu lang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) left</source>
        <translation>
            <numerusform>Noch %Ln Byte</numerusform>
            <numerusform>Noch %Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Offer files</source>
        <translation>Dateien anbieten</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien&#xa0;…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner&#xa0;…</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Message to %1, in reply to you: %2</source>
        <comment>name, words</comment>
        <translation>Nachricht an %1, als Antwort auf dich selbst: %2</translation>
    </message>
    <message>
        <source>Message to %1, in reply to them: %2</source>
        <comment>name, words</comment>
        <translation>Nachricht an %1, als Antwort auf die Nachricht: %2</translation>
    </message>
</context>
<context>
    <name>ConnectStep</name>
    <message>
        <source>Start using Allium</source>
        <translation>Allium benutzen</translation>
    </message>
    <message>
        <source>Continue meanwhile</source>
        <translation>Inzwischen weiter</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Connecting to Tor</source>
        <translation>Verbinden mit Tor</translation>
    </message>
    <message>
        <source>Allium reaches your contacts through the Tor network, so nobody on the way learns who talks to whom. Without a connection it works too: what you write is sent later.</source>
        <translation>Allium erreicht deine Kontakte durch das Tor-Netzwerk, damit unterwegs niemand erfährt, wer mit wem spricht. Es geht auch ohne Verbindung: Was du schreibst, wird später gesendet.</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, erledigt</translation>
    </message>
    <message>
        <source>%1, under way</source>
        <translation>%1, läuft</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Tor is blocked here, or needs a proxy</source>
        <translation>Tor gesperrt? Proxy nötig?</translation>
    </message>
    <message>
        <source>Bridges, one per line</source>
        <translation>Brücken, eine je Zeile</translation>
    </message>
    <message>
        <source>A bridge is an entrance to Tor that is not in the public list. Get some at bridges.torproject.org, or by mail to bridges@torproject.org.</source>
        <translation>Eine Brücke ist ein Eingang zu Tor, der in keiner öffentlichen Liste steht. Du bekommst welche auf bridges.torproject.org oder per E-Mail an bridges@torproject.org.</translation>
    </message>
    <message>
        <source>Further lines for Tor</source>
        <translation>Weitere Zeilen für Tor</translation>
    </message>
    <message>
        <source>For example the address of a proxy: HTTPSProxy 192.0.2.1:8080 or Socks5Proxy 127.0.0.1:1080.</source>
        <translation>Zum Beispiel die Adresse eines Proxys: HTTPSProxy 192.0.2.1:8080 oder Socks5Proxy 127.0.0.1:1080.</translation>
    </message>
    <message>
        <source>Not connected to Tor</source>
        <translation>Nicht mit Tor verbunden</translation>
    </message>
</context>
<context>
    <name>ContactDropArea</name>
    <message>
        <source>Drop an onion ID, a link or a picture with a QR code</source>
        <translation>Lass eine Onion-ID, einen Link oder ein Bild mit QR-Code hier los</translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Kontakte durchsuchen</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>My ID</source>
        <translation>Meine ID</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte</translation>
    </message>
    <message>
        <source>Somebody asks to be your contact</source>
        <translation>Jemand fragt dich an</translation>
    </message>
    <message numerus="yes">
        <source>%n people ask to be your contact</source>
        <translation>
            <numerusform>%Ln Person fragt dich an</numerusform>
            <numerusform>%Ln Personen fragen dich an</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for an answer</source>
        <translation>
            <numerusform>%Ln wartet auf Antwort</numerusform>
            <numerusform>%Ln warten auf Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Nobody matches “%1”.</source>
        <translation>Zu „%1“ passt niemand.</translation>
    </message>
    <message>
        <source>Your contacts will be here.</source>
        <translation>Hier werden deine Kontakte sein.</translation>
    </message>
    <message>
        <source>A message of a newer Allium</source>
        <translation>Nachricht eines neueren Allium</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
</context>
<context>
    <name>ContactPathRow</name>
    <message>
        <source>%1: %2</source>
        <comment>a contact and how they are reached</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>a contact, how they are reached, the last failure</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Last try: %1</source>
        <comment>what went wrong</comment>
        <translation>Letzter Versuch: %1</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Measure the way to %1</source>
        <translation>Weg zu %1 messen</translation>
    </message>
    <message>
        <source>Try to reach %1 now</source>
        <translation>Jetzt versuchen, %1 zu erreichen</translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things that are read out one after the other</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>schreibt&#xa0;…</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>schreibt gerade</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Choose somebody</source>
        <translation>Wähle jemanden aus</translation>
    </message>
    <message>
        <source>Pick a person from the list to read and write.</source>
        <translation>Wähle in der Liste eine Person aus, um zu lesen und zu schreiben.</translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message>
        <source>No contacts yet</source>
        <translation>Noch keine Kontakte</translation>
    </message>
    <message>
        <source>Once you have some, this is where you see how each of them is reached.</source>
        <translation>Sobald du welche hast, siehst du hier, wie jeder von ihnen erreicht wird.</translation>
    </message>
    <message>
        <source>Ways to contacts</source>
        <translation>Wege zu Kontakten</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>connecting over Tor…</source>
        <translation>verbindet sich über Tor&#xa0;…</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <comment>a time: 14:05, or 5 min ago</comment>
        <translation>zuletzt online: %1</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>noch nie online gesehen</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>More about this conversation</source>
        <translation>Mehr zu dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>Angaben zum Kontakt</translation>
    </message>
    <message>
        <source>Notify again</source>
        <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Delete conversation…</source>
        <translation>Unterhaltung löschen&#xa0;…</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>schreibt&#xa0;…</translation>
    </message>
    <message>
        <source>%1 is typing</source>
        <translation>%1 schreibt gerade</translation>
    </message>
    <message>
        <source>typing</source>
        <comment>after moving dots</comment>
        <translation>schreibt gerade</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>No conversation is open</source>
        <translation>Keine Unterhaltung ist offen</translation>
    </message>
    <message>
        <source>Choose somebody from the list to read and write.</source>
        <translation>Wähle in der Liste jemanden aus, um zu lesen und zu schreiben.</translation>
    </message>
    <message>
        <source>Drop to offer to %1</source>
        <translation>Loslassen, um sie %1 anzubieten</translation>
    </message>
    <message>
        <source>Delete this conversation?</source>
        <translation>Diese Unterhaltung löschen?</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Unterhaltung löschen</translation>
    </message>
    <message>
        <source>Offer which files?</source>
        <translation>Welche Dateien anbieten?</translation>
    </message>
    <message>
        <source>Offer which folder?</source>
        <translation>Welchen Ordner anbieten?</translation>
    </message>
    <message>
        <source>Every message with %1 is deleted on this computer, not on theirs. What has not been sent yet will not be sent. Files stay where they are; pictures that you pasted are deleted.</source>
        <translation>Alle Nachrichten mit %1 werden auf diesem Computer gelöscht, nicht auf dem der anderen Seite. Was noch nicht gesendet ist, wird nicht gesendet. Dateien bleiben, wo sie sind; eingefügte Bilder werden gelöscht.</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>CopyField</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Search emoji</source>
        <translation>Emoji suchen</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>No emoji of that name</source>
        <translation>Kein Emoji mit diesem Namen</translation>
    </message>
</context>
<context>
    <name>EmojiTable</name>
    <message>
        <source>grinning face</source>
        <translation>grinsendes Gesicht</translation>
    </message>
    <message>
        <source>smiling face with open mouth</source>
        <translation>grinsendes Gesicht mit großen Augen</translation>
    </message>
    <message>
        <source>smiling face with open mouth and smiling eyes</source>
        <translation>grinsendes Gesicht mit lachenden Augen</translation>
    </message>
    <message>
        <source>grinning face with smiling eyes</source>
        <translation>strahlendes Gesicht mit lachenden Augen</translation>
    </message>
    <message>
        <source>smiling face with open mouth and tightly-closed eyes</source>
        <translation>Grinsegesicht mit zugekniffenen Augen</translation>
    </message>
    <message>
        <source>smiling face with open mouth and cold sweat</source>
        <translation>grinsendes Gesicht mit Schweißtropfen</translation>
    </message>
    <message>
        <source>face with tears of joy</source>
        <translation>Gesicht mit Freudentränen</translation>
    </message>
    <message>
        <source>rolling on the floor laughing</source>
        <translation>sich vor Lachen auf dem Boden wälzen</translation>
    </message>
    <message>
        <source>smiling face with smiling eyes</source>
        <translation>lächelndes Gesicht mit lachenden Augen</translation>
    </message>
    <message>
        <source>smiling face with halo</source>
        <translation>lächelndes Gesicht mit Heiligenschein</translation>
    </message>
    <message>
        <source>slightly smiling face</source>
        <translation>leicht lächelndes Gesicht</translation>
    </message>
    <message>
        <source>upside-down face</source>
        <translation>umgekehrtes Gesicht</translation>
    </message>
    <message>
        <source>winking face</source>
        <translation>zwinkerndes Gesicht</translation>
    </message>
    <message>
        <source>relieved face</source>
        <translation>erleichtertes Gesicht</translation>
    </message>
    <message>
        <source>white smiling face</source>
        <translation>lächelndes Gesicht</translation>
    </message>
    <message>
        <source>smiling face with heart-shaped eyes</source>
        <translation>lächelndes Gesicht mit herzförmigen Augen</translation>
    </message>
    <message>
        <source>smiling face with smiling eyes and three hearts</source>
        <translation>lächelndes Gesicht mit Herzen</translation>
    </message>
    <message>
        <source>face throwing a kiss</source>
        <translation>Kuss zuwerfendes Gesicht</translation>
    </message>
    <message>
        <source>kissing face</source>
        <translation>küssendes Gesicht</translation>
    </message>
    <message>
        <source>kissing face with smiling eyes</source>
        <translation>küssendes Gesicht mit lächelnden Augen</translation>
    </message>
    <message>
        <source>kissing face with closed eyes</source>
        <translation>küssendes Gesicht mit geschlossenen Augen</translation>
    </message>
    <message>
        <source>face savouring delicious food</source>
        <translation>sich die Lippen leckendes Gesicht</translation>
    </message>
    <message>
        <source>face with stuck-out tongue</source>
        <translation>Gesicht mit herausgestreckter Zunge</translation>
    </message>
    <message>
        <source>face with stuck-out tongue and tightly-closed eyes</source>
        <translation>Gesicht mit herausgestreckter Zunge und zusammengekniffenen Augen</translation>
    </message>
    <message>
        <source>face with stuck-out tongue and winking eye</source>
        <translation>zwinkerndes Gesicht mit herausgestreckter Zunge</translation>
    </message>
    <message>
        <source>grinning face with one large and one small eye</source>
        <translation>irres Gesicht</translation>
    </message>
    <message>
        <source>face with one eyebrow raised</source>
        <translation>Gesicht mit hochgezogenen Augenbrauen</translation>
    </message>
    <message>
        <source>face with monocle</source>
        <translation>Gesicht mit Monokel</translation>
    </message>
    <message>
        <source>nerd face</source>
        <translation>Strebergesicht</translation>
    </message>
    <message>
        <source>smiling face with sunglasses</source>
        <translation>lächelndes Gesicht mit Sonnenbrille</translation>
    </message>
    <message>
        <source>face with party horn and party hat</source>
        <translation>Partygesicht</translation>
    </message>
    <message>
        <source>smirking face</source>
        <translation>süffisant lächelndes Gesicht</translation>
    </message>
    <message>
        <source>unamused face</source>
        <translation>verstimmtes Gesicht</translation>
    </message>
    <message>
        <source>disappointed face</source>
        <translation>enttäuschtes Gesicht</translation>
    </message>
    <message>
        <source>pensive face</source>
        <translation>nachdenkliches Gesicht</translation>
    </message>
    <message>
        <source>worried face</source>
        <translation>besorgtes Gesicht</translation>
    </message>
    <message>
        <source>confused face</source>
        <translation>verwundertes Gesicht</translation>
    </message>
    <message>
        <source>slightly frowning face</source>
        <translation>betrübtes Gesicht</translation>
    </message>
    <message>
        <source>persevering face</source>
        <translation>entschlossenes Gesicht</translation>
    </message>
    <message>
        <source>confounded face</source>
        <translation>verwirrtes Gesicht</translation>
    </message>
    <message>
        <source>tired face</source>
        <translation>müdes Gesicht</translation>
    </message>
    <message>
        <source>weary face</source>
        <translation>erschöpftes Gesicht</translation>
    </message>
    <message>
        <source>face with pleading eyes</source>
        <translation>bettelndes Gesicht</translation>
    </message>
    <message>
        <source>crying face</source>
        <translation>weinendes Gesicht</translation>
    </message>
    <message>
        <source>loudly crying face</source>
        <translation>heulendes Gesicht</translation>
    </message>
    <message>
        <source>face with look of triumph</source>
        <translation>schnaubendes Gesicht</translation>
    </message>
    <message>
        <source>angry face</source>
        <translation>verärgertes Gesicht</translation>
    </message>
    <message>
        <source>pouting face</source>
        <translation>schmollendes Gesicht</translation>
    </message>
    <message>
        <source>serious face with symbols covering mouth</source>
        <translation>Gesicht mit Symbolen über dem Mund</translation>
    </message>
    <message>
        <source>shocked face with exploding head</source>
        <translation>explodierender Kopf</translation>
    </message>
    <message>
        <source>flushed face</source>
        <translation>errötetes Gesicht mit großen Augen</translation>
    </message>
    <message>
        <source>overheated face</source>
        <translation>schwitzendes Gesicht</translation>
    </message>
    <message>
        <source>freezing face</source>
        <translation>frierendes Gesicht</translation>
    </message>
    <message>
        <source>face screaming in fear</source>
        <translation>vor Angst schreiendes Gesicht</translation>
    </message>
    <message>
        <source>fearful face</source>
        <translation>ängstliches Gesicht</translation>
    </message>
    <message>
        <source>face with open mouth and cold sweat</source>
        <translation>besorgtes Gesicht mit Schweißtropfen</translation>
    </message>
    <message>
        <source>disappointed but relieved face</source>
        <translation>trauriges aber erleichtertes Gesicht</translation>
    </message>
    <message>
        <source>face with cold sweat</source>
        <translation>bedrücktes Gesicht mit Schweiß</translation>
    </message>
    <message>
        <source>hugging face</source>
        <translation>Gesicht mit umarmenden Händen</translation>
    </message>
    <message>
        <source>thinking face</source>
        <translation>nachdenkendes Gesicht</translation>
    </message>
    <message>
        <source>smiling face with smiling eyes and hand covering mouth</source>
        <translation>verlegen kicherndes Gesicht</translation>
    </message>
    <message>
        <source>face with finger covering closed lips</source>
        <translation>ermahnendes Gesicht</translation>
    </message>
    <message>
        <source>lying face</source>
        <translation>lügendes Gesicht</translation>
    </message>
    <message>
        <source>face without mouth</source>
        <translation>Gesicht ohne Mund</translation>
    </message>
    <message>
        <source>neutral face</source>
        <translation>neutrales Gesicht</translation>
    </message>
    <message>
        <source>expressionless face</source>
        <translation>ausdrucksloses Gesicht</translation>
    </message>
    <message>
        <source>grimacing face</source>
        <translation>Grimassen schneidendes Gesicht</translation>
    </message>
    <message>
        <source>face with rolling eyes</source>
        <translation>Augen verdrehendes Gesicht</translation>
    </message>
    <message>
        <source>hushed face</source>
        <translation>verdutztes Gesicht</translation>
    </message>
    <message>
        <source>frowning face with open mouth</source>
        <translation>entsetztes Gesicht</translation>
    </message>
    <message>
        <source>anguished face</source>
        <translation>qualvolles Gesicht</translation>
    </message>
    <message>
        <source>face with open mouth</source>
        <translation>Gesicht mit offenem Mund</translation>
    </message>
    <message>
        <source>astonished face</source>
        <translation>erstauntes Gesicht</translation>
    </message>
    <message>
        <source>yawning face</source>
        <translation>gähnendes Gesicht</translation>
    </message>
    <message>
        <source>sleeping face</source>
        <translation>schlafendes Gesicht</translation>
    </message>
    <message>
        <source>drooling face</source>
        <translation>sabberndes Gesicht</translation>
    </message>
    <message>
        <source>sleepy face</source>
        <translation>schläfriges Gesicht</translation>
    </message>
    <message>
        <source>dizzy face</source>
        <translation>benommenes Gesicht</translation>
    </message>
    <message>
        <source>zipper-mouth face</source>
        <translation>Gesicht mit Reißverschlussmund</translation>
    </message>
    <message>
        <source>face with uneven eyes and wavy mouth</source>
        <translation>schwindeliges Gesicht</translation>
    </message>
    <message>
        <source>nauseated face</source>
        <translation>würgendes Gesicht</translation>
    </message>
    <message>
        <source>face with open mouth vomiting</source>
        <translation>kotzendes Gesicht</translation>
    </message>
    <message>
        <source>sneezing face</source>
        <translation>niesendes Gesicht</translation>
    </message>
    <message>
        <source>face with medical mask</source>
        <translation>Gesicht mit Atemschutzmaske</translation>
    </message>
    <message>
        <source>face with thermometer</source>
        <translation>Gesicht mit Fieberthermometer</translation>
    </message>
    <message>
        <source>face with head-bandage</source>
        <translation>Gesicht mit Kopfverband</translation>
    </message>
    <message>
        <source>money-mouth face</source>
        <translation>Gesicht mit Dollarzeichen</translation>
    </message>
    <message>
        <source>face with cowboy hat</source>
        <translation>Gesicht mit Cowboyhut</translation>
    </message>
    <message>
        <source>smiling face with horns</source>
        <translation>grinsendes Gesicht mit Hörnern</translation>
    </message>
    <message>
        <source>ghost</source>
        <translation>Gespenst</translation>
    </message>
    <message>
        <source>skull</source>
        <translation>Totenkopf</translation>
    </message>
    <message>
        <source>extraterrestrial alien</source>
        <translation>Außerirdischer</translation>
    </message>
    <message>
        <source>robot face</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>jack-o-lantern</source>
        <translation>Halloweenkürbis</translation>
    </message>
    <message>
        <source>smiling cat face with open mouth</source>
        <translation>grinsende Katze</translation>
    </message>
    <message>
        <source>grinning cat face with smiling eyes</source>
        <translation>grinsende Katze mit lachenden Augen</translation>
    </message>
    <message>
        <source>cat face with tears of joy</source>
        <translation>Katze mit Freudentränen</translation>
    </message>
    <message>
        <source>smiling cat face with heart-shaped eyes</source>
        <translation>lachende Katze mit Herzen als Augen</translation>
    </message>
    <message>
        <source>cat face with wry smile</source>
        <translation>verwegen lächelnde Katze</translation>
    </message>
    <message>
        <source>kissing cat face with closed eyes</source>
        <translation>küssende Katze</translation>
    </message>
    <message>
        <source>weary cat face</source>
        <translation>erschöpfte Katze</translation>
    </message>
    <message>
        <source>crying cat face</source>
        <translation>weinende Katze</translation>
    </message>
    <message>
        <source>pouting cat face</source>
        <translation>schmollende Katze</translation>
    </message>
    <message>
        <source>thumbs up sign</source>
        <translation>Daumen hoch</translation>
    </message>
    <message>
        <source>thumbs down sign</source>
        <translation>Daumen runter</translation>
    </message>
    <message>
        <source>ok hand sign</source>
        <translation>OK-Zeichen</translation>
    </message>
    <message>
        <source>pinching hand</source>
        <translation>Wenig-Geste</translation>
    </message>
    <message>
        <source>hand with index and middle fingers crossed</source>
        <translation>Hand mit gekreuzten Fingern</translation>
    </message>
    <message>
        <source>i love you hand sign</source>
        <translation>Ich-liebe-dich-Geste</translation>
    </message>
    <message>
        <source>sign of the horns</source>
        <translation>Teufelsgruß</translation>
    </message>
    <message>
        <source>call me hand</source>
        <translation>Ruf-mich-an-Handzeichen</translation>
    </message>
    <message>
        <source>white left pointing backhand index</source>
        <translation>nach links weisender Zeigefinger</translation>
    </message>
    <message>
        <source>white right pointing backhand index</source>
        <translation>nach rechts weisender Zeigefinger</translation>
    </message>
    <message>
        <source>white up pointing backhand index</source>
        <translation>nach oben weisender Zeigefinger von hinten</translation>
    </message>
    <message>
        <source>white down pointing backhand index</source>
        <translation>nach unten weisender Zeigefinger</translation>
    </message>
    <message>
        <source>waving hand sign</source>
        <translation>winkende Hand</translation>
    </message>
    <message>
        <source>raised back of hand</source>
        <translation>erhobene Hand von hinten</translation>
    </message>
    <message>
        <source>raised hand</source>
        <translation>erhobene Hand</translation>
    </message>
    <message>
        <source>raised hand with part between middle and ring fingers</source>
        <translation>vulkanischer Gruß</translation>
    </message>
    <message>
        <source>clapping hands sign</source>
        <translation>klatschende Hände</translation>
    </message>
    <message>
        <source>person raising both hands in celebration</source>
        <translation>zwei erhobene Handflächen</translation>
    </message>
    <message>
        <source>open hands sign</source>
        <translation>offene Hände</translation>
    </message>
    <message>
        <source>palms up together</source>
        <translation>Handflächen nach oben</translation>
    </message>
    <message>
        <source>handshake</source>
        <translation>Handschlag</translation>
    </message>
    <message>
        <source>person with folded hands</source>
        <translation>zusammengelegte Handflächen</translation>
    </message>
    <message>
        <source>flexed biceps</source>
        <translation>angespannter Bizeps</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>ear</source>
        <translation>Ohr</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>tongue</source>
        <translation>Zunge</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>see-no-evil monkey</source>
        <translation>sich die Augen zuhaltendes Affengesicht</translation>
    </message>
    <message>
        <source>hear-no-evil monkey</source>
        <translation>sich die Ohren zuhaltendes Affengesicht</translation>
    </message>
    <message>
        <source>speak-no-evil monkey</source>
        <translation>sich den Mund zuhaltendes Affengesicht</translation>
    </message>
    <message>
        <source>shrug</source>
        <translation>schulterzuckende Person</translation>
    </message>
    <message>
        <source>face palm</source>
        <translation>sich an den Kopf fassende Person</translation>
    </message>
    <message>
        <source>dancer</source>
        <translation>tanzende Frau</translation>
    </message>
    <message>
        <source>man dancing</source>
        <translation>tanzender Mann</translation>
    </message>
    <message>
        <source>pedestrian</source>
        <translation>Fußgänger(in)</translation>
    </message>
    <message>
        <source>runner</source>
        <translation>laufende Person</translation>
    </message>
    <message>
        <source>red heart</source>
        <translation>rotes Herz</translation>
    </message>
    <message>
        <source>broken heart</source>
        <translation>gebrochenes Herz</translation>
    </message>
    <message>
        <source>two hearts</source>
        <translation>zwei Herzen</translation>
    </message>
    <message>
        <source>revolving hearts</source>
        <translation>kreisende Herzen</translation>
    </message>
    <message>
        <source>beating heart</source>
        <translation>schlagendes Herz</translation>
    </message>
    <message>
        <source>growing heart</source>
        <translation>wachsendes Herz</translation>
    </message>
    <message>
        <source>sparkling heart</source>
        <translation>funkelndes Herz</translation>
    </message>
    <message>
        <source>heart with arrow</source>
        <translation>Herz mit Pfeil</translation>
    </message>
    <message>
        <source>heart with ribbon</source>
        <translation>Herz mit Schleife</translation>
    </message>
    <message>
        <source>orange heart</source>
        <translation>oranges Herz</translation>
    </message>
    <message>
        <source>yellow heart</source>
        <translation>gelbes Herz</translation>
    </message>
    <message>
        <source>green heart</source>
        <translation>grünes Herz</translation>
    </message>
    <message>
        <source>blue heart</source>
        <translation>blaues Herz</translation>
    </message>
    <message>
        <source>purple heart</source>
        <translation>lila Herz</translation>
    </message>
    <message>
        <source>black heart</source>
        <translation>schwarzes Herz</translation>
    </message>
    <message>
        <source>white heart</source>
        <translation>weißes Herz</translation>
    </message>
    <message>
        <source>brown heart</source>
        <translation>braunes Herz</translation>
    </message>
    <message>
        <source>hundred points symbol</source>
        <translation>100 Punkte</translation>
    </message>
    <message>
        <source>anger symbol</source>
        <translation>Ärger</translation>
    </message>
    <message>
        <source>collision symbol</source>
        <translation>Zusammenstoß</translation>
    </message>
    <message>
        <source>dizzy symbol</source>
        <translation>schwindlig</translation>
    </message>
    <message>
        <source>splashing sweat symbol</source>
        <translation>Schweißtropfen</translation>
    </message>
    <message>
        <source>dash symbol</source>
        <translation>Staubwolke</translation>
    </message>
    <message>
        <source>speech balloon</source>
        <translation>Sprechblase mit drei Punkten</translation>
    </message>
    <message>
        <source>sleeping symbol</source>
        <translation>Schlafen</translation>
    </message>
    <message>
        <source>sparkles</source>
        <translation>funkelnde Sterne</translation>
    </message>
    <message>
        <source>white medium star</source>
        <translation>weißer mittelgroßer Stern</translation>
    </message>
    <message>
        <source>glowing star</source>
        <translation>funkelnder Stern</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>Feuer</translation>
    </message>
    <message>
        <source>party popper</source>
        <translation>Konfettibombe</translation>
    </message>
    <message>
        <source>confetti ball</source>
        <translation>Konfettiball</translation>
    </message>
    <message>
        <source>balloon</source>
        <translation>Luftballon</translation>
    </message>
    <message>
        <source>wrapped present</source>
        <translation>Geschenk</translation>
    </message>
    <message>
        <source>birthday cake</source>
        <translation>Geburtstagskuchen</translation>
    </message>
    <message>
        <source>trophy</source>
        <translation>Pokal</translation>
    </message>
    <message>
        <source>sports medal</source>
        <translation>Sportmedaille</translation>
    </message>
    <message>
        <source>first place medal</source>
        <translation>Goldmedaille</translation>
    </message>
    <message>
        <source>second place medal</source>
        <translation>Silbermedaille</translation>
    </message>
    <message>
        <source>third place medal</source>
        <translation>Bronzemedaille</translation>
    </message>
    <message>
        <source>dog face</source>
        <translation>Hundegesicht</translation>
    </message>
    <message>
        <source>cat face</source>
        <translation>Katzengesicht</translation>
    </message>
    <message>
        <source>mouse face</source>
        <translation>Mäusegesicht</translation>
    </message>
    <message>
        <source>hamster face</source>
        <translation>Hamster</translation>
    </message>
    <message>
        <source>rabbit face</source>
        <translation>Hasengesicht</translation>
    </message>
    <message>
        <source>fox face</source>
        <translation>Fuchs</translation>
    </message>
    <message>
        <source>bear face</source>
        <translation>Bär</translation>
    </message>
    <message>
        <source>panda face</source>
        <translation>Panda</translation>
    </message>
    <message>
        <source>koala</source>
        <translation>Koala</translation>
    </message>
    <message>
        <source>tiger face</source>
        <translation>Tigergesicht</translation>
    </message>
    <message>
        <source>lion face</source>
        <translation>Löwe</translation>
    </message>
    <message>
        <source>cow face</source>
        <translation>Kuhgesicht</translation>
    </message>
    <message>
        <source>pig face</source>
        <translation>Schweinegesicht</translation>
    </message>
    <message>
        <source>frog face</source>
        <translation>Frosch</translation>
    </message>
    <message>
        <source>monkey face</source>
        <translation>Affengesicht</translation>
    </message>
    <message>
        <source>chicken</source>
        <translation>Huhn</translation>
    </message>
    <message>
        <source>penguin</source>
        <translation>Pinguin</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>Vogel</translation>
    </message>
    <message>
        <source>duck</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>eagle</source>
        <translation>Adler</translation>
    </message>
    <message>
        <source>owl</source>
        <translation>Eule</translation>
    </message>
    <message>
        <source>wolf face</source>
        <translation>Wolf</translation>
    </message>
    <message>
        <source>boar</source>
        <translation>Wildschwein</translation>
    </message>
    <message>
        <source>horse face</source>
        <translation>Pferdegesicht</translation>
    </message>
    <message>
        <source>unicorn face</source>
        <translation>Einhorn</translation>
    </message>
    <message>
        <source>honeybee</source>
        <translation>Biene</translation>
    </message>
    <message>
        <source>bug</source>
        <translation>Raupe</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>Schmetterling</translation>
    </message>
    <message>
        <source>snail</source>
        <translation>Schnecke</translation>
    </message>
    <message>
        <source>lady beetle</source>
        <translation>Marienkäfer</translation>
    </message>
    <message>
        <source>ant</source>
        <translation>Ameise</translation>
    </message>
    <message>
        <source>turtle</source>
        <translation>Schildkröte</translation>
    </message>
    <message>
        <source>snake</source>
        <translation>Schlange</translation>
    </message>
    <message>
        <source>lizard</source>
        <translation>Eidechse</translation>
    </message>
    <message>
        <source>octopus</source>
        <translation>Oktopus</translation>
    </message>
    <message>
        <source>crab</source>
        <translation>Krebs</translation>
    </message>
    <message>
        <source>tropical fish</source>
        <translation>Tropenfisch</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>Fisch</translation>
    </message>
    <message>
        <source>dolphin</source>
        <translation>Delfin</translation>
    </message>
    <message>
        <source>spouting whale</source>
        <translation>blasender Wal</translation>
    </message>
    <message>
        <source>shark</source>
        <translation>Hai</translation>
    </message>
    <message>
        <source>elephant</source>
        <translation>Elefant</translation>
    </message>
    <message>
        <source>giraffe face</source>
        <translation>Giraffe</translation>
    </message>
    <message>
        <source>hedgehog</source>
        <translation>Igel</translation>
    </message>
    <message>
        <source>paw prints</source>
        <translation>Tatzenabdrücke</translation>
    </message>
    <message>
        <source>cactus</source>
        <translation>Kaktus</translation>
    </message>
    <message>
        <source>christmas tree</source>
        <translation>Weihnachtsbaum</translation>
    </message>
    <message>
        <source>evergreen tree</source>
        <translation>Nadelbaum</translation>
    </message>
    <message>
        <source>deciduous tree</source>
        <translation>Laubbaum</translation>
    </message>
    <message>
        <source>palm tree</source>
        <translation>Palme</translation>
    </message>
    <message>
        <source>seedling</source>
        <translation>Spross</translation>
    </message>
    <message>
        <source>herb</source>
        <translation>Kräuter</translation>
    </message>
    <message>
        <source>four leaf clover</source>
        <translation>Glücksklee</translation>
    </message>
    <message>
        <source>maple leaf</source>
        <translation>Ahornblatt</translation>
    </message>
    <message>
        <source>fallen leaf</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>hibiscus</source>
        <translation>Hibiskus</translation>
    </message>
    <message>
        <source>sunflower</source>
        <translation>Sonnenblume</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>tulip</source>
        <translation>Tulpe</translation>
    </message>
    <message>
        <source>blossom</source>
        <translation>gelbe Blüte</translation>
    </message>
    <message>
        <source>cherry blossom</source>
        <translation>Kirschblüte</translation>
    </message>
    <message>
        <source>bouquet</source>
        <translation>Blumenstrauß</translation>
    </message>
    <message>
        <source>earth globe europe-africa</source>
        <translation>Globus mit Europa und Afrika</translation>
    </message>
    <message>
        <source>full moon symbol</source>
        <translation>Vollmond</translation>
    </message>
    <message>
        <source>crescent moon</source>
        <translation>Mondsichel</translation>
    </message>
    <message>
        <source>umbrella with rain drops</source>
        <translation>Regenschirm im Regen</translation>
    </message>
    <message>
        <source>high voltage sign</source>
        <translation>Hochspannung</translation>
    </message>
    <message>
        <source>snowman without snow</source>
        <translation>Schneemann ohne Schneeflocken</translation>
    </message>
    <message>
        <source>rainbow</source>
        <translation>Regenbogen</translation>
    </message>
    <message>
        <source>water wave</source>
        <translation>Welle</translation>
    </message>
    <message>
        <source>green apple</source>
        <translation>grüner Apfel</translation>
    </message>
    <message>
        <source>red apple</source>
        <translation>roter Apfel</translation>
    </message>
    <message>
        <source>pear</source>
        <translation>Birne</translation>
    </message>
    <message>
        <source>tangerine</source>
        <translation>Mandarine</translation>
    </message>
    <message>
        <source>lemon</source>
        <translation>Zitrone</translation>
    </message>
    <message>
        <source>banana</source>
        <translation>Banane</translation>
    </message>
    <message>
        <source>watermelon</source>
        <translation>Wassermelone</translation>
    </message>
    <message>
        <source>grapes</source>
        <translation>Trauben</translation>
    </message>
    <message>
        <source>strawberry</source>
        <translation>Erdbeere</translation>
    </message>
    <message>
        <source>cherries</source>
        <translation>Kirschen</translation>
    </message>
    <message>
        <source>peach</source>
        <translation>Pfirsich</translation>
    </message>
    <message>
        <source>mango</source>
        <translation>Mango</translation>
    </message>
    <message>
        <source>pineapple</source>
        <translation>Ananas</translation>
    </message>
    <message>
        <source>coconut</source>
        <translation>Kokosnuss</translation>
    </message>
    <message>
        <source>kiwifruit</source>
        <translation>Kiwi</translation>
    </message>
    <message>
        <source>tomato</source>
        <translation>Tomate</translation>
    </message>
    <message>
        <source>avocado</source>
        <translation>Avocado</translation>
    </message>
    <message>
        <source>broccoli</source>
        <translation>Brokkoli</translation>
    </message>
    <message>
        <source>carrot</source>
        <translation>Karotte</translation>
    </message>
    <message>
        <source>ear of maize</source>
        <translation>Maiskolben</translation>
    </message>
    <message>
        <source>onion</source>
        <translation>Zwiebel</translation>
    </message>
    <message>
        <source>garlic</source>
        <translation>Knoblauch</translation>
    </message>
    <message>
        <source>potato</source>
        <translation>Kartoffel</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>Brot</translation>
    </message>
    <message>
        <source>croissant</source>
        <translation>Croissant</translation>
    </message>
    <message>
        <source>pretzel</source>
        <translation>Brezel</translation>
    </message>
    <message>
        <source>cheese wedge</source>
        <translation>Käsestück</translation>
    </message>
    <message>
        <source>egg</source>
        <translation>Ei</translation>
    </message>
    <message>
        <source>cooking</source>
        <translation>Spiegelei in Bratpfanne</translation>
    </message>
    <message>
        <source>pancakes</source>
        <translation>Pfannkuchen</translation>
    </message>
    <message>
        <source>bacon</source>
        <translation>Bacon</translation>
    </message>
    <message>
        <source>hamburger</source>
        <translation>Hamburger</translation>
    </message>
    <message>
        <source>french fries</source>
        <translation>Pommes frites</translation>
    </message>
    <message>
        <source>slice of pizza</source>
        <translation>Pizza</translation>
    </message>
    <message>
        <source>hot dog</source>
        <translation>Hotdog</translation>
    </message>
    <message>
        <source>sandwich</source>
        <translation>Sandwich</translation>
    </message>
    <message>
        <source>taco</source>
        <translation>Taco</translation>
    </message>
    <message>
        <source>burrito</source>
        <translation>Burrito</translation>
    </message>
    <message>
        <source>green salad</source>
        <translation>Salat</translation>
    </message>
    <message>
        <source>spaghetti</source>
        <translation>Spaghetti</translation>
    </message>
    <message>
        <source>steaming bowl</source>
        <translation>Schüssel und Essstäbchen</translation>
    </message>
    <message>
        <source>sushi</source>
        <translation>Sushi</translation>
    </message>
    <message>
        <source>bento box</source>
        <translation>Bento-Box</translation>
    </message>
    <message>
        <source>cooked rice</source>
        <translation>Reis in Schüssel</translation>
    </message>
    <message>
        <source>rice ball</source>
        <translation>Reisbällchen</translation>
    </message>
    <message>
        <source>soft ice cream</source>
        <translation>Softeis</translation>
    </message>
    <message>
        <source>doughnut</source>
        <translation>Donut</translation>
    </message>
    <message>
        <source>cookie</source>
        <translation>Keks</translation>
    </message>
    <message>
        <source>shortcake</source>
        <translation>Torte</translation>
    </message>
    <message>
        <source>chocolate bar</source>
        <translation>Schokoladentafel</translation>
    </message>
    <message>
        <source>candy</source>
        <translation>Bonbon</translation>
    </message>
    <message>
        <source>lollipop</source>
        <translation>Lutscher</translation>
    </message>
    <message>
        <source>honey pot</source>
        <translation>Honigtopf</translation>
    </message>
    <message>
        <source>baby bottle</source>
        <translation>Babyflasche</translation>
    </message>
    <message>
        <source>hot beverage</source>
        <translation>Heißgetränk</translation>
    </message>
    <message>
        <source>teacup without handle</source>
        <translation>Teetasse ohne Henkel</translation>
    </message>
    <message>
        <source>beer mug</source>
        <translation>Bierkrug</translation>
    </message>
    <message>
        <source>clinking beer mugs</source>
        <translation>Bierkrüge</translation>
    </message>
    <message>
        <source>clinking glasses</source>
        <translation>Sektgläser</translation>
    </message>
    <message>
        <source>wine glass</source>
        <translation>Weinglas</translation>
    </message>
    <message>
        <source>tumbler glass</source>
        <translation>Trinkglas</translation>
    </message>
    <message>
        <source>cocktail glass</source>
        <translation>Cocktailglas</translation>
    </message>
    <message>
        <source>tropical drink</source>
        <translation>Cocktail</translation>
    </message>
    <message>
        <source>bottle with popping cork</source>
        <translation>Flasche mit knallendem Korken</translation>
    </message>
    <message>
        <source>soccer ball</source>
        <translation>Fußball</translation>
    </message>
    <message>
        <source>basketball and hoop</source>
        <translation>Basketball</translation>
    </message>
    <message>
        <source>american football</source>
        <translation>Football</translation>
    </message>
    <message>
        <source>baseball</source>
        <translation>Baseball</translation>
    </message>
    <message>
        <source>tennis racquet and ball</source>
        <translation>Tennisball</translation>
    </message>
    <message>
        <source>volleyball</source>
        <translation>Volleyball</translation>
    </message>
    <message>
        <source>rugby football</source>
        <translation>Rugbyball</translation>
    </message>
    <message>
        <source>billiards</source>
        <translation>Billardkugel</translation>
    </message>
    <message>
        <source>table tennis paddle and ball</source>
        <translation>Tischtennis</translation>
    </message>
    <message>
        <source>badminton racquet and shuttlecock</source>
        <translation>Badminton</translation>
    </message>
    <message>
        <source>boxing glove</source>
        <translation>Boxhandschuh</translation>
    </message>
    <message>
        <source>direct hit</source>
        <translation>Darts</translation>
    </message>
    <message>
        <source>video game</source>
        <translation>Gamepad</translation>
    </message>
    <message>
        <source>game die</source>
        <translation>Spielwürfel</translation>
    </message>
    <message>
        <source>jigsaw puzzle piece</source>
        <translation>Puzzleteil</translation>
    </message>
    <message>
        <source>artist palette</source>
        <translation>Mischpalette</translation>
    </message>
    <message>
        <source>clapper board</source>
        <translation>Filmklappe</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>headphone</source>
        <translation>Kopfhörer</translation>
    </message>
    <message>
        <source>musical keyboard</source>
        <translation>Klaviatur</translation>
    </message>
    <message>
        <source>drum with drumsticks</source>
        <translation>Trommel</translation>
    </message>
    <message>
        <source>saxophone</source>
        <translation>Saxofon</translation>
    </message>
    <message>
        <source>trumpet</source>
        <translation>Trompete</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>violin</source>
        <translation>Geige</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>taxi</source>
        <translation>Taxi</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>scooter</source>
        <translation>Tretroller</translation>
    </message>
    <message>
        <source>steam locomotive</source>
        <translation>Dampflokomotive</translation>
    </message>
    <message>
        <source>rocket</source>
        <translation>Rakete</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>Schiff</translation>
    </message>
    <message>
        <source>sailboat</source>
        <translation>Segelboot</translation>
    </message>
    <message>
        <source>statue of liberty</source>
        <translation>Freiheitsstatue</translation>
    </message>
    <message>
        <source>house building</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>house with garden</source>
        <translation>Haus mit Garten</translation>
    </message>
    <message>
        <source>office building</source>
        <translation>Bürogebäude</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>Krankenhaus</translation>
    </message>
    <message>
        <source>school</source>
        <translation>Schule</translation>
    </message>
    <message>
        <source>european castle</source>
        <translation>Schloss</translation>
    </message>
    <message>
        <source>tent</source>
        <translation>Zelt</translation>
    </message>
    <message>
        <source>sunset over buildings</source>
        <translation>Sonnenuntergang in der Stadt</translation>
    </message>
    <message>
        <source>night with stars</source>
        <translation>Sternenhimmel</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>Armbanduhr</translation>
    </message>
    <message>
        <source>mobile phone</source>
        <translation>Mobiltelefon</translation>
    </message>
    <message>
        <source>personal computer</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>floppy disk</source>
        <translation>Diskette</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Fotoapparat</translation>
    </message>
    <message>
        <source>television</source>
        <translation>Fernseher</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>alarm clock</source>
        <translation>Wecker</translation>
    </message>
    <message>
        <source>hourglass with flowing sand</source>
        <translation>laufende Sanduhr</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>electric plug</source>
        <translation>Netzstecker</translation>
    </message>
    <message>
        <source>electric light bulb</source>
        <translation>Glühbirne</translation>
    </message>
    <message>
        <source>electric torch</source>
        <translation>Taschenlampe</translation>
    </message>
    <message>
        <source>money bag</source>
        <translation>Geldsack</translation>
    </message>
    <message>
        <source>credit card</source>
        <translation>Kreditkarte</translation>
    </message>
    <message>
        <source>gem stone</source>
        <translation>Edelstein</translation>
    </message>
    <message>
        <source>wrench</source>
        <translation>Schraubenschlüssel</translation>
    </message>
    <message>
        <source>hammer</source>
        <translation>Hammer</translation>
    </message>
    <message>
        <source>nut and bolt</source>
        <translation>Mutter und Schraube</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>geschlossenes Schloss</translation>
    </message>
    <message>
        <source>open lock</source>
        <translation>offenes Schloss</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>Glocke</translation>
    </message>
    <message>
        <source>bell with cancellation stroke</source>
        <translation>durchgestrichene Glocke</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>e-mail symbol</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>incoming envelope</source>
        <translation>eingehender Briefumschlag</translation>
    </message>
    <message>
        <source>envelope with downwards arrow above</source>
        <translation>Umschlag mit Pfeil</translation>
    </message>
    <message>
        <source>open mailbox with raised flag</source>
        <translation>offener Briefkasten mit Post</translation>
    </message>
    <message>
        <source>file folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>open file folder</source>
        <translation>geöffneter Ordner</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>chart with upwards trend</source>
        <translation>Aufwärtstrend</translation>
    </message>
    <message>
        <source>chart with downwards trend</source>
        <translation>Abwärtstrend</translation>
    </message>
    <message>
        <source>bar chart</source>
        <translation>Balkendiagramm</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>Klemmbrett</translation>
    </message>
    <message>
        <source>pushpin</source>
        <translation>Reißzwecke</translation>
    </message>
    <message>
        <source>paperclip</source>
        <translation>Büroklammer</translation>
    </message>
    <message>
        <source>straight ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>triangular ruler</source>
        <translation>dreieckiges Lineal</translation>
    </message>
    <message>
        <source>memo</source>
        <translation>Papier und Bleistift</translation>
    </message>
    <message>
        <source>books</source>
        <translation>Bücherstapel</translation>
    </message>
    <message>
        <source>open book</source>
        <translation>offenes Buch</translation>
    </message>
    <message>
        <source>left-pointing magnifying glass</source>
        <translation>Lupe nach links</translation>
    </message>
    <message>
        <source>right-pointing magnifying glass</source>
        <translation>Lupe nach rechts</translation>
    </message>
    <message>
        <source>microscope</source>
        <translation>Mikroskop</translation>
    </message>
    <message>
        <source>telescope</source>
        <translation>Teleskop</translation>
    </message>
    <message>
        <source>pill</source>
        <translation>Kapsel</translation>
    </message>
    <message>
        <source>test tube</source>
        <translation>Reagenzglas</translation>
    </message>
    <message>
        <source>broom</source>
        <translation>Besen</translation>
    </message>
    <message>
        <source>shopping trolley</source>
        <translation>Einkaufswagen</translation>
    </message>
    <message>
        <source>door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>toilet</source>
        <translation>Toilette</translation>
    </message>
    <message>
        <source>shower</source>
        <translation>Dusche</translation>
    </message>
    <message>
        <source>bathtub</source>
        <translation>Badewanne</translation>
    </message>
    <message>
        <source>white heavy check mark</source>
        <translation>weißes Häkchen</translation>
    </message>
    <message>
        <source>cross mark</source>
        <translation>Kreuzzeichen</translation>
    </message>
    <message>
        <source>black question mark ornament</source>
        <translation>rotes Fragezeichen</translation>
    </message>
    <message>
        <source>heavy exclamation mark symbol</source>
        <translation>rotes Ausrufezeichen</translation>
    </message>
    <message>
        <source>heavy plus sign</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>heavy minus sign</source>
        <translation>minus</translation>
    </message>
    <message>
        <source>large red circle</source>
        <translation>roter Punkt</translation>
    </message>
    <message>
        <source>large orange circle</source>
        <translation>oranger Punkt</translation>
    </message>
    <message>
        <source>large yellow circle</source>
        <translation>gelber Punkt</translation>
    </message>
    <message>
        <source>large green circle</source>
        <translation>grüner Punkt</translation>
    </message>
    <message>
        <source>large blue circle</source>
        <translation>blauer Punkt</translation>
    </message>
    <message>
        <source>large purple circle</source>
        <translation>lila Punkt</translation>
    </message>
    <message>
        <source>medium black circle</source>
        <translation>schwarzer Punkt</translation>
    </message>
    <message>
        <source>medium white circle</source>
        <translation>weißer Punkt</translation>
    </message>
    <message>
        <source>squared ok</source>
        <translation>Großbuchstaben OK in blauem Quadrat</translation>
    </message>
    <message>
        <source>squared new</source>
        <translation>Wort „New“ in blauem Quadrat</translation>
    </message>
    <message>
        <source>squared cool</source>
        <translation>Wort „Cool“ in blauem Quadrat</translation>
    </message>
    <message>
        <source>squared sos</source>
        <translation>SOS-Zeichen</translation>
    </message>
    <message>
        <source>top with upwards arrow above</source>
        <translation>TOP-Pfeil</translation>
    </message>
    <message>
        <source>soon with rightwards arrow above</source>
        <translation>SOON-Pfeil</translation>
    </message>
    <message>
        <source>no entry sign</source>
        <translation>Verboten</translation>
    </message>
    <message>
        <source>clockwise downwards and upwards open circle arrows</source>
        <translation>kreisförmige Pfeile im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>clockwise rightwards and leftwards open circle arrows</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>musical note</source>
        <translation>Musiknote</translation>
    </message>
    <message>
        <source>multiple musical notes</source>
        <translation>Musiknoten</translation>
    </message>
</context>
<context>
    <name>EraseProfileDialog</name>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Its identity, contacts, messages and received files are erased from this computer. Without a backup nobody can bring them back. What you saved elsewhere stays.</source>
        <translation>Identität, Kontakte, Nachrichten und empfangene Dateien werden von diesem Computer gelöscht. Ohne Sicherung kann niemand sie zurückholen. Was du anderswo gespeichert hast, bleibt.</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This profile is open. Quit Allium there first, then delete it.</source>
        <translation>Dieses Profil ist offen. Beende dort zuerst Allium, dann lösche es.</translation>
    </message>
    <message>
        <source>Type “%1” to delete it</source>
        <translation>Zum Löschen „%1“ eintippen</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>There is an identity in this profile already.</source>
        <translation>In diesem Profil gibt es schon eine Identität.</translation>
    </message>
    <message>
        <source>Nothing was overwritten.</source>
        <translation>Nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>To begin anew, start Allium with another profile.</source>
        <translation>Um neu anzufangen, starte Allium mit einem anderen Profil.</translation>
    </message>
    <message>
        <source>This profile has no identity yet.</source>
        <translation>Dieses Profil hat noch keine Identität.</translation>
    </message>
    <message>
        <source>Create one, or restore a backup.</source>
        <translation>Lege eine an oder stelle eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The profile is open already.</source>
        <translation>Das Profil ist schon offen.</translation>
    </message>
    <message>
        <source>The profile is locked.</source>
        <translation>Das Profil ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperre es und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The profile is just being opened or closed.</source>
        <translation>Das Profil wird gerade geöffnet oder geschlossen.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Nothing would protect the profile.</source>
        <translation>Nichts würde das Profil schützen.</translation>
    </message>
    <message>
        <source>Choose a passphrase, the system&apos;s key ring, or both.</source>
        <translation>Wähle eine Passphrase, den Schlüsselbund des Systems oder beides.</translation>
    </message>
    <message>
        <source>The passphrase is empty.</source>
        <translation>Die Passphrase ist leer.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>Gib eine ein.</translation>
    </message>
    <message>
        <source>Nothing of that name can be shown to others.</source>
        <translation>Von diesem Namen lässt sich anderen nichts zeigen.</translation>
    </message>
    <message>
        <source>Choose a name with letters or digits.</source>
        <translation>Wähle einen Namen mit Buchstaben oder Ziffern.</translation>
    </message>
    <message>
        <source>The identity in this profile is damaged.</source>
        <translation>Die Identität in diesem Profil ist beschädigt.</translation>
    </message>
    <message>
        <source>Allium left the file as it is.</source>
        <translation>Allium hat die Datei so gelassen, wie sie ist.</translation>
    </message>
    <message>
        <source>Restore a backup into a new profile.</source>
        <translation>Stelle eine Sicherung in einem neuen Profil wieder her.</translation>
    </message>
    <message>
        <source>The profile&apos;s file is missing.</source>
        <translation>Die Datei des Profils fehlt.</translation>
    </message>
    <message>
        <source>If it was moved, move it back; otherwise restore a backup.</source>
        <translation>Wurde sie verschoben, schieb sie zurück; sonst stelle eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There is such a file already.</source>
        <translation>So eine Datei gibt es schon.</translation>
    </message>
    <message>
        <source>That does not open the profile.</source>
        <translation>Das öffnet das Profil nicht.</translation>
    </message>
    <message>
        <source>Check capital letters and keyboard layout, and try again.</source>
        <translation>Prüfe Großbuchstaben und Tastaturbelegung und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>That is not a complete recovery code.</source>
        <translation>Das ist kein vollständiger Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>Compare it with what you wrote down.</source>
        <translation>Vergleiche ihn mit dem, was du aufgeschrieben hast.</translation>
    </message>
    <message>
        <source>The profile&apos;s file is damaged.</source>
        <translation>Die Datei des Profils ist beschädigt.</translation>
    </message>
    <message>
        <source>Allium changed nothing in it.</source>
        <translation>Allium hat nichts darin geändert.</translation>
    </message>
    <message>
        <source>Restore your latest backup, and check the disk.</source>
        <translation>Stelle deine letzte Sicherung wieder her und prüfe den Datenträger.</translation>
    </message>
    <message>
        <source>The profile&apos;s file is incomplete.</source>
        <translation>Die Datei des Profils ist unvollständig.</translation>
    </message>
    <message>
        <source>This profile was used with a newer Allium.</source>
        <translation>Dieses Profil wurde mit einem neueren Allium benutzt.</translation>
    </message>
    <message>
        <source>Install the newest Allium.</source>
        <translation>Installiere das neueste Allium.</translation>
    </message>
    <message>
        <source>Another program is using the profile.</source>
        <translation>Ein anderes Programm benutzt das Profil.</translation>
    </message>
    <message>
        <source>Close the other Allium first.</source>
        <translation>Schließe zuerst das andere Allium.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Nichts ging verloren.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffe etwas Platz und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be written to.</source>
        <translation>In den Ordner des Profils kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check its permissions, or whether the disk is write-protected.</source>
        <translation>Prüfe seine Rechte und ob der Datenträger schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>The disk did not do what it should.</source>
        <translation>Der Datenträger tat nicht, was er soll.</translation>
    </message>
    <message>
        <source>Check the disk. If it is removable, plug it in again and restart Allium.</source>
        <translation>Prüfe den Datenträger. Lässt er sich abziehen, steck ihn neu an und starte Allium neu.</translation>
    </message>
    <message>
        <source>This computer has too little free memory.</source>
        <translation>Dieser Computer hat zu wenig freien Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließe andere Programme und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>That contradicts something already stored.</source>
        <translation>Das widerspricht etwas, das schon gespeichert ist.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The system&apos;s key ring is locked.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it, or use your passphrase or recovery code.</source>
        <translation>Entsperre ihn, oder nimm deine Passphrase oder deinen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>This computer offers no working key ring.</source>
        <translation>Dieser Computer bietet keinen funktionierenden Schlüsselbund.</translation>
    </message>
    <message>
        <source>The system&apos;s key ring did not answer.</source>
        <translation>Der Schlüsselbund des Systems hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>It may be asking for its password in a window of its own.</source>
        <translation>Vielleicht fragt er in einem eigenen Fenster nach seinem Passwort.</translation>
    </message>
    <message>
        <source>The profile is not open.</source>
        <translation>Das Profil ist nicht offen.</translation>
    </message>
    <message>
        <source>Allium made a mistake while storing.</source>
        <translation>Allium hat beim Speichern einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Restart Allium.</source>
        <translation>Starte Allium neu.</translation>
    </message>
    <message>
        <source>Something could not be stored.</source>
        <translation>Etwas konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>What was stored before is safe.</source>
        <translation>Was vorher gespeichert war, ist sicher.</translation>
    </message>
    <message>
        <source>Check that the disk has space and is not write-protected.</source>
        <translation>Prüfe, ob der Datenträger Platz hat und nicht schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>The backup cannot be read.</source>
        <translation>Die Sicherung kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check that the file is there and is yours.</source>
        <translation>Prüfe, ob die Datei da ist und dir gehört.</translation>
    </message>
    <message>
        <source>The backup could not be written.</source>
        <translation>Die Sicherung konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>A backup that was there before is untouched.</source>
        <translation>Eine Sicherung, die vorher dort war, ist unberührt.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Wähle einen anderen Ordner oder schaffe etwas Platz.</translation>
    </message>
    <message>
        <source>That file is not an Allium backup.</source>
        <translation>Diese Datei ist keine Allium-Sicherung.</translation>
    </message>
    <message>
        <source>That backup was made by a newer Allium.</source>
        <translation>Diese Sicherung stammt von einem neueren Allium.</translation>
    </message>
    <message>
        <source>The backup is incomplete.</source>
        <translation>Die Sicherung ist unvollständig.</translation>
    </message>
    <message>
        <source>Use another copy of it.</source>
        <translation>Nimm eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>The backup is too large.</source>
        <translation>Die Sicherung ist zu groß.</translation>
    </message>
    <message>
        <source>That passphrase does not open the backup.</source>
        <translation>Diese Passphrase öffnet die Sicherung nicht.</translation>
    </message>
    <message>
        <source>Try again. If you are sure of it, the file was changed: use another copy.</source>
        <translation>Versuch es noch einmal. Bist du dir sicher, wurde die Datei verändert: Nimm eine andere Kopie.</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>Die Sicherung ist beschädigt.</translation>
    </message>
    <message>
        <source>This computer has too little free memory for the backup.</source>
        <translation>Dieser Computer hat zu wenig freien Arbeitsspeicher für die Sicherung.</translation>
    </message>
    <message>
        <source>Your contacts are still being loaded.</source>
        <translation>Deine Kontakte werden noch geladen.</translation>
    </message>
    <message>
        <source>There are too many already.</source>
        <translation>Es sind schon zu viele.</translation>
    </message>
    <message>
        <source>Remove some first.</source>
        <translation>Entferne zuerst einige.</translation>
    </message>
    <message>
        <source>That is nobody in your contacts.</source>
        <translation>Das ist niemand aus deinen Kontakten.</translation>
    </message>
    <message>
        <source>You are not in each other&apos;s contacts any more.</source>
        <translation>Ihr seid keine Kontakte mehr.</translation>
    </message>
    <message>
        <source>Send a contact request to write again.</source>
        <translation>Sende eine Kontaktanfrage, um wieder zu schreiben.</translation>
    </message>
    <message>
        <source>You blocked that person.</source>
        <translation>Du hast diese Person blockiert.</translation>
    </message>
    <message>
        <source>Unblock them first.</source>
        <translation>Gib sie zuerst wieder frei.</translation>
    </message>
    <message>
        <source>That has been dealt with already.</source>
        <translation>Das ist schon erledigt.</translation>
    </message>
    <message>
        <source>That is your own onion ID.</source>
        <translation>Das ist deine eigene Onion-ID.</translation>
    </message>
    <message>
        <source>Give it to a friend, and paste theirs here.</source>
        <translation>Gib sie weiter, und füge hier die der anderen Seite ein.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Es steht nichts darin.</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>Der Text ist zu lang.</translation>
    </message>
    <message>
        <source>Shorten it, or send it in parts.</source>
        <translation>Kürze ihn oder sende ihn in Teilen.</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>So eine Nachricht gibt es nicht.</translation>
    </message>
    <message>
        <source>It could not be delivered for 30 days.</source>
        <translation>Sie konnte 30 Tage lang nicht zugestellt werden.</translation>
    </message>
    <message>
        <source>Send it again if it still matters.</source>
        <translation>Sende sie noch einmal, wenn sie noch wichtig ist.</translation>
    </message>
    <message>
        <source>A conversation is read in one direction at a time.</source>
        <translation>Eine Unterhaltung wird immer nur in eine Richtung gelesen.</translation>
    </message>
    <message>
        <source>There is nothing in it yet.</source>
        <translation>Es steht noch nichts darin.</translation>
    </message>
    <message>
        <source>Paste an onion ID or an allium: link.</source>
        <translation>Füge eine Onion-ID oder einen allium:-Link ein.</translation>
    </message>
    <message>
        <source>That is longer than an onion ID or link can be.</source>
        <translation>Das ist länger, als eine Onion-ID oder ein Link sein kann.</translation>
    </message>
    <message>
        <source>Copy it once more.</source>
        <translation>Kopiere es noch einmal.</translation>
    </message>
    <message>
        <source>The link is damaged: its account part is not right.</source>
        <translation>Der Link ist beschädigt: Der Teil mit dem Konto stimmt nicht.</translation>
    </message>
    <message>
        <source>The name in the link cannot be shown.</source>
        <translation>Der Name in dem Link kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>The link says the same thing twice.</source>
        <translation>Der Link sagt dasselbe zweimal.</translation>
    </message>
    <message>
        <source>An onion ID has 56 characters; this one has not.</source>
        <translation>Eine Onion-ID hat 56 Zeichen; diese nicht.</translation>
    </message>
    <message>
        <source>Copy it once more, whole.</source>
        <translation>Kopiere sie noch einmal, und ganz.</translation>
    </message>
    <message>
        <source>There is a character in it that no onion ID has.</source>
        <translation>Darin ist ein Zeichen, das keine Onion-ID hat.</translation>
    </message>
    <message>
        <source>Onion IDs have the letters a to z and the digits 2 to 7.</source>
        <translation>Onion-IDs haben die Buchstaben a bis z und die Ziffern 2 bis 7.</translation>
    </message>
    <message>
        <source>There is a typing mistake in this onion ID.</source>
        <translation>In dieser Onion-ID ist ein Tippfehler.</translation>
    </message>
    <message>
        <source>Compare it, or copy it once more.</source>
        <translation>Vergleiche sie oder kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This is an onion address of a kind that Allium does not know.</source>
        <translation>Das ist eine Onion-Adresse von einer Art, die Allium nicht kennt.</translation>
    </message>
    <message>
        <source>Ask for the onion ID once more, or install the newest Allium.</source>
        <translation>Frag noch einmal nach der Onion-ID oder installiere das neueste Allium.</translation>
    </message>
    <message>
        <source>Nobody can have this onion ID.</source>
        <translation>Diese Onion-ID kann niemand haben.</translation>
    </message>
    <message>
        <source>This is an onion address of the old, short kind, which Tor no longer has.</source>
        <translation>Das ist eine Onion-Adresse der alten, kurzen Art, die es bei Tor nicht mehr gibt.</translation>
    </message>
    <message>
        <source>Ask for the onion ID that Allium shows.</source>
        <translation>Frag nach der Onion-ID, die Allium zeigt.</translation>
    </message>
    <message>
        <source>The port in this address is not right.</source>
        <translation>Der Port in dieser Adresse stimmt nicht.</translation>
    </message>
    <message>
        <source>An onion ID needs none: leave it out.</source>
        <translation>Eine Onion-ID braucht keinen: Lass ihn weg.</translation>
    </message>
    <message>
        <source>This address is not complete.</source>
        <translation>Diese Adresse ist nicht vollständig.</translation>
    </message>
    <message>
        <source>This address is for another program.</source>
        <translation>Diese Adresse ist für ein anderes Programm.</translation>
    </message>
    <message>
        <source>This is not an onion ID.</source>
        <translation>Das ist keine Onion-ID.</translation>
    </message>
    <message>
        <source>Allium is not connected to Tor yet.</source>
        <translation>Allium ist noch nicht mit Tor verbunden.</translation>
    </message>
    <message>
        <source>It tries again as soon as it is.</source>
        <translation>Es versucht es wieder, sobald es verbunden ist.</translation>
    </message>
    <message>
        <source>They are not online.</source>
        <translation>Die andere Seite ist nicht online.</translation>
    </message>
    <message>
        <source>Allium tries again until they are.</source>
        <translation>Allium versucht es weiter, bis sie es ist.</translation>
    </message>
    <message>
        <source>The way through the network broke off.</source>
        <translation>Der Weg durch das Netzwerk brach ab.</translation>
    </message>
    <message>
        <source>Allium tries again.</source>
        <translation>Allium versucht es wieder.</translation>
    </message>
    <message>
        <source>They are busy with other requests.</source>
        <translation>Die andere Seite ist mit anderen Anfragen beschäftigt.</translation>
    </message>
    <message>
        <source>They do not let you in.</source>
        <translation>Die andere Seite lässt dich nicht herein.</translation>
    </message>
    <message>
        <source>Allium tries again now and then.</source>
        <translation>Allium versucht es ab und zu wieder.</translation>
    </message>
    <message>
        <source>Ask them whether they removed you.</source>
        <translation>Frag nach, ob du dort entfernt wurdest.</translation>
    </message>
    <message>
        <source>What is found at this onion ID is not right.</source>
        <translation>Was sich unter dieser Onion-ID findet, stimmt nicht.</translation>
    </message>
    <message>
        <source>Compare the onion ID with theirs.</source>
        <translation>Vergleiche die Onion-ID mit der auf der anderen Seite.</translation>
    </message>
    <message>
        <source>Somebody else than the link says answers there.</source>
        <translation>Dort antwortet jemand anders, als der Link sagt.</translation>
    </message>
    <message>
        <source>Allium told them nothing.</source>
        <translation>Allium hat nichts verraten.</translation>
    </message>
    <message>
        <source>Ask for the link once more, in another way.</source>
        <translation>Frag auf einem anderen Weg noch einmal nach dem Link.</translation>
    </message>
    <message>
        <source>They use a version of Allium that does not understand this one.</source>
        <translation>Die andere Seite benutzt eine Version von Allium, die diese nicht versteht.</translation>
    </message>
    <message>
        <source>One of you should update.</source>
        <translation>Einer von euch sollte aktualisieren.</translation>
    </message>
    <message>
        <source>They are in another network.</source>
        <translation>Die andere Seite ist in einem anderen Netzwerk.</translation>
    </message>
    <message>
        <source>Compare how Allium was started on both sides.</source>
        <translation>Vergleicht, wie Allium auf beiden Seiten gestartet wurde.</translation>
    </message>
    <message>
        <source>What answers there is not Allium.</source>
        <translation>Was dort antwortet, ist nicht Allium.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>Nichts wurde ausgewählt.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Allium may not read the file.</source>
        <translation>Allium darf die Datei nicht lesen.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfe die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Only files and folders can be shared.</source>
        <translation>Nur Dateien und Ordner lassen sich teilen.</translation>
    </message>
    <message>
        <source>The file changed while it was being read.</source>
        <translation>Die Datei änderte sich, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>Share it again when nothing writes to it.</source>
        <translation>Teile sie noch einmal, wenn nichts in sie schreibt.</translation>
    </message>
    <message>
        <source>There are too many files in it.</source>
        <translation>Es sind zu viele Dateien darin.</translation>
    </message>
    <message>
        <source>Share it in parts, or pack it into one file.</source>
        <translation>Teile ihn in Stücken oder packe ihn in eine Datei.</translation>
    </message>
    <message>
        <source>Its folders are nested too deeply.</source>
        <translation>Seine Ordner sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Pack it into one file.</source>
        <translation>Packe ihn in eine Datei.</translation>
    </message>
    <message>
        <source>It is too large to be shared.</source>
        <translation>Das ist zu groß zum Teilen.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check the disk it is on.</source>
        <translation>Prüfe den Datenträger, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>Sharing was cancelled.</source>
        <translation>Das Teilen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>That offer is not there any more.</source>
        <translation>Dieses Angebot gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Ask for the file to be shared again.</source>
        <translation>Bitte darum, die Datei noch einmal zu teilen.</translation>
    </message>
    <message>
        <source>You shared that file yourself.</source>
        <translation>Diese Datei hast du selbst geteilt.</translation>
    </message>
    <message>
        <source>That is not a complete path.</source>
        <translation>Das ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>The file is not where it was saved.</source>
        <translation>Die Datei ist nicht mehr dort, wo sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>Save it once more.</source>
        <translation>Speichere sie noch einmal.</translation>
    </message>
    <message>
        <source>Files of this kind can run programs, so Allium does not open them.</source>
        <translation>Dateien dieser Art können Programme ausführen, deshalb öffnet Allium sie nicht.</translation>
    </message>
    <message>
        <source>If you trust it, open it from its folder.</source>
        <translation>Wenn du ihr vertraust, öffne sie aus ihrem Ordner.</translation>
    </message>
    <message>
        <source>That transfer is not there any more.</source>
        <translation>Diese Übertragung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>That does not apply to this transfer now.</source>
        <translation>Das passt jetzt nicht zu dieser Übertragung.</translation>
    </message>
    <message>
        <source>The file is no longer shared with you.</source>
        <translation>Die Datei wird nicht mehr mit dir geteilt.</translation>
    </message>
    <message>
        <source>What has arrived is kept.</source>
        <translation>Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Ask for it to be shared again.</source>
        <translation>Bitte darum, sie noch einmal zu teilen.</translation>
    </message>
    <message>
        <source>The file was changed where it comes from.</source>
        <translation>Die Datei wurde an ihrer Quelle geändert.</translation>
    </message>
    <message>
        <source>Allium does not mix two versions.</source>
        <translation>Allium vermischt keine zwei Fassungen.</translation>
    </message>
    <message>
        <source>The file cannot be read where it comes from.</source>
        <translation>Die Datei kann an ihrer Quelle nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Ask whether it was moved or deleted.</source>
        <translation>Frag nach, ob sie verschoben oder gelöscht wurde.</translation>
    </message>
    <message>
        <source>What arrived is not what was offered.</source>
        <translation>Was ankam, ist nicht, was angeboten wurde.</translation>
    </message>
    <message>
        <source>Allium did not keep it.</source>
        <translation>Allium hat es nicht behalten.</translation>
    </message>
    <message>
        <source>The offer does not describe files that Allium can accept.</source>
        <translation>Das Angebot beschreibt keine Dateien, die Allium annehmen kann.</translation>
    </message>
    <message>
        <source>Nothing was fetched.</source>
        <translation>Nichts wurde geholt.</translation>
    </message>
    <message>
        <source>The file has not arrived completely.</source>
        <translation>Die Datei ist noch nicht ganz angekommen.</translation>
    </message>
    <message>
        <source>Allium keeps fetching it.</source>
        <translation>Allium holt sie weiter.</translation>
    </message>
    <message>
        <source>That folder is not there.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wähle einen anderen.</translation>
    </message>
    <message>
        <source>Allium may not write into that folder.</source>
        <translation>Allium darf nicht in diesen Ordner schreiben.</translation>
    </message>
    <message>
        <source>Part of the file was damaged on this computer&apos;s disk.</source>
        <translation>Ein Teil der Datei wurde auf dem Datenträger dieses Computers beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Remove the transfer, and fetch the file again.</source>
        <translation>Entferne die Übertragung und hole die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The file could not be saved.</source>
        <translation>Die Datei konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Saving was cancelled.</source>
        <translation>Das Speichern wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This profile runs without Tor.</source>
        <translation>Dieses Profil läuft ohne Tor.</translation>
    </message>
    <message>
        <source>Tor is not running.</source>
        <translation>Tor läuft nicht.</translation>
    </message>
    <message>
        <source>Allium is starting it.</source>
        <translation>Allium startet es.</translation>
    </message>
    <message>
        <source>A line added to Tor&apos;s configuration is not right.</source>
        <translation>Eine zusätzliche Zeile in Tors Konfiguration stimmt nicht.</translation>
    </message>
    <message>
        <source>Correct it in the settings.</source>
        <translation>Berichtige sie in den Einstellungen.</translation>
    </message>
    <message>
        <source>This is not a bridge line.</source>
        <translation>Das ist keine Zeile für eine Brücke.</translation>
    </message>
    <message>
        <source>Copy the line once more, whole: an address with its port, and what stands around it.</source>
        <translation>Kopiere die Zeile noch einmal ganz: eine Adresse mit ihrem Port, und was darum herum steht.</translation>
    </message>
    <message>
        <source>Tor cannot be asked for that.</source>
        <translation>Darum kann man Tor nicht bitten.</translation>
    </message>
    <message>
        <source>Tor is not installed.</source>
        <translation>Tor ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install Tor, or say in the settings where it is.</source>
        <translation>Installiere Tor oder sag in den Einstellungen, wo es ist.</translation>
    </message>
    <message>
        <source>The Tor program cannot be run.</source>
        <translation>Das Tor-Programm lässt sich nicht ausführen.</translation>
    </message>
    <message>
        <source>The Tor program does not start on this computer.</source>
        <translation>Das Tor-Programm startet auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>Install Tor for this system, or say in the settings where it is.</source>
        <translation>Installiere Tor für dieses System oder sag in den Einstellungen, wo es ist.</translation>
    </message>
    <message>
        <source>The installed Tor is too old to be safe.</source>
        <translation>Das installierte Tor ist zu alt, um sicher zu sein.</translation>
    </message>
    <message>
        <source>Allium does not use it.</source>
        <translation>Allium benutzt es nicht.</translation>
    </message>
    <message>
        <source>Install a newer Tor.</source>
        <translation>Installiere ein neueres Tor.</translation>
    </message>
    <message>
        <source>Tor does not accept its configuration.</source>
        <translation>Tor nimmt seine Konfiguration nicht an.</translation>
    </message>
    <message>
        <source>Remove the lines and bridges you added in the settings.</source>
        <translation>Entferne die Zeilen und Brücken, die du in den Einstellungen hinzugefügt hast.</translation>
    </message>
    <message>
        <source>Tor&apos;s folder in the profile cannot be used.</source>
        <translation>Tors Ordner im Profil ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>Check that it is yours.</source>
        <translation>Prüfe, ob er dir gehört.</translation>
    </message>
    <message>
        <source>There is no private place for Tor&apos;s sockets.</source>
        <translation>Für Tors Sockets gibt es keinen geschützten Ort.</translation>
    </message>
    <message>
        <source>Check that the folder for temporary files can be written to.</source>
        <translation>Prüfe, ob in den Ordner für temporäre Dateien geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Tor keeps ending right after its start.</source>
        <translation>Tor endet immer gleich nach dem Start.</translation>
    </message>
    <message>
        <source>Tor does not answer.</source>
        <translation>Tor antwortet nicht.</translation>
    </message>
    <message>
        <source>Check where the settings say it runs.</source>
        <translation>Prüfe, wo es laut den Einstellungen läuft.</translation>
    </message>
    <message>
        <source>What answers is not Tor.</source>
        <translation>Was antwortet, ist nicht Tor.</translation>
    </message>
    <message>
        <source>Allium may not control that Tor.</source>
        <translation>Allium darf dieses Tor nicht steuern.</translation>
    </message>
    <message>
        <source>Let Tor&apos;s cookie file be read by you, or use Allium&apos;s own Tor.</source>
        <translation>Mach Tors Cookie-Datei für dich lesbar oder nimm Alliums eigenes Tor.</translation>
    </message>
    <message>
        <source>That Tor does not let itself be controlled.</source>
        <translation>Dieses Tor lässt sich nicht steuern.</translation>
    </message>
    <message>
        <source>Use Allium&apos;s own Tor.</source>
        <translation>Nimm Alliums eigenes Tor.</translation>
    </message>
    <message>
        <source>That Tor is set up to give away where its services are.</source>
        <translation>Dieses Tor ist so eingestellt, dass es verrät, wo seine Dienste sind.</translation>
    </message>
    <message>
        <source>That Tor offers no way to connect.</source>
        <translation>Dieses Tor bietet keinen Weg, sich zu verbinden.</translation>
    </message>
    <message>
        <source>Give it a SocksPort, or use Allium&apos;s own Tor.</source>
        <translation>Gib ihm einen SocksPort oder nimm Alliums eigenes Tor.</translation>
    </message>
    <message>
        <source>This computer has no connection to the internet.</source>
        <translation>Dieser Computer hat keine Verbindung zum Internet.</translation>
    </message>
    <message>
        <source>Allium connects as soon as there is one.</source>
        <translation>Allium verbindet sich, sobald es eine gibt.</translation>
    </message>
    <message>
        <source>Check the cable or the wireless network.</source>
        <translation>Prüfe das Kabel oder das WLAN.</translation>
    </message>
    <message>
        <source>The program that your bridge needs is not there.</source>
        <translation>Das Programm, das deine Brücke braucht, ist nicht da.</translation>
    </message>
    <message>
        <source>Use another kind of bridge in the settings, or install that program.</source>
        <translation>Nimm in den Einstellungen eine Brücke anderer Art oder installiere das Programm.</translation>
    </message>
    <message>
        <source>Tor&apos;s network cannot be reached.</source>
        <translation>Tors Netzwerk ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Allium keeps trying.</source>
        <translation>Allium versucht es weiter.</translation>
    </message>
    <message>
        <source>If Tor is blocked where you are, add a bridge in the settings.</source>
        <translation>Ist Tor bei dir gesperrt, füge in den Einstellungen eine Brücke hinzu.</translation>
    </message>
    <message>
        <source>Tor ended unexpectedly.</source>
        <translation>Tor endete unerwartet.</translation>
    </message>
    <message>
        <source>Allium is starting it again.</source>
        <translation>Allium startet es wieder.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>So eine Einstellung gibt es nicht.</translation>
    </message>
    <message>
        <source>That is not a value for this setting.</source>
        <translation>Das ist kein Wert für diese Einstellung.</translation>
    </message>
    <message>
        <source>That value is too large or too small.</source>
        <translation>Dieser Wert ist zu groß oder zu klein.</translation>
    </message>
    <message>
        <source>This setting does not have that choice.</source>
        <translation>Diese Einstellung kennt diese Auswahl nicht.</translation>
    </message>
    <message>
        <source>That is too long for this setting.</source>
        <translation>Das ist zu lang für diese Einstellung.</translation>
    </message>
    <message>
        <source>Allium was stopping and did not finish that.</source>
        <translation>Allium wurde gerade beendet und hat das nicht fertig gemacht.</translation>
    </message>
    <message>
        <source>This version of Allium cannot do that.</source>
        <translation>Diese Version von Allium kann das nicht.</translation>
    </message>
    <message>
        <source>Something that was needed was not given.</source>
        <translation>Etwas Nötiges wurde nicht angegeben.</translation>
    </message>
    <message>
        <source>Something was given in a way that is not understood.</source>
        <translation>Etwas wurde so angegeben, dass Allium es nicht versteht.</translation>
    </message>
    <message>
        <source>Something was given that is not understood.</source>
        <translation>Es wurde etwas angegeben, das Allium nicht versteht.</translation>
    </message>
    <message>
        <source>A secret was given in a way that is not understood.</source>
        <translation>Ein Geheimnis wurde so angegeben, dass Allium es nicht versteht.</translation>
    </message>
    <message>
        <source>Only one thing can be changed at a time.</source>
        <translation>Es lässt sich nur eines auf einmal ändern.</translation>
    </message>
    <message>
        <source>What was asked is not understood.</source>
        <translation>Die Frage ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>What was asked is longer than Allium listens to.</source>
        <translation>Die Frage ist länger, als Allium zuhört.</translation>
    </message>
    <message>
        <source>Something went wrong that Allium has no words for (%1).</source>
        <extracomment>%1 is a technical name such as &quot;storage.wrong-key&quot;</extracomment>
        <translation>Etwas ging schief, wofür Allium keine Worte hat (%1).</translation>
    </message>
    <message>
        <source>The computer this backup was made on still uses the same identity.</source>
        <translation>Der Computer, auf dem diese Sicherung entstand, benutzt noch dieselbe Identität.</translation>
    </message>
    <message>
        <source>Allium goes on here, but each message reaches only one of the two.</source>
        <translation>Allium läuft hier weiter, aber jede Nachricht erreicht nur einen der beiden.</translation>
    </message>
    <message>
        <source>Use Allium on one of them only, and delete the profile on the other.</source>
        <translation>Benutze Allium nur auf einem von beiden und lösche das Profil auf dem anderen.</translation>
    </message>
    <message>
        <source>Allium made no new one in its place.</source>
        <translation>Allium hat keine neue an ihrer Stelle angelegt.</translation>
    </message>
    <message>
        <source>Allium does not open it twice.</source>
        <translation>Allium öffnet es nicht zweimal.</translation>
    </message>
    <message>
        <source>Allium does not open what it could not keep.</source>
        <translation>Allium öffnet nichts, was es nicht behalten könnte.</translation>
    </message>
    <message>
        <source>Nothing in your profile was changed.</source>
        <translation>An deinem Profil wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use a passphrase or your recovery code.</source>
        <translation>Benutze eine Passphrase oder deinen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>The last changes were damaged when Allium or this computer stopped.</source>
        <translation>Die letzten Änderungen wurden beschädigt, als Allium oder dieser Computer plötzlich stehen blieb.</translation>
    </message>
    <message>
        <source>Your profile is whole, as it was just before them.</source>
        <translation>Dein Profil ist heil, so wie kurz davor.</translation>
    </message>
    <message>
        <source>Look whether something is missing. If it happens again, check the disk.</source>
        <translation>Sieh nach, ob etwas fehlt. Wenn es noch einmal geschieht, prüfe den Datenträger.</translation>
    </message>
    <message>
        <source>You reach them when both of you have Allium running.</source>
        <translation>Du erreichst die andere Seite, wenn Allium bei euch beiden läuft.</translation>
    </message>
    <message>
        <source>Nothing was offered.</source>
        <translation>Es wurde nichts angeboten.</translation>
    </message>
    <message>
        <source>Choose it once more where it is now.</source>
        <translation>Wähle sie noch einmal dort, wo sie jetzt ist.</translation>
    </message>
    <message>
        <source>Allium still has its own copy.</source>
        <translation>Allium hat noch seine eigene Kopie.</translation>
    </message>
    <message>
        <source>Allium connects to nobody without it. What you write waits.</source>
        <translation>Ohne Tor verbindet sich Allium mit niemandem. Was du schreibst, wartet.</translation>
    </message>
    <message>
        <source>Allium stopped starting it.</source>
        <translation>Allium startet es nicht mehr von selbst.</translation>
    </message>
    <message>
        <source>Look at Tor&apos;s log on the Network page, and restart Tor from there.</source>
        <translation>Sieh auf der Seite Netzwerk in Tors Protokoll nach und starte Tor von dort aus neu.</translation>
    </message>
    <message>
        <source>There is no such profile any more.</source>
        <translation>Dieses Profil gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Another profile is called that already.</source>
        <translation>Ein anderes Profil heißt schon so.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There are too many profiles on this computer.</source>
        <translation>Auf diesem Computer gibt es zu viele Profile.</translation>
    </message>
    <message>
        <source>Delete one that you do not need.</source>
        <translation>Lösche eines, das du nicht brauchst.</translation>
    </message>
    <message>
        <source>This profile is open in another window.</source>
        <translation>Dieses Profil ist in einem anderen Fenster offen.</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Quit Allium there and try again.</source>
        <translation>Beende Allium dort und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This profile is open in this window.</source>
        <translation>Dieses Profil ist in diesem Fenster offen.</translation>
    </message>
    <message>
        <source>Some of the profile&apos;s files could not be deleted.</source>
        <translation>Einige Dateien des Profils konnten nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>What opens them is gone: nobody can read them any more.</source>
        <translation>Was sie öffnet, ist weg: Niemand kann sie mehr lesen.</translation>
    </message>
    <message>
        <source>Try again, or delete the folder yourself.</source>
        <translation>Versuche es noch einmal oder lösche den Ordner selbst.</translation>
    </message>
    <message>
        <source>The folder of the profiles cannot be written to.</source>
        <translation>In den Ordner der Profile kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether the disk is full.</source>
        <translation>Prüfe seine Rechte und ob der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>That is not the name of the profile.</source>
        <translation>Das ist nicht der Name des Profils.</translation>
    </message>
    <message>
        <source>Type the name as it is shown.</source>
        <translation>Tippe den Namen so, wie er dasteht.</translation>
    </message>
    <message>
        <source>The picture is larger than 16 KiB.</source>
        <translation>Das Bild ist größer als 16 KiB.</translation>
    </message>
    <message>
        <source>Make it smaller, or choose it in the window.</source>
        <translation>Mach es kleiner oder wähle es im Fenster aus.</translation>
    </message>
    <message>
        <source>That is not a JPEG or PNG that can be shown.</source>
        <translation>Das ist kein JPEG oder PNG, das sich zeigen lässt.</translation>
    </message>
    <message>
        <source>Choose another picture.</source>
        <translation>Wähle ein anderes Bild.</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>Das Bild lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check that it is there and may be read.</source>
        <translation>Sieh nach, ob es da ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>There is no picture.</source>
        <translation>Es gibt kein Bild.</translation>
    </message>
    <message>
        <source>It has been read already.</source>
        <translation>Es ist bereits gelesen.</translation>
    </message>
    <message>
        <source>What was offered can be taken back in the conversation.</source>
        <translation>Was angeboten ist, kannst du in der Unterhaltung zurücknehmen.</translation>
    </message>
    <message>
        <source>Make room, then accept it.</source>
        <translation>Schaffe Platz und nimm sie dann an.</translation>
    </message>
    <message>
        <source>The picture is too large to be pasted.</source>
        <translation>Das Bild ist zu groß zum Einfügen.</translation>
    </message>
    <message>
        <source>Save it as a file and offer that.</source>
        <translation>Speichere es als Datei und biete diese an.</translation>
    </message>
    <message>
        <source>The message that you answer is not here any more.</source>
        <translation>Die Nachricht, auf die du antwortest, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Send it without the quote.</source>
        <translation>Sende deine ohne das Zitat.</translation>
    </message>
    <message>
        <source>Not fetched without asking: you would keep more of their files than you allowed.</source>
        <translation>Nicht ohne Nachfrage geholt: Du würdest mehr Dateien der anderen Seite aufbewahren, als du erlaubt hast.</translation>
    </message>
    <message>
        <source>Accept it, or remove others first.</source>
        <translation>Nimm sie an oder entferne zuerst andere.</translation>
    </message>
    <message>
        <source>Not fetched without asking: the disk is nearly full.</source>
        <translation>Nicht ohne Nachfrage geholt: Der Datenträger ist fast voll.</translation>
    </message>
    <message>
        <source>Delete it in its settings, or start Allium with another profile.</source>
        <translation>Lösche es in seinen Einstellungen, oder starte Allium mit einem anderen Profil.</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>%1 received</source>
        <translation>%1 empfangen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Fetch after all</source>
        <translation>Doch holen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Save in…</source>
        <translation>Speichern in&#xa0;…</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>FileMenu</name>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Fetch after all</source>
        <translation>Doch holen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Share with somebody…</source>
        <translation>Mit jemandem teilen&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove from Allium</source>
        <translation>Aus Allium entfernen</translation>
    </message>
    <message>
        <source>Cancel this transfer?</source>
        <translation>Diese Übertragung abbrechen?</translation>
    </message>
    <message>
        <source>What has arrived of “%1” is deleted. You can fetch it again later.</source>
        <translation>Was von „%1“ angekommen ist, wird gelöscht. Du kannst sie später noch einmal holen.</translation>
    </message>
    <message>
        <source>Cancel the transfer</source>
        <translation>Übertragung abbrechen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Remove “%1” from Allium?</source>
        <translation>„%1“ aus Allium entfernen?</translation>
    </message>
    <message>
        <source>It has not been saved anywhere else and is gone then.</source>
        <translation>Sie ist nirgends sonst gespeichert und dann weg.</translation>
    </message>
    <message>
        <source>Allium&apos;s own copy is erased. What you saved stays where it is.</source>
        <translation>Alliums eigene Kopie wird gelöscht. Was du gespeichert hast, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>Zur Nachricht gehen</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>%1 empfangen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>To %1 · %2</source>
        <comment>name, how it stands</comment>
        <translation>An %1 · %2</translation>
    </message>
    <message>
        <source>From %1 · %2</source>
        <comment>name, how it stands</comment>
        <translation>Von %1 · %2</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>To %1 · %2 · %3</source>
        <comment>name, when, how it stands</comment>
        <translation>An %1 · %2 · %3</translation>
    </message>
    <message>
        <source>From %1 · %2 · %3</source>
        <comment>name, when, how it stands</comment>
        <translation>Von %1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>FileText</name>
    <message>
        <source>%1, %2</source>
        <comment>moved, rate</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3 left</source>
        <comment>moved, rate, time</comment>
        <translation>%1, %2, noch %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>size, number of files</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>so much of so much</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, declined</source>
        <translation>%1, abgelehnt</translation>
    </message>
    <message>
        <source>%1, can be fetched while you are online</source>
        <translation>%1, kann geholt werden, solange du online bist</translation>
    </message>
    <message>
        <source>%1, taken back</source>
        <translation>%1, zurückgenommen</translation>
    </message>
    <message>
        <source>%1, could not be offered</source>
        <translation>%1, konnte nicht angeboten werden</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis sie an der Reihe ist</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Angehalten bei %1</translation>
    </message>
    <message>
        <source>%1, goes on when they are online</source>
        <translation>%1, geht weiter, wenn die andere Seite online ist</translation>
    </message>
    <message>
        <source>%1, begins when they are online</source>
        <translation>%1, beginnt, wenn die andere Seite online ist</translation>
    </message>
    <message>
        <source>Checking what arrived…</source>
        <translation>Was ankam, wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>%1, saved</source>
        <translation>%1, gespeichert</translation>
    </message>
    <message>
        <source>%1, complete and checked</source>
        <translation>%1, vollständig und geprüft</translation>
    </message>
    <message>
        <source>Could not be fetched</source>
        <translation>Konnte nicht geholt werden</translation>
    </message>
    <message>
        <source>%1, cancelled</source>
        <translation>%1, abgebrochen</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <comment>so much of so much</comment>
        <translation>%1 von %2 gesendet</translation>
    </message>
    <message>
        <source>%1, fetched</source>
        <translation>%1, abgeholt</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>Wartet darauf, gelesen zu werden</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <comment>so much of so much</comment>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>name of a file</comment>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>size, why it waits to be accepted</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>FilesSection</name>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Folder for saved files</source>
        <translation>Ordner für gespeicherte Dateien</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose the folder for saved files</source>
        <translation>Ordner für gespeicherte Dateien wählen</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Files at the same time</source>
        <translation>Dateien gleichzeitig</translation>
    </message>
    <message>
        <source>More wait for their turn.</source>
        <translation>Weitere warten, bis sie an der Reihe sind.</translation>
    </message>
    <message>
        <source>Paths through Tor for a large file</source>
        <translation>Wege durch Tor für eine große Datei</translation>
    </message>
    <message>
        <source>More are faster, and more work for the network that carries them.</source>
        <translation>Mehr sind schneller, aber auch mehr Arbeit für das Netzwerk, das sie trägt.</translation>
    </message>
</context>
<context>
    <name>FilesUnasked</name>
    <message>
        <source>Accept files from %1 without asking</source>
        <translation>Dateien von %1 ohne Nachfrage annehmen</translation>
    </message>
    <message>
        <source>As long as all files from them that are kept in Allium take up no more than this; remove some to make room. Beyond it, and when the disk is nearly full, you are asked.</source>
        <translation>Solange alle Dateien der anderen Seite, die Allium aufbewahrt, nicht mehr Platz brauchen als dies; entferne einige, um Platz zu schaffen. Darüber hinaus, und wenn der Datenträger fast voll ist, wirst du gefragt.</translation>
    </message>
    <message>
        <source>Always ask</source>
        <translation>Immer fragen</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <comment>a size</comment>
        <translation>Bis zu %1</translation>
    </message>
</context>
<context>
    <name>IncomingRequest</name>
    <message>
        <source>Somebody without a name</source>
        <translation>Jemand ohne Namen</translation>
    </message>
    <message>
        <source>Request of %1</source>
        <translation>Anfrage von: %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>%1: annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>%1: ablehnen</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1: blockieren</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>Jump to the newest, %n new</source>
        <translation>
            <numerusform>Zum Neuesten springen, %Ln neu</numerusform>
            <numerusform>Zum Neuesten springen, %Ln neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to the newest</source>
        <translation>Zum Neuesten springen</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%Ln Link</numerusform>
            <numerusform>%Ln Links</numerusform>
        </translation>
    </message>
    <message>
        <source>A web page opens in your browser, outside of Tor: the site and your network can see that you visit it. Copy the address to open it in Tor Browser instead.</source>
        <translation>Eine Webseite öffnet sich in deinem Browser, außerhalb von Tor: Die Seite und dein Netzwerk können sehen, dass du sie besuchst. Kopiere die Adresse, um sie stattdessen im Tor Browser zu öffnen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Open in Allium</source>
        <translation>In Allium öffnen</translation>
    </message>
    <message>
        <source>Open outside of Tor</source>
        <translation>Außerhalb von Tor öffnen</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>%1, %2</source>
        <comment>a row&apos;s title and its second line</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Wichtiges</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the lines that are shown</source>
        <translation>Kopiert die Zeilen, die zu sehen sind</translation>
    </message>
    <message>
        <source>Restart Tor</source>
        <translation>Tor neu starten</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Tor is not used</source>
        <translation>Tor wird nicht benutzt</translation>
    </message>
    <message>
        <source>Allium was started without Tor.</source>
        <translation>Allium wurde ohne Tor gestartet.</translation>
    </message>
    <message>
        <source>Tor has not warned about anything.</source>
        <translation>Tor hat vor nichts gewarnt.</translation>
    </message>
    <message>
        <source>Tor has not said anything yet.</source>
        <translation>Tor hat noch nichts gesagt.</translation>
    </message>
    <message>
        <source>Tor&apos;s log</source>
        <translation>Tors Protokoll</translation>
    </message>
    <message>
        <source>Warning at %1: %2</source>
        <translation>Warnung um %1: %2</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – %2</source>
        <comment>a profile, the program</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>MessageBubble</name>
    <message>
        <source>This message was made by a newer Allium and cannot be shown here.</source>
        <translation>Diese Nachricht stammt von einem neueren Allium und kann hier nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>MessageDelegate</name>
    <message>
        <source>file %1, %2</source>
        <translation>Datei %1, %2</translation>
    </message>
    <message>
        <source>a message made by a newer Allium</source>
        <translation>eine Nachricht von einem neueren Allium</translation>
    </message>
    <message>
        <source>You, %1: %2, %3</source>
        <comment>time, text, state</comment>
        <translation>Du, %1: %2, %3</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>name, time, text</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>%1, in reply to you: %2</source>
        <comment>text, quoted words</comment>
        <translation>%1, als Antwort auf dich: %2</translation>
    </message>
    <message>
        <source>%1, in reply to %2: %3</source>
        <comment>text, name, quoted words</comment>
        <translation>%1, als Antwort auf %2: %3</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Links…</source>
        <translation>Links&#xa0;…</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Link öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Go to what it answers</source>
        <translation>Zur beantworteten Nachricht</translation>
    </message>
</context>
<context>
    <name>MessageStateMark</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Will be sent when %1 is online</source>
        <translation>Wird gesendet, wenn %1 online ist</translation>
    </message>
    <message>
        <source>Sent, not confirmed yet</source>
        <translation>Gesendet, noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <comment>why</comment>
        <translation>Nicht gesendet. %1</translation>
    </message>
    <message>
        <source>Taken back before it was sent</source>
        <translation>Zurückgenommen, bevor sie gesendet wurde</translation>
    </message>
    <message>
        <source>Read by %1</source>
        <translation>Gelesen von %1</translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>a date as QDate formats it: &quot;3 March&quot;</extracomment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>A message that is not here</source>
        <translation>Eine Nachricht, die nicht hier ist</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>A message without words</source>
        <translation>Eine Nachricht ohne Worte</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Messages with %1</source>
        <translation>Nachrichten mit %1</translation>
    </message>
    <message>
        <source>Say hello to %1</source>
        <translation>Sag Hallo zu %1</translation>
    </message>
    <message>
        <source>Messages go from your computer straight to theirs, encrypted, through Tor. No server keeps them.</source>
        <translation>Nachrichten gehen verschlüsselt durch Tor, direkt von deinem Computer zum anderen. Kein Server behält sie.</translation>
    </message>
</context>
<context>
    <name>MyIdView</name>
    <message>
        <source>My ID</source>
        <translation>Meine ID</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Give this to the people you want to hear from. Whoever has it can ask to be your contact, and you decide.</source>
        <translation>Gib sie den Menschen, von denen du hören möchtest. Wer sie hat, kann dich anfragen, und du entscheidest.</translation>
    </message>
    <message>
        <source>QR code of my contact link</source>
        <translation>QR-Code meines Kontaktlinks</translation>
    </message>
    <message>
        <source>Onion ID</source>
        <translation>Onion-ID</translation>
    </message>
    <message>
        <source>Copy onion ID</source>
        <translation>Onion-ID kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>QR-Code speichern</translation>
    </message>
    <message>
        <source>The link also says which account is yours, so that nobody else can answer in your place.</source>
        <translation>Der Link sagt auch, welches Konto deines ist, damit niemand anders an deiner Stelle antworten kann.</translation>
    </message>
    <message>
        <source>The link also carries your name, %1, and says which account is yours, so that nobody else can answer in your place.</source>
        <translation>Der Link enthält auch deinen Namen, %1, und sagt, welches Konto deines ist, damit niemand anders an deiner Stelle antworten kann.</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>QR-Code speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Did it get to the wrong people?</source>
        <translation>Ist sie an die Falschen geraten?</translation>
    </message>
    <message>
        <source>Take a new one, and your contacts stay.</source>
        <translation>Nimm eine neue, und deine Kontakte bleiben.</translation>
    </message>
    <message>
        <source>New ID…</source>
        <translation>Neue ID&#xa0;…</translation>
    </message>
</context>
<context>
    <name>NameStep</name>
    <message>
        <source>Create my profile</source>
        <translation>Mein Profil anlegen</translation>
    </message>
    <message>
        <source>What shall others call you?</source>
        <translation>Wie sollen andere dich nennen?</translation>
    </message>
    <message>
        <source>There is no register of names: only people whom you ask, or who ask you, see it. You can leave it empty and change it later.</source>
        <translation>Es gibt kein Namensverzeichnis: Nur wer von dir angefragt wird oder dich anfragt, sieht ihn. Du kannst ihn leer lassen und später ändern.</translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation>Name (freiwillig)</translation>
    </message>
    <message>
        <source>Such as Alice</source>
        <translation>Zum Beispiel Alice</translation>
    </message>
    <message>
        <source>Picture (optional)</source>
        <translation>Bild (freiwillig)</translation>
    </message>
    <message>
        <source>Only people whom you accept see it. Allium cuts out the middle, makes it small, and keeps nothing else of the file.</source>
        <translation>Nur wen du annimmst, sieht es. Allium schneidet die Mitte aus, macht sie klein und behält sonst nichts von der Datei.</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Tor&apos;s log</source>
        <translation>Tors Protokoll</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>This profile runs on this computer only, without Tor. What is set here has no effect meanwhile.</source>
        <translation>Dieses Profil läuft nur auf diesem Computer, ohne Tor. Was hier eingestellt wird, wirkt so lange nicht.</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Brücken</translation>
    </message>
    <message>
        <source>Entrances to Tor that are not in the public list. They help where Tor is blocked.</source>
        <translation>Eingänge zu Tor, die in keiner öffentlichen Liste stehen. Sie helfen, wo Tor gesperrt ist.</translation>
    </message>
    <message>
        <source>Bridges, one per line</source>
        <translation>Brücken, eine je Zeile</translation>
    </message>
    <message>
        <source>Empty: none. Tor starts again when they are changed.</source>
        <translation>Leer: keine. Nach einer Änderung startet Tor neu.</translation>
    </message>
    <message>
        <source>For experts</source>
        <translation>Für Fachleute</translation>
    </message>
    <message>
        <source>Further lines for Tor</source>
        <translation>Weitere Zeilen für Tor</translation>
    </message>
    <message>
        <source>As in a torrc: proxies, transports, a network of your own. What Allium sets itself, or what would give you away, is refused.</source>
        <translation>Wie in einer torrc: Proxys, Transporte, ein eigenes Netzwerk. Was Allium selbst einstellt oder was dich verraten würde, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Tor program</source>
        <translation>Tor-Programm</translation>
    </message>
    <message>
        <source>Empty: the one that came along, or the system&apos;s.</source>
        <translation>Leer: das mitgelieferte oder das des Systems.</translation>
    </message>
    <message>
        <source>Use a Tor that runs already</source>
        <translation>Ein Tor benutzen, das schon läuft</translation>
    </message>
    <message>
        <source>Instead of Allium&apos;s own. Takes effect when the profile is opened next.</source>
        <translation>Statt Alliums eigenem. Gilt, wenn das Profil das nächste Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>Where it listens for control</source>
        <translation>Wo es auf Steuerung wartet</translation>
    </message>
    <message>
        <source>An address such as 127.0.0.1:9051, or unix: and the path of a socket.</source>
        <translation>Eine Adresse wie 127.0.0.1:9051, oder unix: und der Pfad eines Sockets.</translation>
    </message>
    <message>
        <source>Accept an old Tor</source>
        <translation>Ein altes Tor hinnehmen</translation>
    </message>
    <message>
        <source>Old versions have known holes. Only for networks of your own.</source>
        <translation>Alte Versionen haben bekannte Lücken. Nur für eigene Netzwerke.</translation>
    </message>
</context>
<context>
    <name>NewIdDialog</name>
    <message>
        <source>Take a new ID?</source>
        <translation>Neue ID nehmen?</translation>
    </message>
    <message>
        <source>Your present ID stops working at once for everybody who is not a contact. This includes links and QR codes that you have handed out, and requests on their way to it.</source>
        <translation>Deine jetzige ID gilt sofort nicht mehr, außer für Kontakte. Das gilt auch für Links und QR-Codes, die du weitergegeben hast, und für Anfragen, die unterwegs zu ihr sind.</translation>
    </message>
    <message>
        <source>Take a new ID</source>
        <translation>Neue ID nehmen</translation>
    </message>
    <message>
        <source>Your contacts are told automatically and stay. Nothing else changes.</source>
        <translation>Deine Kontakte erfahren es von selbst und bleiben. Sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Four or more words that have nothing to do with each other are hard to guess and easy to remember.</source>
        <translation>Vier oder mehr Wörter, die nichts miteinander zu tun haben, sind schwer zu erraten und leicht zu merken.</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Die Feststelltaste scheint an zu sein.</translation>
    </message>
    <message>
        <source>This differs from the first.</source>
        <translation>Das ist eine andere als die erste.</translation>
    </message>
</context>
<context>
    <name>NewProfileDialog</name>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>A profile is a separate identity with an onion ID, contacts and a connection to Tor of its own. Nothing in it says that both are yours, but whoever is a contact of both may notice that they come and go together.</source>
        <translation>Ein Profil ist eine eigene Identität mit eigener Onion-ID, eigenen Kontakten und eigener Verbindung zu Tor. Nichts darin verrät, dass beide dir gehören; wer aber Kontakt von beiden ist, kann bemerken, dass sie zusammen kommen und gehen.</translation>
    </message>
    <message>
        <source>Create and open</source>
        <translation>Anlegen und öffnen</translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation>Name (freiwillig)</translation>
    </message>
    <message>
        <source>It stays on this computer, where it can be read even while the profile is locked.</source>
        <translation>Er bleibt auf diesem Computer und ist hier lesbar, auch wenn das Profil gesperrt ist.</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>Others may look at your screen, and some desktops keep a list of past notifications.</source>
        <translation>Andere sehen vielleicht auf deinen Bildschirm, und manche Arbeitsumgebungen heben Benachrichtigungen auf.</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Benachrichtigungen zeigen</translation>
    </message>
    <message>
        <source>For messages, contact requests and files that have arrived.</source>
        <translation>Für Nachrichten, Kontaktanfragen und Dateien, die angekommen sind.</translation>
    </message>
    <message>
        <source>Say who it is from</source>
        <translation>Sagen, von wem es ist</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>Zeigen, was geschrieben wurde</translation>
    </message>
    <message>
        <source>This desktop shows no notifications now. As soon as it does, these settings are here.</source>
        <translation>Dieser Desktop zeigt zurzeit keine Benachrichtigungen. Sobald er es tut, stehen hier die Einstellungen dafür.</translation>
    </message>
</context>
<context>
    <name>OnboardingPage</name>
    <message>
        <source>Welcome to Allium</source>
        <translation>Willkommen bei Allium</translation>
    </message>
    <message>
        <source>Opening the backup and making new keys. This takes some seconds, so that passphrases are slow to guess.</source>
        <translation>Die Sicherung wird geöffnet und neue Schlüssel entstehen. Das dauert einige Sekunden, damit sich Passphrasen nur langsam erraten lassen.</translation>
    </message>
    <message>
        <source>Making your keys. This takes some seconds, so that passphrases are slow to guess.</source>
        <translation>Deine Schlüssel entstehen. Das dauert einige Sekunden, damit sich Passphrasen nur langsam erraten lassen.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Aus einer Sicherung wiederherstellen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>OnionIdLabel</name>
    <message>
        <source>Onion ID %1</source>
        <translation>Onion-ID %1</translation>
    </message>
</context>
<context>
    <name>OutgoingRequest</name>
    <message>
        <source>Somebody whose name is not known yet</source>
        <translation>Jemand, dessen Namen du noch nicht kennst</translation>
    </message>
    <message>
        <source>Request to %1</source>
        <translation>Anfrage an: %1</translation>
    </message>
    <message>
        <source>Has arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>They have it and have not answered yet. Allium notices when they do.</source>
        <translation>Sie ist da und noch nicht beantwortet. Allium merkt, wenn eine Antwort kommt.</translation>
    </message>
    <message>
        <source>Allium is looking for them. It arrives when both of you are online.</source>
        <translation>Allium sucht die andere Seite. Sie kommt an, sobald ihr beide online seid.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the request to %1</source>
        <translation>Anfrage zurücknehmen, an: %1</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <comment>when a request was sent</comment>
        <translation>Angefragt: %1</translation>
    </message>
</context>
<context>
    <name>OverviewSection</name>
    <message>
        <source>Allium has connections that do not go through Tor</source>
        <translation>Allium hat Verbindungen, die nicht durch Tor gehen</translation>
    </message>
    <message>
        <source>This should never happen. Quit Allium, and report what stands here: %1</source>
        <translation>Das darf nie vorkommen. Beende Allium und melde, was hier steht: %1</translation>
    </message>
</context>
<context>
    <name>PageTable</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Remove the passphrase?</source>
        <translation>Passphrase entfernen?</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <source>From then on the key ring alone opens your profile. You get a recovery code to write down.</source>
        <translation>Von da an öffnet nur noch der Schlüsselbund dein Profil. Du bekommst einen Wiederherstellungscode zum Aufschreiben.</translation>
    </message>
    <message>
        <source>Nobody can reset it. Backups keep the passphrase that they were made with.</source>
        <translation>Niemand kann sie zurücksetzen. Sicherungen behalten die Passphrase, mit der sie angelegt wurden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Jetzige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide passphrase</source>
        <translation>Passphrase verbergen</translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Passphrase zeigen</translation>
    </message>
</context>
<context>
    <name>PersonFiles</name>
    <message>
        <source>Files</source>
        <comment>that went between two people</comment>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files (%1)</source>
        <comment>that went between two people</comment>
        <translation>Dateien (%1)</translation>
    </message>
    <message>
        <source>None yet. What you offer each other in the conversation is listed here.</source>
        <translation>Noch keine. Was ihr euch in der Unterhaltung anbietet, steht hier.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Show older files</source>
        <translation>Ältere Dateien zeigen</translation>
    </message>
</context>
<context>
    <name>PersonHead</name>
    <message>
        <source>Calls themselves %1</source>
        <translation>Nennt sich selbst %1</translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message>
        <source>Waiting for the first time you are both online</source>
        <translation>Wartet, bis ihr beide online seid</translation>
    </message>
    <message>
        <source>Online now</source>
        <translation>Jetzt online</translation>
    </message>
    <message>
        <source>Last seen: %1</source>
        <translation>Zuletzt online: %1</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>Noch nie online gesehen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Only you see this name. Empty: what they call themselves.</source>
        <translation>Nur du siehst diesen Namen. Leer: wie die Person sich selbst nennt.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>Nur du siehst das.</translation>
    </message>
    <message>
        <source>Where you met, what to remember</source>
        <translation>Woher ihr euch kennt, was du dir merken willst</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Messages arrive without a notification.</source>
        <translation>Nachrichten kommen ohne Benachrichtigung an.</translation>
    </message>
    <message>
        <source>Onion ID</source>
        <translation>Onion-ID</translation>
    </message>
    <message>
        <source>onion ID</source>
        <translation>Onion-ID</translation>
    </message>
    <message>
        <source>Remove contact</source>
        <translation>Kontakt entfernen</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>You stop seeing each other online and cannot write to each other any more. They are told. What was said stays on both computers. To be contacts again, one of you has to ask.</source>
        <translation>Ihr seht einander nicht mehr online und könnt euch nicht mehr schreiben. Die andere Seite erfährt davon. Was gesagt wurde, bleibt auf beiden Computern. Um wieder Kontakte zu werden, muss einer von euch anfragen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>To them it looks as if you went offline. They are not told, and cannot write or ask again until you unblock them.</source>
        <translation>Für die andere Seite sieht es aus, als wärst du offline gegangen. Sie erfährt nichts davon und kann weder schreiben noch anfragen, bis du sie wieder freigibst.</translation>
    </message>
</context>
<context>
    <name>PictureField</name>
    <message>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <source>Your picture: none</source>
        <translation>Dein Bild: keines</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderes wählen …</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove your picture</source>
        <translation>Dein Bild entfernen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.gif *.bmp)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.gif *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>PreparationList</name>
    <message>
        <source>Being read, to be offered</source>
        <translation>Wird gelesen, um angeboten zu werden</translation>
    </message>
    <message>
        <source>Do not offer it</source>
        <translation>Nicht anbieten</translation>
    </message>
</context>
<context>
    <name>PreparationStrip</name>
    <message>
        <source>Being read, to be offered</source>
        <translation>Wird gelesen, um angeboten zu werden</translation>
    </message>
    <message>
        <source>For %1 · %2</source>
        <comment>name, how it stands</comment>
        <translation>Für %1 · %2</translation>
    </message>
    <message>
        <source>Do not offer it</source>
        <translation>Nicht anbieten</translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show the profile&apos;s folder</source>
        <translation>Ordner des Profils zeigen</translation>
    </message>
    <message>
        <source>Quit Allium</source>
        <translation>Allium beenden</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen&#xa0;…</translation>
    </message>
    <message>
        <source>Put this profile aside?</source>
        <translation>Dieses Profil beiseitelegen?</translation>
    </message>
    <message>
        <source>Allium moves its files into a folder of their own, deletes nothing, and asks for the backup to restore. Without a backup you can make a new identity.</source>
        <translation>Allium verschiebt seine Dateien in einen eigenen Ordner, löscht nichts und fragt nach der Sicherung, die wiederhergestellt werden soll. Ohne Sicherung kannst du eine neue Identität anlegen.</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Beiseitelegen</translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Show its window</source>
        <translation>Sein Fenster zeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>ProfileRow</name>
    <message>
        <source>Opening…</source>
        <translation>Öffnet&#xa0;…</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Gerade offen</translation>
    </message>
    <message>
        <source>Last used %1 · %2</source>
        <comment>a time such as: 5 min ago, 14:05, 3 Mar; then what opens it</comment>
        <translation>Zuletzt benutzt: %1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>whether it is open, then more about it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things that are read out one after the other</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
</context>
<context>
    <name>ProfilesSection</name>
    <message>
        <source>This profile</source>
        <translation>Dieses Profil</translation>
    </message>
    <message>
        <source>Name on this computer</source>
        <translation>Name auf diesem Computer</translation>
    </message>
    <message>
        <source>Other profiles</source>
        <translation>Andere Profile</translation>
    </message>
    <message>
        <source>A profile is a separate identity with an onion ID, contacts and a connection to Tor of its own. Nothing in it says that both are yours, but whoever is a contact of both may notice that they come and go together. Each has its window, and several can be open at once.</source>
        <translation>Ein Profil ist eine eigene Identität mit eigener Onion-ID, eigenen Kontakten und eigener Verbindung zu Tor. Nichts darin verrät, dass beide dir gehören; wer aber Kontakt von beiden ist, kann bemerken, dass sie zusammen kommen und gehen. Jedes hat sein Fenster, und mehrere können gleichzeitig offen sein.</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Neues Profil&#xa0;…</translation>
    </message>
    <message>
        <source>It stays on this computer, where it can be read even while the profile is locked.</source>
        <translation>Er bleibt auf diesem Computer und ist hier lesbar, auch wenn das Profil gesperrt ist.</translation>
    </message>
    <message>
        <source>Always start with this profile</source>
        <translation>Immer mit diesem Profil starten</translation>
    </message>
    <message>
        <source>Allium does not ask which one when it starts. The others open from here.</source>
        <translation>Allium fragt beim Start nicht, welches. Die anderen öffnest du von hier.</translation>
    </message>
    <message>
        <source>Delete this profile</source>
        <translation>Dieses Profil löschen</translation>
    </message>
    <message>
        <source>Erases its identity, contacts, messages and received files from this computer. What you saved elsewhere stays.</source>
        <translation>Identität, Kontakte, Nachrichten und empfangene Dateien werden von diesem Computer gelöscht. Was du woanders gespeichert hast, bleibt.</translation>
    </message>
    <message>
        <source>Delete “%1”…</source>
        <translation>„%1“ löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Allium closes this profile first. Then a small window asks you to type its name, and until you do, nothing is deleted.</source>
        <translation>Allium schließt zuerst dieses Profil. Dann fragt ein kleines Fenster nach seinem Namen, und bis du ihn eintippst, ist nichts gelöscht.</translation>
    </message>
    <message>
        <source>Close and go on</source>
        <translation>Schließen und weiter</translation>
    </message>
</context>
<context>
    <name>ProtectStep</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>What shall open your profile?</source>
        <translation>Was soll dein Profil öffnen?</translation>
    </message>
    <message>
        <source>Your identity, your contacts and everything you write stay on this computer, encrypted. You decide what opens them.</source>
        <translation>Deine Identität, deine Kontakte und alles, was du schreibst, bleiben verschlüsselt auf diesem Computer. Du entscheidest, was sie öffnet.</translation>
    </message>
    <message>
        <source>Looking for this computer&apos;s key ring. It may ask for its password.</source>
        <translation>Der Schlüsselbund dieses Computers wird gesucht. Vielleicht fragt er nach seinem Passwort.</translation>
    </message>
    <message>
        <source>%1 A passphrase protects your profile just as well.</source>
        <translation>%1 Eine Passphrase schützt dein Profil genauso gut.</translation>
    </message>
    <message>
        <source>This computer offers no working key ring. A passphrase protects your profile just as well.</source>
        <translation>Dieser Computer bietet keinen funktionierenden Schlüsselbund. Eine Passphrase schützt dein Profil genauso gut.</translation>
    </message>
    <message>
        <source>This computer&apos;s key ring</source>
        <translation>Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>Opens by itself while you are logged in to this computer, and so for whoever can log in as you. You get a recovery code to write down, in case the key ring is lost.</source>
        <translation>Öffnet von selbst, solange du an diesem Computer angemeldet bist, und damit für alle, die sich als du anmelden können. Du bekommst einen Wiederherstellungscode zum Aufschreiben, falls der Schlüsselbund verloren geht.</translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Eine Passphrase</translation>
    </message>
    <message>
        <source>Asked for at every start. Safe even from somebody who can log in as you. Nobody can reset it, so do not forget it.</source>
        <translation>Wird bei jedem Start gefragt. Schützt sogar vor jemandem, der sich als du anmelden kann. Niemand kann sie zurücksetzen, also vergiss sie nicht.</translation>
    </message>
    <message>
        <source>Either of them</source>
        <translation>Beides, jedes für sich</translation>
    </message>
    <message>
        <source>Opens by itself, and the passphrase helps when the key ring is lost.</source>
        <translation>Öffnet von selbst, und die Passphrase hilft, wenn der Schlüsselbund verloren geht.</translation>
    </message>
</context>
<context>
    <name>ProtectionSection</name>
    <message>
        <source>What opens your profile</source>
        <translation>Was dein Profil öffnet</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Your profile has no passphrase: whoever is logged in as you can open it.</source>
        <translation>Dein Profil hat keine Passphrase: Wer als du angemeldet ist, kann es öffnen.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>Festlegen&#xa0;…</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Passphrase entfernen</translation>
    </message>
    <message>
        <source>This computer&apos;s key ring</source>
        <translation>Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>Opens your profile by itself while you are logged in to this computer.</source>
        <translation>Öffnet dein Profil von selbst, solange du an diesem Computer angemeldet bist.</translation>
    </message>
    <message>
        <source>Opens your profile. Set a passphrase before you turn it off.</source>
        <translation>Öffnet dein Profil. Lege eine Passphrase fest, bevor du ihn ausschaltest.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Opens your profile when the key ring is lost. A new code makes the former one useless.</source>
        <translation>Öffnet dein Profil, wenn der Schlüsselbund verloren geht. Ein neuer Code macht den alten wertlos.</translation>
    </message>
    <message>
        <source>New code…</source>
        <translation>Neuer Code&#xa0;…</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ich habe ihn aufgeschrieben</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>%1 locks at any time.</source>
        <comment>a key combination</comment>
        <translation>%1 sperrt jederzeit.</translation>
    </message>
    <message>
        <source>Lock when nobody uses this computer</source>
        <translation>Sperren, wenn niemand diesen Computer benutzt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>After %1 min</source>
        <comment>minutes without keyboard and pointer</comment>
        <translation>Nach %1 min</translation>
    </message>
    <message>
        <source>Lock after sleep</source>
        <translation>Nach dem Ruhezustand sperren</translation>
    </message>
    <message>
        <source>When the computer wakes up again.</source>
        <translation>Wenn der Computer wieder aufwacht.</translation>
    </message>
    <message>
        <source>Disconnect when locking</source>
        <translation>Beim Sperren trennen</translation>
    </message>
    <message>
        <source>Closes the profile and wipes its keys from memory. You are offline until you unlock. Otherwise only the window is locked, and messages keep arriving.</source>
        <translation>Schließt das Profil und wischt seine Schlüssel aus dem Speicher. Du bist offline, bis du entsperrst. Sonst wird nur das Fenster gesperrt, und Nachrichten kommen weiter an.</translation>
    </message>
    <message>
        <source>Make a new recovery code?</source>
        <translation>Neuen Wiederherstellungscode machen?</translation>
    </message>
    <message>
        <source>The one you wrote down before opens nothing any more.</source>
        <translation>Der bisher aufgeschriebene öffnet dann nichts mehr.</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Neuen machen</translation>
    </message>
    <message>
        <source>Your passphrase, and this computer&apos;s key ring while you are logged in.</source>
        <translation>Deine Passphrase und der Schlüsselbund dieses Computers, solange du angemeldet bist.</translation>
    </message>
    <message>
        <source>Your passphrase, and nothing else.</source>
        <translation>Nur deine Passphrase.</translation>
    </message>
    <message>
        <source>This computer&apos;s key ring while you are logged in, and your recovery code.</source>
        <translation>Der Schlüsselbund dieses Computers, solange du angemeldet bist, und dein Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>Opens your profile where the key ring does not.</source>
        <translation>Öffnet dein Profil, wo der Schlüsselbund es nicht tut.</translation>
    </message>
    <message>
        <source>Asked for each time your profile is opened.</source>
        <translation>Wird bei jedem Öffnen deines Profils abgefragt.</translation>
    </message>
</context>
<context>
    <name>QuoteBlock</name>
    <message>
        <source>In reply to you: %1</source>
        <translation>Als Antwort auf dich: %1</translation>
    </message>
    <message>
        <source>In reply to %1: %2</source>
        <comment>name, words</comment>
        <translation>Als Antwort auf %1: %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
</context>
<context>
    <name>RecoveryCodeCard</name>
    <message>
        <source>Recovery code: %1</source>
        <translation>Wiederherstellungscode: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as a text file…</source>
        <translation>Als Textdatei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>Wiederherstellungscode speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>Stays on the clipboard for one minute</source>
        <translation>Bleibt eine Minute lang in der Zwischenablage</translation>
    </message>
    <message>
        <source>Save for printing…</source>
        <translation>Zum Drucken speichern&#xa0;…</translation>
    </message>
    <message>
        <source>A PDF file</source>
        <translation>Eine PDF-Datei</translation>
    </message>
    <message>
        <source>Print it from there, on a printer that you trust: printers and print queues may keep copies. Then delete the file.</source>
        <translation>Drucke sie von dort auf einem Drucker, dem du vertraust: Drucker und Druckwarteschlangen können Kopien behalten. Lösche dann die Datei.</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
</context>
<context>
    <name>RenameProfileDialog</name>
    <message>
        <source>Rename “%1”</source>
        <translation>„%1“ umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Empty: a number instead of a name</source>
        <translation>Leer: eine Nummer statt eines Namens</translation>
    </message>
    <message>
        <source>It stays on this computer, where it can be read even while the profile is locked.</source>
        <translation>Er bleibt auf diesem Computer und ist hier lesbar, auch wenn das Profil gesperrt ist.</translation>
    </message>
</context>
<context>
    <name>RequestsView</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>Keine Anfragen</translation>
    </message>
    <message>
        <source>When somebody who has your onion ID wants to be your contact, you decide here.</source>
        <translation>Wenn jemand mit deiner Onion-ID dein Kontakt werden möchte, entscheidest du hier.</translation>
    </message>
    <message>
        <source>Show my ID</source>
        <translation>Meine ID zeigen</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
    <message>
        <source>They ask you</source>
        <translation>Sie fragen dich an</translation>
    </message>
    <message>
        <source>Accept, and you can write to each other and see when the other is online. Whoever you reject is not told.</source>
        <translation>Nimmst du an, könnt ihr euch schreiben und sehen, wann die andere Seite online ist. Wer abgelehnt wird, erfährt nichts davon.</translation>
    </message>
    <message>
        <source>You asked them</source>
        <translation>Du hast sie angefragt</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>They are not told, and Allium answers them no more. You can unblock them later.</source>
        <translation>Die andere Seite erfährt nichts davon, und Allium antwortet ihr nicht mehr. Du kannst sie später wieder freigeben.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Reject all…</source>
        <translation>Alle ablehnen&#xa0;…</translation>
    </message>
    <message>
        <source>Many ask at once</source>
        <translation>Viele fragen auf einmal an</translation>
    </message>
    <message>
        <source>Your onion ID may have been spread. Allium keeps at most 50 requests and makes newcomers work for it. You can pause requests for a while: your contacts still reach you.</source>
        <translation>Deine Onion-ID wurde vielleicht verbreitet. Allium behält höchstens 50 Anfragen und lässt neue Leute dafür arbeiten. Du kannst Anfragen eine Weile aussetzen: Deine Kontakte erreichen dich weiter.</translation>
    </message>
    <message>
        <source>Pause requests</source>
        <translation>Anfragen aussetzen</translation>
    </message>
    <message>
        <source>Reject every request?</source>
        <translation>Jede Anfrage ablehnen?</translation>
    </message>
    <message numerus="yes">
        <source>All %n who ask now. They are not told.</source>
        <translation>
            <numerusform>Die eine Person, die jetzt anfragt. Sie erfährt nichts davon.</numerusform>
            <numerusform>Alle %Ln, die jetzt anfragen. Sie erfahren nichts davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject all</source>
        <translation>Alle ablehnen</translation>
    </message>
</context>
<context>
    <name>SafetyWords</name>
    <message>
        <source>Safety words</source>
        <translation>Sicherheitswörter</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Nicht verglichen</translation>
    </message>
    <message>
        <source>You compared them on %1. Nobody stands between you.</source>
        <translation>Du hast sie verglichen: %1. Niemand steht zwischen euch.</translation>
    </message>
    <message>
        <source>Read these to %1 on the phone or face to face. If they see the same words in the same order, nobody stands between you.</source>
        <translation>Lies sie %1 am Telefon oder von Angesicht zu Angesicht vor. Stehen dort dieselben Wörter in derselben Reihenfolge, steht niemand zwischen euch.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>the number of a safety word, and the word</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Forget that they were compared</source>
        <translation>Vergessen, dass sie verglichen sind</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Sie sind gleich</translation>
    </message>
    <message>
        <source>Are they different? Remove this contact and exchange your onion IDs again, in another way.</source>
        <translation>Sind sie verschieden? Entferne diesen Kontakt und tauscht eure Onion-IDs auf einem anderen Weg noch einmal aus.</translation>
    </message>
</context>
<context>
    <name>SaveFolderDialog</name>
    <message>
        <source>Save in which folder?</source>
        <translation>In welchem Ordner speichern?</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SectionHeader</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a section and how many are in it</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Tor</source>
        <translation>Tor</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über Allium</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Back to all settings</source>
        <translation>Zurück zu allen Einstellungen</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Share with whom?</source>
        <translation>Mit wem teilen?</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%Ln Datei oder Ordner</numerusform>
            <numerusform>%Ln Dateien und Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>They are told at once, or when they are online. They can fetch it while Allium runs here.</source>
        <translation>Der Kontakt erfährt es gleich, oder sobald er online ist. Er kann sie holen, solange Allium hier läuft.</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
</context>
<context>
    <name>StagedFiles</name>
    <message>
        <source>Offer to %1</source>
        <comment>heading above a list of files</comment>
        <translation>Dateien für %1</translation>
    </message>
    <message>
        <source>Files to be offered</source>
        <translation>Dateien, die angeboten werden</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>file, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>They are offered together, as one folder. They stay where they are; keep Allium running and the files unchanged until they have been fetched.</source>
        <translation>Sie werden zusammen als ein Ordner angeboten. Sie bleiben, wo sie sind; lass Allium laufen und die Dateien unverändert, bis sie geholt sind.</translation>
    </message>
    <message>
        <source>They stay where they are; keep Allium running and the files unchanged until they have been fetched.</source>
        <translation>Sie bleiben, wo sie sind; lass Allium laufen und die Dateien unverändert, bis sie geholt sind.</translation>
    </message>
    <message numerus="yes">
        <source>Offer %n file(s)</source>
        <translation>
            <numerusform>%Ln Datei anbieten</numerusform>
            <numerusform>%Ln Dateien anbieten</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A pasted picture is kept in Allium, encrypted, until you delete the conversation; keep Allium running until it has been fetched.</source>
        <translation>Ein eingefügtes Bild bewahrt Allium verschlüsselt auf, bis du die Unterhaltung löschst; lass Allium laufen, bis es geholt ist.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Offer the folder</source>
        <translation>Ordner anbieten</translation>
    </message>
    <message numerus="yes">
        <source>Offer %n item(s)</source>
        <comment>files and folders</comment>
        <translation>
            <numerusform>%Ln Element anbieten</numerusform>
            <numerusform>%Ln Elemente anbieten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>The profile in %1 is in use by an Allium without a window. End that one first.</source>
        <translation>Das Profil in %1 wird gerade von einem Allium ohne Fenster benutzt. Beende es zuerst.</translation>
    </message>
    <message>
        <source>%1 is not a folder of yours alone, so Allium does not keep secrets in it.</source>
        <translation>%1 ist kein Ordner nur für dich, deshalb bewahrt Allium darin keine Geheimnisse auf.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>There is no private place for sockets on this computer.</source>
        <translation>Auf diesem Computer gibt es keinen geschützten Ort für Sockets.</translation>
    </message>
    <message>
        <source>The cryptography library does not work on this computer.</source>
        <translation>Die Kryptografie-Bibliothek funktioniert auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>Another window could not be started.</source>
        <translation>Ein weiteres Fenster konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The window that asks whether to delete the profile could not be started. Nothing was deleted.</source>
        <translation>Das Fenster mit der Frage, ob das Profil gelöscht werden soll, konnte nicht gestartet werden. Gelöscht wurde nichts.</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Tor</source>
        <translation>Tor</translation>
    </message>
    <message>
        <source>Your onion ID</source>
        <translation>Deine Onion-ID</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a station of the way and its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>a station of the way, its state, a detail</comment>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>%1. %2</source>
        <comment>trouble, then what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Shows the network page</source>
        <translation>Zeigt die Netzwerkseite</translation>
    </message>
</context>
<context>
    <name>StepMark</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>Strength: %1</source>
        <translation>Stärke: %1</translation>
    </message>
</context>
<context>
    <name>SubPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Restart Tor</source>
        <translation>Tor neu starten</translation>
    </message>
    <message>
        <source>Take new paths</source>
        <translation>Neue Wege nehmen</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Add a bridge</source>
        <translation>Brücke hinzufügen</translation>
    </message>
    <message>
        <source>Try everybody now</source>
        <translation>Jetzt alle versuchen</translation>
    </message>
    <message>
        <source>Connecting to Tor</source>
        <translation>Verbinden mit Tor</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is under way, how far it is</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>TransfersPage</name>
    <message>
        <source>Search files and people</source>
        <translation>Datei oder Person suchen</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welche Dateien</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Teilen&#xa0;…</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien&#xa0;…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ein Ordner&#xa0;…</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Share a file or a folder with a contact: drop it here, or choose one. It stays on this computer and is fetched from it, encrypted all the way.</source>
        <translation>Teile eine Datei oder einen Ordner mit einem Kontakt: hierher ziehen oder auswählen. Alles bleibt auf diesem Computer und wird von hier geholt, auf dem ganzen Weg verschlüsselt.</translation>
    </message>
    <message>
        <source>Files are shared with contacts. Add somebody first.</source>
        <translation>Dateien werden mit Kontakten geteilt. Füge zuerst jemanden hinzu.</translation>
    </message>
    <message>
        <source>Share a file…</source>
        <translation>Eine Datei teilen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Hier ist noch nichts.</translation>
    </message>
    <message>
        <source>No file and nobody here is called “%1”.</source>
        <translation>Hier heißt keine Datei und niemand „%1“.</translation>
    </message>
    <message>
        <source>Drop to share</source>
        <translation>Loslassen, um zu teilen</translation>
    </message>
    <message>
        <source>Share which files?</source>
        <translation>Welche Dateien teilen?</translation>
    </message>
    <message>
        <source>Share which folder?</source>
        <translation>Welchen Ordner teilen?</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Locking</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Allium is locked</source>
        <translation>Allium ist gesperrt</translation>
    </message>
    <message>
        <source>Unlock Allium</source>
        <translation>Allium entsperren</translation>
    </message>
    <message>
        <source>Saying good-bye to your contacts and closing the profile.</source>
        <translation>Allium verabschiedet sich von deinen Kontakten und schließt das Profil.</translation>
    </message>
    <message>
        <source>You stay connected; messages keep arriving.</source>
        <translation>Du bleibst verbunden; Nachrichten kommen weiter an.</translation>
    </message>
    <message>
        <source>Type the code that you wrote down when you made the profile.</source>
        <translation>Gib den Code ein, den du beim Anlegen des Profils aufgeschrieben hast.</translation>
    </message>
    <message>
        <source>Your passphrase opens your profile.</source>
        <translation>Deine Passphrase öffnet dein Profil.</translation>
    </message>
    <message>
        <source>This computer&apos;s key ring opens your profile.</source>
        <translation>Der Schlüsselbund dieses Computers öffnet dein Profil.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Die Feststelltaste scheint an zu sein.</translation>
    </message>
    <message>
        <source>%1 Caps Lock seems to be on.</source>
        <translation>%1 Die Feststelltaste scheint an zu sein.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Öffnet&#xa0;…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>This takes some seconds, so that passphrases are slow to guess.</source>
        <translation>Das dauert einige Sekunden, damit sich Passphrasen nur langsam erraten lassen.</translation>
    </message>
    <message>
        <source>Waiting for the key ring. It may ask for its password in a window of its own.</source>
        <translation>Der Schlüsselbund wird gefragt. Vielleicht will er in einem eigenen Fenster sein Passwort.</translation>
    </message>
    <message>
        <source>Use this computer&apos;s key ring</source>
        <translation>Schlüsselbund dieses Computers benutzen</translation>
    </message>
    <message>
        <source>Use my passphrase</source>
        <translation>Meine Passphrase benutzen</translation>
    </message>
    <message>
        <source>Use my recovery code</source>
        <translation>Meinen Wiederherstellungscode benutzen</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Nobody here yet</source>
        <translation>Noch niemand da</translation>
    </message>
    <message>
        <source>Allium has no directory. Give your ID to a friend, or add theirs, and you will find each other here.</source>
        <translation>Allium hat kein Verzeichnis. Gib jemandem deine ID oder füge eine fremde hinzu, dann findet ihr euch hier.</translation>
    </message>
    <message>
        <source>Show my ID</source>
        <translation>Meine ID zeigen</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
</context>
<context>
    <name>allium::desktop::AboutProgram</name>
    <message>
        <source>not running</source>
        <extracomment>instead of the version of tor</extracomment>
        <translation>läuft nicht</translation>
    </message>
</context>
<context>
    <name>allium::desktop::AddContact</name>
    <message>
        <source>That is not a picture that Allium can read. PNG and JPEG work.</source>
        <translation>Das ist kein Bild, das Allium lesen kann. PNG und JPEG gehen.</translation>
    </message>
    <message>
        <source>That picture is too large. Cut out the QR code and try again.</source>
        <translation>Das Bild ist zu groß. Schneide den QR-Code aus und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>There is no QR code to be seen in that picture. Try a sharper one.</source>
        <translation>In diesem Bild ist kein QR-Code zu sehen. Versuch es mit einem schärferen.</translation>
    </message>
    <message>
        <source>%1 is in your contacts already.</source>
        <translation>%1 gehört schon zu deinen Kontakten.</translation>
    </message>
    <message>
        <source>This person is in your contacts already.</source>
        <translation>Diese Person gehört schon zu deinen Kontakten.</translation>
    </message>
    <message>
        <source>You have asked %1 already. Allium keeps trying until they answer.</source>
        <translation>Du hast %1 schon angefragt. Allium versucht es weiter, bis eine Antwort kommt.</translation>
    </message>
    <message>
        <source>You have asked this person already. Allium keeps trying until they answer.</source>
        <translation>Du hast diese Person schon angefragt. Allium versucht es weiter, bis eine Antwort kommt.</translation>
    </message>
    <message>
        <source>%1 has asked you already. Accept, and you are contacts.</source>
        <translation>%1 hat dich schon angefragt. Nimm an, und ihr seid Kontakte.</translation>
    </message>
    <message>
        <source>This person has asked you already. Accept, and you are contacts.</source>
        <translation>Diese Person hat dich schon angefragt. Nimm an, und ihr seid Kontakte.</translation>
    </message>
    <message>
        <source>You blocked %1. Unblock them first.</source>
        <translation>Du hast %1 blockiert. Gib die Person zuerst wieder frei.</translation>
    </message>
    <message>
        <source>You blocked this person. Unblock them first.</source>
        <translation>Du hast diese Person blockiert. Gib sie zuerst wieder frei.</translation>
    </message>
    <message>
        <source>This is the onion ID of somebody who calls themselves %1.</source>
        <translation>Das ist die Onion-ID von jemandem, der sich %1 nennt.</translation>
    </message>
    <message>
        <source>This is a complete onion ID.</source>
        <translation>Das ist eine vollständige Onion-ID.</translation>
    </message>
    <message>
        <source>There is neither an address nor a picture in the clipboard. Copy one and try again.</source>
        <translation>In der Zwischenablage ist weder eine Adresse noch ein Bild. Kopiere eines davon und versuch es noch einmal.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::App</name>
    <message>
        <source>Nothing was deleted. The profile that does not open is now in %1</source>
        <translation>Es wurde nichts gelöscht. Das Profil, das sich nicht öffnen lässt, liegt jetzt in %1</translation>
    </message>
    <message>
        <source>Allium: something new. %1</source>
        <extracomment>the tip of the icon beside the clock; %1 says how the connection is</extracomment>
        <translation>Allium: Es gibt Neues. %1</translation>
    </message>
    <message>
        <source>Allium: %1</source>
        <translation>Allium: %1</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Sicherung anlegen</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Background</name>
    <message>
        <source>This could not be stored. Nothing was changed. Check that the folder for autostart entries is yours.</source>
        <translation>Das konnte nicht gespeichert werden. Es wurde nichts geändert. Prüfe, ob der Ordner für Autostart-Einträge dir gehört.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ConnectGuide</name>
    <message>
        <source>Start Tor</source>
        <translation>Tor starten</translation>
    </message>
    <message>
        <source>Reach the Tor network</source>
        <translation>Das Tor-Netzwerk erreichen</translation>
    </message>
    <message>
        <source>Learn the way around it</source>
        <translation>Sich darin zurechtfinden</translation>
    </message>
    <message>
        <source>Build a path of your own</source>
        <translation>Einen eigenen Weg bauen</translation>
    </message>
    <message>
        <source>You are connected.</source>
        <translation>Du bist verbunden.</translation>
    </message>
    <message>
        <source>This profile works on this computer only, without Tor.</source>
        <translation>Dieses Profil arbeitet nur auf diesem Computer, ohne Tor.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong, so Tor cannot connect.</source>
        <translation>Die Uhr dieses Computers geht falsch, deshalb kann Tor sich nicht verbinden.</translation>
    </message>
    <message>
        <source>This takes longer than usual.</source>
        <translation>Das dauert länger als sonst.</translation>
    </message>
    <message>
        <source>Allium is starting its own Tor.</source>
        <translation>Allium startet sein eigenes Tor.</translation>
    </message>
    <message>
        <source>Tor is looking for its first relay.</source>
        <translation>Tor sucht sein erstes Relais.</translation>
    </message>
    <message>
        <source>Tor is fetching the list of relays. The first time this takes a minute or so.</source>
        <translation>Tor holt die Liste der Relais. Beim ersten Mal dauert das etwa eine Minute.</translation>
    </message>
    <message>
        <source>Tor is building a path through three relays.</source>
        <translation>Tor baut einen Weg durch drei Relais.</translation>
    </message>
    <message>
        <source>Set date, time and time zone right. Allium then connects by itself.</source>
        <translation>Stelle Datum, Uhrzeit und Zeitzone richtig. Dann verbindet sich Allium von selbst.</translation>
    </message>
    <message>
        <source>Check that this computer is online. Where Tor is blocked, a bridge helps: paste one below. Allium keeps trying meanwhile.</source>
        <translation>Prüfe, ob dieser Computer online ist. Wo Tor gesperrt ist, hilft eine Brücke: Füge unten eine ein. Allium versucht es inzwischen weiter.</translation>
    </message>
    <message>
        <source>On a slow connection that is nothing unusual. Allium keeps trying; you need not wait here.</source>
        <translation>Bei einer langsamen Verbindung ist das nichts Ungewöhnliches. Allium versucht es weiter; du musst hier nicht warten.</translation>
    </message>
    <message>
        <source>Install Tor and try again. If it is in an unusual place, go on and name that in the settings.</source>
        <translation>Installiere Tor und versuche es noch einmal. Liegt es an einem ungewöhnlichen Ort, mach weiter und nenne ihn in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ConnectionStatus</name>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>On this computer only, without Tor</source>
        <translation>Nur auf diesem Computer, ohne Tor</translation>
    </message>
    <message>
        <source>Online through Tor</source>
        <translation>Online über Tor</translation>
    </message>
    <message>
        <source>Connected to Tor. Contacts can reach you in a moment</source>
        <translation>Mit Tor verbunden. Kontakte erreichen dich gleich</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong, so Tor cannot connect</source>
        <translation>Die Uhr dieses Computers geht falsch, deshalb kann Tor sich nicht verbinden</translation>
    </message>
    <message>
        <source>Set date, time and time zone right. Allium then connects by itself.</source>
        <translation>Stelle Datum, Uhrzeit und Zeitzone richtig. Dann verbindet sich Allium von selbst.</translation>
    </message>
    <message>
        <source>Connecting to Tor, %1%</source>
        <extracomment>%1 is a number of percent</extracomment>
        <translation>Verbinden mit Tor, %1&#xa0;%</translation>
    </message>
    <message>
        <source>Starting Tor</source>
        <translation>Tor startet</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ContactListModel</name>
    <message>
        <source>Nothing said yet</source>
        <translation>Noch nichts gesagt</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Du: %1</translation>
    </message>
    <message>
        <source>Not both online yet</source>
        <translation>Noch nie zugleich online</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ContactPathsModel</name>
    <message>
        <source>Waiting for its turn to be tried</source>
        <translation>Wartet auf den nächsten Versuch</translation>
    </message>
    <message>
        <source>Next try in less than a minute</source>
        <translation>Nächster Versuch in weniger als einer Minute</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n minutes</source>
        <translation>
            <numerusform>Nächster Versuch in %Ln Minute</numerusform>
            <numerusform>Nächster Versuch in %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n hours</source>
        <translation>
            <numerusform>Nächster Versuch in %Ln Stunde</numerusform>
            <numerusform>Nächster Versuch in %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected, an answer takes %1 s</source>
        <extracomment>%1 is a number of seconds such as 0.8</extracomment>
        <translation>Verbunden, eine Antwort braucht %1 s</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Looking for a way to them</source>
        <translation>Ein Weg wird gesucht</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Contacts</name>
    <message>
        <source>Requests are paused. Nobody new can reach you, your contacts still do.</source>
        <translation>Anfragen sind ausgesetzt. Niemand Neues kann dich erreichen, deine Kontakte schon.</translation>
    </message>
    <message>
        <source>Account settings</source>
        <translation>Einstellungen zum Konto</translation>
    </message>
    <message>
        <source>You have a new ID. Your contacts are told automatically.</source>
        <translation>Du hast eine neue ID. Deine Kontakte erfahren es von selbst.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Conversation</name>
    <message>
        <source>You have blocked %1. Unblock to write to them again.</source>
        <translation>Du hast %1 blockiert. Gib %1 frei, um wieder zu schreiben.</translation>
    </message>
    <message>
        <source>You accepted the request. You can write as soon as %1 has been reached.</source>
        <translation>Du hast die Anfrage angenommen. Du kannst schreiben, sobald %1 erreicht wurde.</translation>
    </message>
    <message>
        <source>You can write as soon as %1 has accepted your request.</source>
        <translation>Du kannst schreiben, sobald %1 deine Anfrage angenommen hat.</translation>
    </message>
    <message>
        <source>Accept the request to write to %1.</source>
        <translation>Nimm die Anfrage an, um %1 zu schreiben.</translation>
    </message>
    <message>
        <source>%1 is not a contact any more, so nothing can be sent.</source>
        <translation>%1 ist kein Kontakt mehr, deshalb kann nichts gesendet werden.</translation>
    </message>
    <message>
        <source>The message is already on its way and cannot be taken back.</source>
        <translation>Die Nachricht ist schon unterwegs und kann nicht mehr zurückgenommen werden.</translation>
    </message>
    <message>
        <source>You are not connected. What you write is kept and sent as soon as you are; the Network page says what is wrong.</source>
        <translation>Du bist nicht verbunden. Was du schreibst, wird aufbewahrt und gesendet, sobald du es bist. Was nicht stimmt, steht auf der Seite Netzwerk.</translation>
    </message>
    <message>
        <source>You are being connected. What you write is kept and sent as soon as you are.</source>
        <translation>Du wirst gerade verbunden. Was du schreibst, wird aufbewahrt und gesendet, sobald du es bist.</translation>
    </message>
    <message>
        <source>%1 is not online. What you write is kept and delivered when both of you have Allium running.</source>
        <translation>%1 ist nicht online. Was du schreibst, wird aufbewahrt und zugestellt, wenn Allium bei euch beiden läuft.</translation>
    </message>
    <message>
        <source>The message that was answered is not here. It was deleted, or it never arrived.</source>
        <translation>Die beantwortete Nachricht ist nicht hier. Sie wurde gelöscht oder ist nie angekommen.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ConversationFiles</name>
    <message>
        <source>Picture %1</source>
        <comment>the name of a file: a time</comment>
        <translation>Bild %1</translation>
    </message>
</context>
<context>
    <name>allium::desktop::FileDialog</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Dateien und Ordner</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Format</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor&#xa0;%1 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes ago, in few letters</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month and year</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day of the week, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>KB</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a size each second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>date, time of day</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>allium::desktop::FreedesktopNotifier</name>
    <message>
        <source>Open</source>
        <comment>a notification</comment>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>allium::desktop::LogindSleep</name>
    <message>
        <source>Locking</source>
        <comment>what is done before the computer sleeps</comment>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>allium::desktop::MyId</name>
    <message>
        <source>The picture could not be saved there. Choose another folder.</source>
        <translation>Das Bild konnte dort nicht gespeichert werden. Wähle einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::NetworkViewModel</name>
    <message>
        <source>Something of Allium reaches past Tor</source>
        <translation>Etwas von Allium geht an Tor vorbei</translation>
    </message>
    <message>
        <source>Only Tor talks to the network</source>
        <translation>Nur Tor spricht mit dem Netz</translation>
    </message>
    <message>
        <source>Nothing talks to the network</source>
        <translation>Nichts spricht mit dem Netz</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht benutzt</translation>
    </message>
    <message>
        <source>Connecting, %1%</source>
        <comment>%1 is a number of percent</comment>
        <translation>Verbindet sich, %1&#xa0;%</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Waiting for Tor</source>
        <comment>the person&apos;s own address</comment>
        <translation>Wartet auf Tor</translation>
    </message>
    <message>
        <source>Tor refused to announce it</source>
        <translation>Tor will sie nicht bekannt machen</translation>
    </message>
    <message>
        <source>Contacts and new people reach you</source>
        <translation>Kontakte und neue Menschen erreichen dich</translation>
    </message>
    <message>
        <source>Contacts reach you, new people do not</source>
        <translation>Kontakte erreichen dich, neue Menschen nicht</translation>
    </message>
    <message>
        <source>Contacts reach you</source>
        <translation>Kontakte erreichen dich</translation>
    </message>
    <message>
        <source>Hidden: nobody can reach you, you reach others</source>
        <translation>Verborgen: Niemand erreicht dich, du erreichst andere</translation>
    </message>
    <message>
        <source>Being announced</source>
        <translation>Wird bekannt gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n directories know it</source>
        <extracomment>The directories of Tor that tell contacts where to find this person.</extracomment>
        <translation>
            <numerusform>%1 von %Ln Verzeichnis kennt sie</numerusform>
            <numerusform>%1 von %Ln Verzeichnissen kennen sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for Tor</source>
        <comment>contacts</comment>
        <translation>Wartet auf Tor</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Noch keine Kontakte</translation>
    </message>
    <message>
        <source>Nobody is online</source>
        <translation>Niemand ist online</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connected</source>
        <translation>
            <numerusform>%1 von %Ln verbunden</numerusform>
            <numerusform>%1 von %Ln verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>You reach only those who run Allium on this computer.</source>
        <translation>Du erreichst nur, wer Allium auf diesem Computer laufen hat.</translation>
    </message>
    <message>
        <source>Tor is starting anew</source>
        <translation>Tor startet neu</translation>
    </message>
    <message>
        <source>Tor takes new ways from now on</source>
        <translation>Tor nimmt von jetzt an neue Wege</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Notifications</name>
    <message>
        <source>Shares “%1” with you</source>
        <translation>Teilt „%1“ mit dir</translation>
    </message>
    <message>
        <source>Shares a file with you</source>
        <translation>Teilt eine Datei mit dir</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%Ln neue Nachricht</numerusform>
            <numerusform>%Ln neue Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people want to be your contact</source>
        <translation>
            <numerusform>%Ln Person möchte dein Kontakt werden</numerusform>
            <numerusform>%Ln Personen möchten deine Kontakte werden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wants to be your contact</source>
        <translation>%1 möchte dein Kontakt werden</translation>
    </message>
    <message>
        <source>Somebody wants to be your contact</source>
        <translation>Jemand möchte dein Kontakt werden</translation>
    </message>
    <message>
        <source>“%1” has arrived</source>
        <translation>„%1“ ist angekommen</translation>
    </message>
    <message>
        <source>A file has arrived</source>
        <translation>Eine Datei ist angekommen</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Onboarding</name>
    <message>
        <source>Backup</source>
        <comment>step of the first run</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Protect</source>
        <comment>step of the first run</comment>
        <translation>Schützen</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>step of the first run</comment>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>step of the first run</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <comment>step of the first run</comment>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Choose the backup file first.</source>
        <translation>Wähle zuerst die Sicherungsdatei.</translation>
    </message>
    <message>
        <source>Type the passphrase of the backup.</source>
        <translation>Gib die Passphrase der Sicherung ein.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::OwnPicture</name>
    <message>
        <source>Only files of this computer can be used.</source>
        <translation>Es gehen nur Dateien dieses Computers.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy one and try again.</source>
        <translation>In der Zwischenablage ist kein Bild. Kopiere eines und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This picture is too large. Choose a smaller one.</source>
        <translation>Dieses Bild ist zu groß. Wähle ein kleineres.</translation>
    </message>
    <message>
        <source>This is not a picture that Allium can read. JPEG, PNG, GIF and BMP work.</source>
        <translation>Das ist kein Bild, das Allium lesen kann. JPEG, PNG, GIF und BMP gehen.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::PassphraseStrength</name>
    <message>
        <source>easy to guess</source>
        <translation>leicht zu erraten</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>könnte besser sein</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>sehr gut</translation>
    </message>
    <message>
        <source>This is among the first that others try. Take several words that have nothing to do with each other.</source>
        <translation>Das wird mit als Erstes probiert. Nimm mehrere Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>What repeats or follows in order counts little. Take several words that have nothing to do with each other.</source>
        <translation>Was sich wiederholt oder der Reihe nach kommt, zählt wenig. Nimm mehrere Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>Make it longer: several words that have nothing to do with each other.</source>
        <translation>Mach sie länger: mehrere Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>One or two more words make it strong.</source>
        <translation>Ein oder zwei Wörter mehr machen sie stark.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ProfileListModel</name>
    <message>
        <source>Profile %1</source>
        <extracomment>what a profile is called that nobody gave a name: %1 is a number</extracomment>
        <translation>Profil %1</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Used with a newer Allium, so this one does not open it</source>
        <translation>Mit einem neueren Allium benutzt; dieses öffnet es nicht</translation>
    </message>
    <message>
        <source>Does not open: some of its files are missing or damaged</source>
        <translation>Öffnet sich nicht: Dateien fehlen oder sind beschädigt</translation>
    </message>
    <message>
        <source>Opened by key ring or passphrase</source>
        <translation>Schlüsselbund oder Passphrase öffnet es</translation>
    </message>
    <message>
        <source>Opened by the key ring</source>
        <translation>Der Schlüsselbund öffnet es</translation>
    </message>
    <message>
        <source>Opened by passphrase</source>
        <translation>Eine Passphrase öffnet es</translation>
    </message>
    <message>
        <source>Opened by recovery code</source>
        <translation>Ein Wiederherstellungscode öffnet es</translation>
    </message>
</context>
<context>
    <name>allium::desktop::ProtectionSettings</name>
    <message>
        <source>That is not your present passphrase.</source>
        <translation>Das ist nicht deine jetzige Passphrase.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::RecoveryCode</name>
    <message>
        <source>Recovery code of an Allium profile

    %1

It opens the profile when the system&apos;s key ring is lost. Keep it where only you can find it.
</source>
        <extracomment>the text of a file; %1 is the code</extracomment>
        <translation>Wiederherstellungscode eines Allium-Profils

    %1

Er öffnet das Profil, wenn der Schlüsselbund des Systems verloren geht. Bewahre ihn auf, wo nur du ihn findest.
</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Wähle einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::SystemTray</name>
    <message>
        <source>Open Allium</source>
        <translation>Allium öffnen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>allium::desktop::TorSettings</name>
    <message>
        <source>Say where the running Tor listens for control, such as 127.0.0.1:9051.</source>
        <translation>Sag, wo das laufende Tor auf Steuerung wartet, zum Beispiel 127.0.0.1:9051.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>%1 is a line&apos;s number, %2 what is wrong with it</extracomment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line %1: %2 is set by Allium itself, or would give you away. Nothing was changed.</source>
        <extracomment>%1 is a line&apos;s number, %2 the name of a setting of tor</extracomment>
        <translation>Zeile %1: %2 stellt Allium selbst ein, oder es würde dich verraten. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>allium::desktop::Unlocking</name>
    <message>
        <source>Type your passphrase.</source>
        <translation>Gib deine Passphrase ein.</translation>
    </message>
    <message>
        <source>Type the recovery code.</source>
        <translation>Gib den Wiederherstellungscode ein.</translation>
    </message>
    <message>
        <source>What the key ring keeps does not open this profile.</source>
        <translation>Was der Schlüsselbund aufbewahrt, öffnet dieses Profil nicht.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Check capital letters and keyboard layout, and try again.</source>
        <translation>Das ist nicht die Passphrase. Prüfe Großbuchstaben und Tastaturbelegung und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>This code belongs to another profile, or was replaced by a newer one.</source>
        <translation>Dieser Code gehört zu einem anderen Profil oder wurde durch einen neueren ersetzt.</translation>
    </message>
</context>
</TS>
