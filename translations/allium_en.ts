<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AddContactView</name>
    <message numerus="yes">
        <source>They see it before they decide. %n characters left.</source>
        <translation>
            <numerusform>They see it before they decide. %n character left.</numerusform>
            <numerusform>They see it before they decide. %n characters left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters too long.</source>
        <translation>
            <numerusform>%n character too long.</numerusform>
            <numerusform>%n characters too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>Too long by %n byte(s)</source>
        <translation>
            <numerusform>Too long by %n byte</numerusform>
            <numerusform>Too long by %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) left</source>
        <translation>
            <numerusform>%n byte left</numerusform>
            <numerusform>%n bytes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message numerus="yes">
        <source>%n people ask to be your contact</source>
        <translation>
            <numerusform>%n person asks to be your contact</numerusform>
            <numerusform>%n people ask to be your contact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for an answer</source>
        <translation>
            <numerusform>%n waiting for an answer</numerusform>
            <numerusform>%n waiting for an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message numerus="yes">
        <source>Reading %n file(s) to be offered …</source>
        <translation>
            <numerusform>Reading %n file to be offered …</numerusform>
            <numerusform>Reading %n files to be offered …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message numerus="yes">
        <source>Jump to the newest, %n new</source>
        <translation>
            <numerusform>Jump to the newest, %n new</numerusform>
            <numerusform>Jump to the newest, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n file or folder</numerusform>
            <numerusform>%n files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagedFiles</name>
    <message numerus="yes">
        <source>Offer %n file(s)</source>
        <translation>
            <numerusform>Offer %n file</numerusform>
            <numerusform>Offer %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::ContactPathsModel</name>
    <message numerus="yes">
        <source>Next try in %n minutes</source>
        <translation>
            <numerusform>Next try in %n minute</numerusform>
            <numerusform>Next try in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n hours</source>
        <translation>
            <numerusform>Next try in %n hour</numerusform>
            <numerusform>Next try in %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::Format</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::NetworkViewModel</name>
    <message numerus="yes">
        <source>%1 of %n directories know it</source>
        <extracomment>The directories of Tor that tell contacts where to find this person.</extracomment>
        <translation>
            <numerusform>%1 of %n directory knows it</numerusform>
            <numerusform>%1 of %n directories know it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connected</source>
        <translation>
            <numerusform>%1 of %n connected</numerusform>
            <numerusform>%1 of %n connected</numerusform>
        </translation>
    </message>
</context>
</TS>
