// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sheets/Stage.h"

#include "app/desktop/startup/Engine.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QQmlEngine>
#include <QQuickItem>

#include <chrono>

namespace allium::sheets {
namespace {

enum Mode { Light = 1, Dark = 2, HighContrast = 3 }; // Theme.Mode

/// Layouts, loaders and fades without duration are through after a few frames.
constexpr int Frames = 6;

/// Begins a line that waits, such as for the disk.
constexpr QLatin1String WaitFor("wait for ");
constexpr std::chrono::seconds Patience(10);

QByteArray json(const QJsonValue& value)
{
    return QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

/// A desktop that can everything, so that every setting is drawn.
desktop::Platform ableDesktop()
{
    struct AbleNotifier final : desktop::Notifier {
        bool isAvailable() const override { return true; }
    };
    struct AbleTray final : desktop::Tray {
        bool isAvailable() const override { return true; }
    };
    struct AbleAutostart final : desktop::Autostart {
        bool isAvailable() const override { return true; }
    };
    desktop::Platform platform;
    platform.notifier = std::make_unique<AbleNotifier>();
    platform.tray = std::make_unique<AbleTray>();
    platform.autostart = std::make_unique<AbleAutostart>();
    return platform;
}

} // namespace

Stage::Stage(const SheetState& state, const Look& look)
    : m_state(state)
    , m_look(look)
    , m_app(m_core, {}, ableDesktop())
{
    for (auto it = state.answers.begin(); it != state.answers.end(); ++it)
        m_core.answer(it.key().toUtf8(), json(it.value()));
    for (auto it = state.refusals.begin(); it != state.refusals.end(); ++it)
        m_core.refuse(it.key().toUtf8(), it.value().toString().toUtf8());
    for (const auto& command : state.held)
        m_core.hold(command.toUtf8());
    QGuiApplication::setLayoutDirection(look.mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    desktop::prepareEngine(*m_view.engine());
    m_app.installIn(*m_view.engine());
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.resize(look.size);
    m_view.setPosition(100, 100); // no pointer over it
}

bool Stage::show()
{
    m_app.begin();
    test::FakeCore::settle();
    for (const auto& [type, fields] : m_state.events)
        m_core.emitEvent(type, json(fields));
    if (!load())
        return false;
    settle();
    act();
    settle();
    return true;
}

bool Stage::canChangeLanguage() const
{
    return m_app.screen() == desktop::App::Screen::Main;
}

void Stage::changeLanguage()
{
    auto* const notices = m_app.notices(); // they stay as they were said
    while (notices->rowCount() > 0)
        notices->dismiss(notices->index(0).data(desktop::Notices::IdRole).toInt());
    QVariant place;
    QMetaObject::invokeMethod(m_view.rootObject(), "leave", Q_RETURN_ARG(QVariant, place));
    settle();
    m_app.retranslate();
    settle();
    QMetaObject::invokeMethod(m_view.rootObject(), "returnTo", Q_ARG(QVariant, place));
    settle();
    act();
    settle();
}

bool Stage::load()
{
    m_view.setSource(QUrl(QStringLiteral("qrc:/sheets/Stage.qml")));
    if (m_view.status() != QQuickView::Ready)
        return false;
    dress();
    m_view.show();
    QMetaObject::invokeMethod(m_view.rootObject(), "show", Q_ARG(QUrl, m_state.component),
                              Q_ARG(QVariant, m_state.properties.toVariantMap()));
    return m_view.rootObject()->property("page").value<QObject*>() != nullptr;
}

void Stage::dress()
{
    auto* const theme = m_view.rootObject()->property("theme").value<QObject*>();
    theme->setProperty("systemDark", m_look.dark);
    theme->setProperty("mode", int(m_look.contrast ? HighContrast : m_look.dark ? Dark : Light));
    theme->setProperty("textScale", m_look.textScale);
    theme->setProperty("reducedMotion", true);
}

void Stage::act()
{
    for (const auto& line : m_state.actions) {
        if (line.startsWith(WaitFor))
            await(line.mid(WaitFor.size()));
        else
            QMetaObject::invokeMethod(m_view.rootObject(), "act", Q_ARG(QString, line));
        settle();
    }
}

void Stage::await(const QString& expression)
{
    bool holds = false;
    for (QDeadlineTimer patience(Patience); !holds && !patience.hasExpired();) {
        settle();
        QMetaObject::invokeMethod(m_view.rootObject(), "holds", Q_RETURN_ARG(bool, holds), Q_ARG(QString, expression));
    }
    if (!holds)
        qWarning("qrc: never became true: %s", qPrintable(expression));
}

void Stage::settle()
{
    for (int frame = 0; frame < Frames; ++frame) {
        test::FakeCore::settle();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // no loop runs that would
        m_view.grabWindow(); // lays out and draws
    }
}

} // namespace allium::sheets
