// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sheets/Stage.h"

#include "app/desktop/startup/Engine.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QQmlEngine>
#include <QQuickItem>

#include <algorithm>
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

/// Somebody before an evening sky, in a colour of their own.
QImage inventedPicture(const QString& whose)
{
    constexpr int Side = 128;
    QImage image(Side, Side, QImage::Format_RGBA8888);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const int hue = static_cast<int>(qHash(whose, 0) % 360);
    QLinearGradient sky(0, 0, 0, Side);
    sky.setColorAt(0, QColor::fromHsv(hue, 110, 235));
    sky.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 160, 150));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 180) % 360, 120, 90));
    painter.drawEllipse(QPoint(Side / 2, Side + 10), 52, 56);
    painter.setBrush(QColor(236, 196, 164));
    painter.drawEllipse(QPoint(Side / 2, 56), 27, 32);
    return image;
}

test::FakeCore::Answer answerPicture(const test::FakeCore::Call& call, const QJsonObject& answers)
{
    const auto id = call.params.value(QLatin1String("contact")).toString();
    auto hash = answers.value(QLatin1String("account")).toObject().value(QLatin1String("picture")).toString();
    const auto contacts = answers.value(QLatin1String("contacts")).toArray();
    for (const auto& contact : contacts) {
        if (contact.toObject().value(QLatin1String("id")).toString() == id)
            hash = contact.toObject().value(QLatin1String("picture")).toString();
    }
    const auto image = inventedPicture(id + hash);
    const auto pixels = QByteArray::fromRawData(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
    return QJsonValue(QJsonObject { { QStringLiteral("picture"), hash },
                                    { QStringLiteral("side"), image.width() },
                                    { QStringLiteral("pixels"), QString::fromLatin1(pixels.toBase64()) } });
}

/// Whether a picture below is still on its way from its provider.
bool isLoading(QQuickItem& item)
{
    constexpr int Loading = 2; // Image.Loading
    if (item.inherits("QQuickImage") && item.property("status").toInt() == Loading)
        return true;
    const auto children = item.childItems();
    return std::any_of(children.begin(), children.end(), [](QQuickItem* child) { return isLoading(*child); });
}

} // namespace

Stage::Stage(const SheetState& state, const Look& look)
    : m_state(state)
    , m_look(look)
    , m_app(m_core, {}, ableDesktop())
{
    m_core.answer("picture", [answers = state.answers](const auto& call) { return answerPicture(call, answers); });
    QGuiApplication::clipboard()->setImage(inventedPicture(QStringLiteral("clipboard")));
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

/// Qt's software renderer frees the textures of pictures that went in the next frame, and never with its window.
Stage::~Stage()
{
    m_view.setSource(QUrl());
    settle();
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

/// They come by way of another thread.
void Stage::waitForPictures()
{
    constexpr int Pause = 10;
    for (QDeadlineTimer patience(Patience); m_view.rootObject() != nullptr && isLoading(*m_view.rootObject()) && !patience.hasExpired();) {
        test::FakeCore::settle();
        QCoreApplication::processEvents(QEventLoop::AllEvents, Pause);
    }
}

void Stage::settle()
{
    for (int frame = 0; frame < Frames; ++frame) {
        test::FakeCore::settle();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // no loop runs that would
        waitForPictures();
        m_view.grabWindow(); // lays out and draws
    }
}

} // namespace allium::sheets
