// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/core/Core.h"

#include <QPointer>
#include <QThread>

namespace allium::desktop {

void Core::call(const QByteArray& method, const QJsonObject& params, QObject* context, Done done)
{
    call(method, params, {}, context, std::move(done));
}

void Core::call(const QByteArray& method, const QJsonObject& params, Secrets secrets, QObject* context, Done done)
{
    Q_ASSERT(QThread::currentThread() == thread());
    api::RpcRequest request;
    request.method = method;
    request.params = params;
    request.secrets = std::move(secrets);
    post(std::move(request), [guard = QPointer<QObject>(context), done = std::move(done)](const Answer& answer) {
        if (guard && done)
            done(answer);
    });
}

} // namespace allium::desktop
