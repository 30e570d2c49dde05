// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ConversationFiles.h"

#include "app/desktop/models/FileKinds.h"
#include "core/base/WhenDone.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QMimeData>

#include <utility>

namespace allium::desktop {
namespace {

QVariantList found(const QStringList& paths)
{
    QVariantList files;
    for (const auto& path : paths) {
        const QFileInfo file(path);
        if (!file.isFile() && !file.isDir())
            continue;
        const auto name = contacts::displayLine(file.fileName(), contacts::limits::FileNameBytes);
        files.append(QVariantMap { { QStringLiteral("path"), path },
                                   { QStringLiteral("name"), name },
                                   { QStringLiteral("size"), file.isDir() ? -1 : file.size() },
                                   { QStringLiteral("icon"), FileKinds::iconFor(file.fileName(), file.isDir()) } });
    }
    return files;
}

/// PNG and JPEG as they are: what somebody else made is not looked into here.
QString suffixOf(const QByteArray& encoded)
{
    if (encoded.startsWith(QByteArray::fromRawData("\x89PNG\r\n\x1a\n", 8)))
        return QStringLiteral("png");
    return encoded.startsWith("\xff\xd8\xff") ? QStringLiteral("jpg") : QString();
}

QByteArray asPng(const QImage& picture)
{
    QByteArray encoded;
    QBuffer buffer(&encoded);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "PNG") ? encoded : QByteArray();
}

int pictureOf(const QVariant& staged)
{
    return staged.toMap().value(QStringLiteral("picture")).toInt(); // 0: it has a path
}

QString pathOf(const QVariant& staged)
{
    return staged.toMap().value(QStringLiteral("path")).toString();
}

} // namespace

ConversationFiles::ConversationFiles(Core& core, QObject* parent)
    : FileActions(core, parent)
    , m_core(core)
{
    connect(&core, &Core::eventReceived, this, [this](const QString& type, const QJsonObject& fields) {
        if (!m_contact.isEmpty())
            m_preparations.takeEvent(type, fields);
    });
}

void ConversationFiles::setContact(const QString& contact)
{
    m_contact = contact;
    unstageAll();
    m_preparations.setContact(contact);
    if (contact.isEmpty())
        return;
    m_core.call("preparations", {}, this, [this, contact](const Core::Answer& answer) {
        if (answer && contact == m_contact)
            m_preparations.replaceAll(answer->toArray());
    });
}

void ConversationFiles::stage(const QList<QUrl>& files)
{
    QStringList paths;
    for (const auto& url : files) {
        if (url.isLocalFile())
            paths.append(QFileInfo(url.toLocalFile()).absoluteFilePath());
    }
    if (paths.isEmpty())
        return;
    whenDone(disk().run([paths] { return found(paths); }), this, [this, question = m_question](const QVariantList& there) {
        if (question == m_question)
            add(there);
    });
}

void ConversationFiles::add(const QVariantList& files)
{
    const auto before = m_staged.size();
    for (const auto& file : files) {
        const bool isStaged = std::any_of(m_staged.cbegin(), m_staged.cend(),
                                          [&](const QVariant& known) { return pathOf(known) == pathOf(file); });
        if (!isStaged)
            m_staged.append(file);
    }
    if (m_staged.size() != before)
        Q_EMIT stagedChanged();
}

void ConversationFiles::unstage(int index)
{
    if (index < 0 || index >= m_staged.size())
        return;
    m_pictures.remove(pictureOf(m_staged[index]));
    m_staged.removeAt(index);
    Q_EMIT stagedChanged();
}

void ConversationFiles::unstageAll()
{
    ++m_question;
    m_pictures.clear();
    if (m_staged.isEmpty())
        return;
    m_staged.clear();
    Q_EMIT stagedChanged();
}

void ConversationFiles::sendStaged()
{
    if (m_staged.isEmpty())
        return;
    QStringList paths;
    const auto staged = std::exchange(m_staged, {});
    const auto pictures = std::exchange(m_pictures, {});
    Q_EMIT stagedChanged();
    for (const auto& file : staged) {
        if (const int picture = pictureOf(file); picture != 0)
            sendPicture(file.toMap().value(QStringLiteral("name")).toString(), pictures.value(picture));
        else
            paths.append(pathOf(file));
    }
    if (paths.isEmpty())
        return;
    if (paths.size() > MostApart)
        return share({ { QStringLiteral("paths"), QJsonArray::fromStringList(paths) } });
    for (const auto& path : qAsConst(paths))
        share({ { QStringLiteral("path"), path } });
}

void ConversationFiles::share(const QJsonObject& what)
{
    auto params = what;
    params.insert(QLatin1String("contact"), m_contact);
    m_core.call("share", params, this, [this](const Core::Answer& answer) {
        if (!answer && answer.error().kind != "share.cancelled")
            Q_EMIT failed(answer.error().kind);
    });
}

bool ConversationFiles::stageClipboard()
{
    const auto* content = QGuiApplication::clipboard()->mimeData();
    if (content == nullptr)
        return false;
    const auto urls = content->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); })) {
        stage(urls);
        return true;
    }
    // Tables are copied as text and, for good measure, as a picture of it.
    if (!content->hasImage() || content->hasFormat(QStringLiteral("text/plain")))
        return false;
    const auto png = content->data(QStringLiteral("image/png"));
    if (!png.isEmpty())
        stagePicture(png);
    else
        stageEncoded([picture = qvariant_cast<QImage>(content->imageData())] { return asPng(picture); });
    return true;
}

void ConversationFiles::stagePicture(const QByteArray& encoded)
{
    stageEncoded([encoded] { return suffixOf(encoded).isEmpty() ? asPng(QImage::fromData(encoded)) : encoded; });
}

void ConversationFiles::stageEncoded(std::function<QByteArray()> encode)
{
    whenDone(disk().run(std::move(encode)), this, [this, question = m_question](const QByteArray& encoded) {
        if (question != m_question || encoded.isEmpty())
            return;
        if (encoded.size() > MostPictureBytes) {
            Q_EMIT failed("picture.too-large");
            return;
        }
        const auto time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh-mm-ss"));
        addPicture(tr("Picture %1", "the name of a file: a time").arg(time) + u'.' + suffixOf(encoded), encoded);
    });
}

void ConversationFiles::addPicture(const QString& name, const QByteArray& bytes)
{
    m_pictures.insert(++m_lastPicture, bytes);
    m_staged.append(QVariantMap { { QStringLiteral("picture"), m_lastPicture },
                                  { QStringLiteral("name"), name },
                                  { QStringLiteral("size"), bytes.size() },
                                  { QStringLiteral("icon"), FileKinds::iconFor(name, false) } });
    Q_EMIT stagedChanged();
}

void ConversationFiles::sendPicture(const QString& name, const QByteArray& bytes)
{
    const QJsonObject to { { QStringLiteral("contact"), m_contact }, { QStringLiteral("name"), name } };
    const auto done = [this, name, bytes, question = m_question](const Core::Answer& answer) {
        if (answer || answer.error().kind == "share.cancelled")
            return;
        if (question == m_question)
            addPicture(name, bytes); // it is nowhere else
        Q_EMIT failed(answer.error().kind);
    };
    const auto encode = [bytes] { return QString::fromLatin1(bytes.toBase64()); };
    whenDone(disk().run(encode), this, [this, to, done](const QString& data) {
        auto params = to;
        params.insert(QLatin1String("data"), data);
        m_core.call("share-data", params, this, done);
    });
}

} // namespace allium::desktop
