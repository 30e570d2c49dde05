// SPDX-License-Identifier: GPL-3.0-or-later
// bench_frames [FRAMES]: how long the window's thread is at work for one frame while long lists are scrolled
// and somebody types, by the software renderer. One line of JSON for each; what a list of one screen costs
// stands beside what the long one does.

#include "app/desktop/startup/Engine.h"
#include "app/desktop/viewmodels/App.h"
#include "core/crypto/Secret.h"
#include "tests/unit/qml/conversation/TalkFixture.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <vector>

using namespace allium;

namespace {

constexpr int ScreenRows = 30;
constexpr qint64 Start = 1'700'000'000'000;
/// Pixels a frame: a screen of 700 in less than a tenth of a second.
constexpr double Step = 120;

/// Sorted milliseconds.
class Times {
public:
    void add(double ms) { m_ms.insert(std::upper_bound(m_ms.begin(), m_ms.end(), ms), ms); }
    double at(double part) const { return m_ms[std::min(m_ms.size() - 1, static_cast<std::size_t>(part * static_cast<double>(m_ms.size())))]; }
    double worst() const { return m_ms.back(); }

private:
    std::vector<double> m_ms;
};

class Screen {
public:
    /// `page` below qrc:/qt/qml/Allium, and what it requires.
    Screen(desktop::App& app, const QString& page, const QVariantMap& properties)
    {
        desktop::prepareEngine(*m_view.engine());
        app.installIn(*m_view.engine());
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        m_view.resize(900, 700);
        m_view.setInitialProperties(properties);
        m_view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Allium/") + page));
        QObject::connect(&m_view, &QQuickWindow::frameSwapped, &m_view, [this] { m_swapped = true; });
        m_view.show();
        m_view.requestActivate();
        for (int frame = 0; frame < 20; ++frame)
            draw();
    }

    /// From now until the picture is there, with everything else that was due in between.
    double draw()
    {
        QElapsedTimer clock;
        clock.start();
        m_swapped = false;
        m_view.update();
        while (!m_swapped)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }

    /// There and back through the longest list that is to be seen.
    Times scroll(int frames)
    {
        Times times;
        auto* const list = longestList(m_view.contentItem());
        if (list == nullptr)
            qFatal("no list in %s", qPrintable(m_view.source().toString()));
        double travelled = 0;
        double step = list->property("verticalLayoutDirection").toInt() == BottomToTop ? -Step : Step;
        for (int frame = 0; frame < frames; ++frame) {
            const double first = list->property("originY").toDouble();
            const double last = std::max(first, first + list->property("contentHeight").toDouble() - list->height());
            const double from = list->property("contentY").toDouble();
            const double wanted = from + step;
            if (wanted < first || wanted > last)
                step = -step;
            list->setProperty("contentY", std::clamp(wanted, first, last));
            travelled += std::abs(list->property("contentY").toDouble() - from);
            times.add(draw());
        }
        if (travelled < frames * Step / 2)
            qFatal("the list hardly moved");
        return times;
    }

    void key(int key, const QString& text)
    {
        for (const auto type : { QEvent::KeyPress, QEvent::KeyRelease }) {
            QKeyEvent event(type, key, Qt::NoModifier, text);
            QCoreApplication::sendEvent(&m_view, &event);
        }
    }
    QQuickItem* focusOn(const char* className) const
    {
        auto* const item = find(m_view.contentItem(), [className](const QQuickItem& each) {
            return each.inherits(className) && each.isVisible() && !each.property("readOnly").toBool();
        });
        if (item != nullptr)
            item->forceActiveFocus();
        return item;
    }

private:
    static constexpr int BottomToTop = 1; // ListView.BottomToTop

    template <class Test>
    static QQuickItem* find(QQuickItem* from, const Test& test)
    {
        if (test(*from))
            return from;
        for (auto* const child : from->childItems()) {
            if (auto* const found = find(child, test))
                return found;
        }
        return nullptr;
    }
    static QQuickItem* longestList(QQuickItem* from)
    {
        return find(from, [](const QQuickItem& each) { return each.inherits("QQuickListView") && each.isVisible() && each.property("count").toInt() >= ScreenRows; });
    }

    QQuickView m_view;
    bool m_swapped = false;
};

QByteArray json(const QJsonArray& array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QJsonArray people(int count)
{
    QJsonArray people;
    for (int i = 0; i < count; ++i) {
        people.append(QJsonObject { { QStringLiteral("id"), QStringLiteral("p%1").arg(i) },
                                    { QStringLiteral("name"), QStringLiteral("Person %1").arg(i) },
                                    { QStringLiteral("state"), QStringLiteral("contact") },
                                    { QStringLiteral("online"), i % 7 == 0 },
                                    { QStringLiteral("unread"), i % 5 == 0 ? i % 30 : 0 },
                                    { QStringLiteral("since"), Start },
                                    { QStringLiteral("last_seen"), Start + i * 60'000 } });
    }
    return people;
}

QJsonArray transfers(int count)
{
    QJsonArray transfers;
    const char* const states[] = { "done", "running", "paused", "failed" };
    for (int i = 0; i < count; ++i) {
        transfers.append(QJsonObject { { QStringLiteral("id"), QStringLiteral("t%1").arg(i) },
                                       { QStringLiteral("contact"), QStringLiteral("p%1").arg(i % ScreenRows) },
                                       { QStringLiteral("content"), QStringLiteral("c%1").arg(i) },
                                       { QStringLiteral("name"), QStringLiteral("Holiday %1.jpg").arg(i) },
                                       { QStringLiteral("state"), QLatin1String(states[i % 4]) },
                                       { QStringLiteral("received"), 700'000 },
                                       { QStringLiteral("size"), 1'000'000 },
                                       { QStringLiteral("files"), 1 },
                                       { QStringLiteral("rate"), 120'000 },
                                       { QStringLiteral("seconds_left"), 12 },
                                       { QStringLiteral("created"), Start + i * 60'000 } });
    }
    return transfers;
}

/// A program whose core answers with so many of each.
struct Crowd {
    Crowd(int contacts, int files)
        : app(core)
    {
        core.answer("status", R"({"state":"open","network":"allium","reachable":true,"tor":{"state":"ready","percent":100}})");
        core.answer("account", R"({"account":"a","name":"Alice"})");
        core.answer("contacts", json(people(contacts)));
        core.answer("transfers", json(transfers(files)));
        core.answer("offers", "[]");
        core.answer("requests", "[]");
        core.answer("config", "{}");
        app.begin();
        for (int i = 0; i < 4; ++i)
            test::FakeCore::settle();
    }
    test::FakeCore core;
    desktop::App app;
};

Times scrollMessages(int count, int frames)
{
    Crowd crowd(0, 0);
    test::TalkFixture talk;
    for (int i = 0; i < count; ++i)
        talk.say(i % 3 == 0, QStringLiteral("Message %1. ").arg(i).repeated(1 + i % 9));
    talk.open();
    return Screen(crowd.app, QStringLiteral("Conversation/ConversationView.qml"), { { QStringLiteral("conversation"), QVariant::fromValue(talk.conversation()) } })
        .scroll(frames);
}

Times scrollContacts(int count, int frames)
{
    Crowd crowd(count, 0);
    return Screen(crowd.app, QStringLiteral("Contacts/ContactList.qml"), { { QStringLiteral("contacts"), QVariant::fromValue(crowd.app.contacts()) } })
        .scroll(frames);
}

Times scrollFiles(int count, int frames)
{
    Crowd crowd(ScreenRows, count);
    return Screen(crowd.app, QStringLiteral("Transfers/TransfersPage.qml"), { { QStringLiteral("transfers"), QVariant::fromValue(crowd.app.transfers()) } })
        .scroll(frames);
}

/// From a key until its letter is drawn, while four file cards hear of their progress with every frame or not at all.
Times type(bool busy, int frames)
{
    Crowd crowd(0, 0);
    test::TalkFixture talk;
    talk.fill(1'000);
    for (int i = 0; i < 4; ++i)
        talk.offer(false, QStringLiteral("Film %1.mkv").arg(i), 1e9, QStringLiteral("f%1").arg(i));
    talk.open();
    Screen screen(crowd.app, QStringLiteral("Conversation/ConversationView.qml"), { { QStringLiteral("conversation"), QVariant::fromValue(talk.conversation()) } });
    if (screen.focusOn("QQuickTextEdit") == nullptr)
        qFatal("nothing to type into");
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        for (int i = 0; busy && i < 4; ++i) {
            talk.happen(QStringLiteral("transfer.changed"),
                       { { QStringLiteral("id"), QStringLiteral("t%1").arg(i) }, { QStringLiteral("contact"), QStringLiteral("bob") },
                         { QStringLiteral("content"), QStringLiteral("f%1").arg(i) }, { QStringLiteral("state"), QStringLiteral("running") },
                         { QStringLiteral("received"), 1e6 * frame }, { QStringLiteral("size"), 1e9 }, { QStringLiteral("rate"), 1e6 },
                         { QStringLiteral("seconds_left"), 900 } });
        }
        screen.key(frame % 6 == 5 ? Qt::Key_Space : Qt::Key_A, frame % 6 == 5 ? QStringLiteral(" ") : QStringLiteral("a"));
        times.add(screen.draw());
    }
    return times;
}

void report(const char* what, const Times& big, const Times& small)
{
    std::printf(R"({"bench":"frames","what":"%s","p50_ms":%.2f,"p99_ms":%.2f,"worst_ms":%.2f,"small_p50_ms":%.2f,"small_p99_ms":%.2f,"p99_ratio":%.2f,"met":%s})"
                "\n",
                what, big.at(0.5), big.at(0.99), big.worst(), small.at(0.5), small.at(0.99), big.at(0.99) / small.at(0.99),
                big.at(0.99) < 16 ? "true" : "false");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0"); // what is measured is work, not waiting for the screen
    desktop::prepareQml();
    QGuiApplication app(argc, argv);
    crypto::initialize();
    const int frames = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 600;
    report("100,000 messages scrolled, beside 30", scrollMessages(100'000, frames), scrollMessages(ScreenRows, frames));
    report("10,000 contacts scrolled, beside 30", scrollContacts(10'000, frames), scrollContacts(ScreenRows, frames));
    report("10,000 transfers scrolled, beside 30", scrollFiles(10'000, frames), scrollFiles(ScreenRows, frames));
    report("typing while four files arrive, beside none", type(true, frames / 2), type(false, frames / 2));
    return 0;
}
