// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/Engine.h"

#include "core/base/Log.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlEngine>
#include <QQuickStyle>

Q_LOGGING_CATEGORY(logEngine, "desktop.engine")

namespace allium::desktop {
namespace {

/// An answer that says no.
class Refusal final : public QNetworkReply {
public:
    Refusal(const QNetworkRequest& request, QNetworkAccessManager::Operation operation, QObject* parent)
        : QNetworkReply(parent)
    {
        setRequest(request);
        setUrl(request.url());
        setOperation(operation);
        open(QIODevice::ReadOnly);
        setError(ContentAccessDenied, QStringLiteral("the window does not use the network"));
        setFinished(true);
        QMetaObject::invokeMethod(this, [this] { Q_EMIT errorOccurred(error()); Q_EMIT finished(); }, Qt::QueuedConnection);
    }
    void abort() override { }

protected:
    qint64 readData(char*, qint64) override { return -1; }
};

class Refuser final : public QNetworkAccessManager {
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest& request, QIODevice*) override
    {
        qCWarning(logEngine) << "refused to fetch something with scheme" << request.url().scheme();
        return new Refusal(request, operation, this);
    }
};

} // namespace

QNetworkAccessManager* NoNetwork::create(QObject* parent)
{
    return new Refuser(parent);
}

void prepareEngine(QQmlEngine& engine)
{
    static NoNetwork noNetwork; // stateless, and must outlive every engine
    engine.setNetworkAccessManagerFactory(&noNetwork);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
}

void prepareQml()
{
    qputenv("QV4_FORCE_INTERPRETER", "1");
    QQuickStyle::setStyle(QStringLiteral("Basic"));
}

} // namespace allium::desktop
