<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AddContactView</name>
    <message numerus="yes">
        <source>They see it before they decide. %n characters left.</source>
        <translation>
            <numerusform>They see it before they decide. %Ln character left.</numerusform>
            <numerusform>They see it before they decide. %Ln characters left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters too long.</source>
        <translation>
            <numerusform>%Ln character too long.</numerusform>
            <numerusform>%Ln characters too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>Too long by %n byte(s)</source>
        <translation>
            <numerusform>Too long by %Ln byte</numerusform>
            <numerusform>Too long by %Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) left</source>
        <translation>
            <numerusform>%Ln byte left</numerusform>
            <numerusform>%Ln bytes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message numerus="yes">
        <source>%n people ask to be your contact</source>
        <translation>
            <numerusform>%Ln person asks to be your contact</numerusform>
            <numerusform>%Ln people ask to be your contact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for an answer</source>
        <translation>
            <numerusform>%Ln waiting for an answer</numerusform>
            <numerusform>%Ln waiting for an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileText</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>name of a file</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>Jump to the newest, %n new</source>
        <translation>
            <numerusform>Jump to the newest, %Ln new</numerusform>
            <numerusform>Jump to the newest, %Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestsView</name>
    <message numerus="yes">
        <source>All %n who ask now. They are not told.</source>
        <translation>
            <numerusform>The one who asks now. They are not told.</numerusform>
            <numerusform>All %Ln who ask now. They are not told.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%Ln file or folder</numerusform>
            <numerusform>%Ln files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagedFiles</name>
    <message numerus="yes">
        <source>Offer %n file(s)</source>
        <translation>
            <numerusform>Offer %Ln file</numerusform>
            <numerusform>Offer %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n item(s)</source>
        <comment>files and folders</comment>
        <translation>
            <numerusform>Offer %Ln item</numerusform>
            <numerusform>Offer %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::ContactPathsModel</name>
    <message numerus="yes">
        <source>Next try in %n minutes</source>
        <translation>
            <numerusform>Next try in %Ln minute</numerusform>
            <numerusform>Next try in %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n hours</source>
        <translation>
            <numerusform>Next try in %Ln hour</numerusform>
            <numerusform>Next try in %Ln hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::Format</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::NetworkViewModel</name>
    <message numerus="yes">
        <source>%1 of %n directories know it</source>
        <extracomment>The directories of Tor that tell contacts where to find this person.</extracomment>
        <translation>
            <numerusform>%1 of %Ln directory knows it</numerusform>
            <numerusform>%1 of %Ln directories know it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connected</source>
        <translation>
            <numerusform>%1 of %Ln connected</numerusform>
            <numerusform>%1 of %Ln connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>allium::desktop::Notifications</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%Ln new message</numerusform>
            <numerusform>%Ln new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people want to be your contact</source>
        <translation>
            <numerusform>%Ln person wants to be your contact</numerusform>
            <numerusform>%Ln people want to be your contact</numerusform>
        </translation>
    </message>
</context>
</TS>
