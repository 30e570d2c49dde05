// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ConversationFiles.h"

#include "app/desktop/models/FileKinds.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMimeData>

namespace allium::desktop {

ConversationFiles::ConversationFiles(Core& core, QObject* parent)
    : FileActions(core, parent)
    , m_core(core)
{
}

void ConversationFiles::setContact(const QString& contact)
{
    m_contact = contact;
    unstageAll();
}

void ConversationFiles::stage(const QList<QUrl>& files)
{
    auto staged = m_staged;
    for (const auto& url : files) {
        const QFileInfo file(url.toLocalFile());
        const auto path = file.absoluteFilePath();
        const bool isStaged = std::any_of(staged.begin(), staged.end(), [&](const QVariant& known) {
            return known.toMap().value(QStringLiteral("path")).toString() == path;
        });
        if (!url.isLocalFile() || isStaged || !(file.isFile() || file.isDir()))
            continue;
        const auto name = contacts::displayLine(file.fileName(), contacts::limits::FileNameBytes);
        staged.append(QVariantMap { { QStringLiteral("path"), path },
                                    { QStringLiteral("name"), name },
                                    { QStringLiteral("size"), file.isDir() ? -1 : file.size() },
                                    { QStringLiteral("icon"), FileKinds::iconFor(file.fileName(), file.isDir()) } });
    }
    if (staged.size() == m_staged.size())
        return;
    m_staged = staged;
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
    if (m_staged.isEmpty())
        return;
    m_staged.clear();
    Q_EMIT stagedChanged();
}

void ConversationFiles::sendStaged()
{
    QStringList paths;
    for (const auto& file : qAsConst(m_staged))
        paths.append(file.toMap().value(QStringLiteral("path")).toString());
    unstageAll();
    if (paths.size() > MostApart)
        return share({ { QStringLiteral("paths"), QJsonArray::fromStringList(paths) } });
    for (const auto& path : qAsConst(paths))
        share({ { QStringLiteral("path"), path } });
}

void ConversationFiles::share(const QJsonObject& what)
{
    auto params = what;
    params.insert(QLatin1String("contact"), m_contact);
    ++m_preparing;
    Q_EMIT preparingChanged();
    m_core.call("share", params, this, [this](const Core::Answer& answer) {
        --m_preparing;
        Q_EMIT preparingChanged();
        if (!answer)
            Q_EMIT failed(answer.error().kind);
    });
}

bool ConversationFiles::stageClipboard()
{
    const auto* content = QGuiApplication::clipboard()->mimeData();
    if (content == nullptr || !content->hasUrls())
        return false;
    const auto before = m_staged.size();
    const auto urls = content->urls();
    stage(urls);
    return m_staged.size() > before
           || std::all_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

} // namespace allium::desktop
