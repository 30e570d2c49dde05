// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/contacts/Picture.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QPromise>

#include <deque>
#include <memory>

namespace allium::node {

/// Decodes pictures in a process of their own, one after another: the program allium-picture, which
/// confines itself before it looks at them (app/picture/README.md). It is killed when it takes too
/// long. One that dies, is killed, or answers with anything but pixels has refused its picture; one
/// that does not start, or cannot confine itself, says nothing about it. Node thread.
class PictureProcess final : public QObject, public contacts::PictureDecoder {
    Q_OBJECT
public:
    static constexpr Milliseconds Patience { 5000 };
    static constexpr std::size_t MaxWaiting = 256;
    /// What the program ends with when it cannot confine itself.
    static constexpr int NotConfined = 3;

    /// `program` empty: the one beside this program, or where packages put it. Null: it is not there.
    static std::unique_ptr<PictureProcess> make(const QString& program, Timers& timers);

    PictureProcess(QString program, Timers& timers);
    ~PictureProcess() override;

    QFuture<Pixels> decode(const QByteArray& picture) override;

private:
    struct Task {
        QByteArray picture;
        std::shared_ptr<QPromise<Pixels>> promise;
    };

    void next();
    void finish(Pixels pixels);

    QString m_program;
    Timer m_patience;
    std::deque<Task> m_tasks; ///< the first is under way
    QPointer<QProcess> m_process;
};

} // namespace allium::node
