// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ConversationFiles.h"

#include "app/desktop/models/FileKinds.h"
#include "core/base/WhenDone.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMimeData>

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
    m_staged.removeAt(index);
    Q_EMIT stagedChanged();
}

void ConversationFiles::unstageAll()
{
    ++m_question;
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
    for (const auto& file : qAsConst(m_staged))
        paths.append(pathOf(file));
    m_staged.clear();
    Q_EMIT stagedChanged();
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
    if (content == nullptr || !content->hasUrls())
        return false;
    const auto urls = content->urls();
    stage(urls);
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

} // namespace allium::desktop
