// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/AddContact.h"

#include "app/desktop/viewmodels/ErrorText.h"
#include "core/base/WhenDone.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace allium::desktop {
namespace {

/// An address is far shorter; a file dropped as text is not carried around.
constexpr qsizetype MaxInput = 2048;

QString sentenceFor(QrReader::Error error)
{
    switch (error) {
    case QrReader::Error::NoPicture:
        return AddContact::tr("That is not a picture that Allium can read. PNG and JPEG work.");
    case QrReader::Error::TooLarge:
        return AddContact::tr("That picture is too large. Cut out the QR code and try again.");
    case QrReader::Error::NoCode:
        return AddContact::tr("There is no QR code to be seen in that picture. Try a sharper one.");
    }
    return {};
}

} // namespace

AddContact::AddContact(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void AddContact::setAddress(const QString& address)
{
    const auto bounded = address.left(MaxInput);
    if (bounded == m_address)
        return;
    m_address = bounded;
    Q_EMIT addressChanged();
    check();
}

void AddContact::setGreeting(const QString& greeting)
{
    if (greeting == m_greeting)
        return;
    m_greeting = greeting;
    Q_EMIT greetingChanged();
    Q_EMIT changed();
}

int AddContact::greetingLeft() const
{
    return static_cast<int>(GreetingChars - m_greeting.toUcs4().size());
}

void AddContact::check()
{
    const auto question = ++m_question;
    if (m_address.trimmed().isEmpty())
        return become(Status::Nothing);
    m_core.call("check-address", { { QStringLiteral("address"), m_address.trimmed() } }, this,
                [this, question](const Core::Answer& answer) {
                    if (question == m_question)
                        take(answer);
                });
    become(Status::Checking);
}

void AddContact::take(const Core::Answer& answer)
{
    if (!answer)
        return become(Status::Mistake, ErrorText::explain(answer.error().kind).paragraph());
    const auto found = answer->toObject();
    const auto text = [&](const char* key) { return found.value(QLatin1String(key)).toString(); };
    m_name = text("name");
    m_onionId = text("onion_id");
    m_contactId = text("contact");
    const auto relation = text("relation");
    if (relation == QLatin1String("ourself"))
        return become(Status::Ourself, ErrorText::explain("contact.ourself").paragraph());
    if (relation == QLatin1String("contact") || relation == QLatin1String("accepted"))
        return become(Status::Known, about(tr("%1 is in your contacts already."), tr("This person is in your contacts already.")));
    if (relation == QLatin1String("outgoing"))
        return become(Status::Asked, about(tr("You have asked %1 already. Allium keeps trying until they answer."),
                                           tr("You have asked this person already. Allium keeps trying until they answer.")));
    if (relation == QLatin1String("incoming"))
        return become(Status::Asking, about(tr("%1 has asked you already. Accept, and you are contacts."),
                                            tr("This person has asked you already. Accept, and you are contacts.")));
    if (relation == QLatin1String("blocked"))
        return become(Status::Blocked, about(tr("You blocked %1. Unblock them first."), tr("You blocked this person. Unblock them first.")));
    become(Status::Ready, about(tr("This is the onion ID of somebody who calls themselves %1."), tr("This is a complete onion ID.")));
}

QString AddContact::about(const QString& named, const QString& nameless) const
{
    return m_name.isEmpty() ? nameless : named.arg(m_name);
}

void AddContact::retranslate()
{
    if (m_status != Status::Sending)
        check();
}

void AddContact::become(Status status, const QString& sentence)
{
    if (status != Status::Ready && status != Status::Known && status != Status::Asked && status != Status::Asking
        && status != Status::Blocked && status != Status::Sending) {
        m_name.clear();
        m_onionId.clear();
        m_contactId.clear();
    }
    m_status = status;
    m_sentence = sentence;
    Q_EMIT changed();
}

void AddContact::send()
{
    if (!canSend())
        return;
    const auto question = ++m_question;
    const auto name = m_name;
    become(Status::Sending);
    m_core.call("request", { { QStringLiteral("address"), m_address.trimmed() }, { QStringLiteral("greeting"), m_greeting } }, this,
                [this, question, name](const Core::Answer& answer) {
                    if (answer) {
                        if (question == m_question)
                            clear();
                        Q_EMIT sent(name);
                    } else if (question == m_question) {
                        become(Status::Mistake, ErrorText::explain(answer.error().kind).paragraph());
                    }
                });
}

void AddContact::clear()
{
    setAddress({});
    setGreeting({});
}

void AddContact::paste()
{
    const auto* data = QGuiApplication::clipboard()->mimeData();
    if (data != nullptr && data->hasUrls() && data->urls().constFirst().isLocalFile())
        return readPicture(data->urls().constFirst());
    if (data != nullptr && !data->text().trimmed().isEmpty())
        return setAddress(data->text().trimmed());
    if (data != nullptr && data->hasImage())
        return read(m_reader.readImage(QGuiApplication::clipboard()->image()));
    setAddress({});
    become(Status::Mistake, tr("There is neither an address nor a picture in the clipboard. Copy one and try again."));
}

void AddContact::readPicture(const QUrl& file)
{
    read(m_reader.readFile(file.toLocalFile()));
}

void AddContact::read(const QFuture<QrReader::Answer>& picture)
{
    m_isReading = true;
    Q_EMIT changed();
    whenDone(picture, this, [this](const QrReader::Answer& text) {
        m_isReading = false;
        if (!text) {
            setAddress({});
            return become(Status::Mistake, sentenceFor(text.error()));
        }
        Q_EMIT changed();
        setAddress(text->trimmed());
    });
}

} // namespace allium::desktop
