// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QStringList>

#include <functional>
#include <map>
#include <vector>

namespace allium::test {

/// A core without a node: answers commands with what the test put there, says events, remembers what
/// was asked. Answers come from the event loop, as the real ones do.
///
///     core.answer("contacts", R"([{"id":"a","name":"Alice"}])");
///     core.answer("unlock", [](const auto& call) { return call.secret("passphrase") == "x" ? … : FakeCore::failure("storage.wrong-key"); });
///     core.emitEvent("presence.changed", R"({"id":"a","online":true})");
class FakeCore final : public desktop::Core {
public:
    struct Call {
        QByteArray method;
        QJsonObject params;
        std::map<QByteArray, QByteArray> secrets; ///< in the clear: they are invented
        QByteArray secret(const QByteArray& name) const;
    };
    using Function = std::function<Answer(const Call&)>;

    FakeCore();

    /// From now on. A command without an answer fails with "command.unknown".
    void answer(const QByteArray& method, const QByteArray& json);
    void answer(const QByteArray& method, Function function);
    void refuse(const QByteArray& method, const QByteArray& kind);
    /// Calls of this command are not answered until release(), which answers the oldest.
    void hold(const QByteArray& method);
    bool release(const QByteArray& method);

    static Answer success(const QByteArray& json = "{}");
    static Answer failure(const QByteArray& kind);

    void emitEvent(const QString& type, const QByteArray& json = "{}");

    const std::vector<Call>& calls() const { return m_calls; }
    /// Those of one command, oldest first.
    std::vector<Call> calls(const QByteArray& method) const;
    /// Delivers every answer that is due.
    static void settle();

private:
    struct Held {
        Call call;
        Done done;
    };
    void post(api::RpcRequest request, Done done) override;
    void reply(const Call& call, const Done& done);

    std::map<QByteArray, Function> m_answers;
    std::map<QByteArray, std::vector<Held>> m_held;
    std::vector<Call> m_calls;
};

} // namespace allium::test
