// SPDX-License-Identifier: GPL-3.0-or-later
// allium-sheet: draws one state of a page in many looks into one picture, without a display.
//
//     QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software allium-sheet states/online.json out.png
//     … --look dark --look narrow     only these
//     … --single                      the first look alone, without a caption

#include "app/desktop/startup/Engine.h"
#include "core/crypto/Secret.h"
#include "tests/sheets/Stage.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <atomic>
#include <cstdio>

using namespace allium::sheets;

namespace {

constexpr int Gap = 24;
constexpr int CaptionHeight = 28;
/// Pictures stand in rows about this wide.
constexpr int RowWidth = 2 * 1040 + 3 * Gap;

std::atomic<int> complaints = 0;

/// What QML complains about makes the program fail.
void listen(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type >= QtWarningMsg && type != QtInfoMsg && message.contains(QLatin1String("qrc:")))
        ++complaints;
    std::fprintf(stderr, "%s\n", qPrintable(message));
}

struct Drawn {
    QString caption;
    QImage picture;
    QPoint place;
};

/// Puts the pictures in rows; returns how large all are together.
QSize arrange(std::vector<Drawn>& pictures)
{
    QPoint at(Gap, Gap);
    int rowHeight = 0;
    QSize all;
    for (auto& drawn : pictures) {
        if (at.x() > Gap && at.x() + drawn.picture.width() + Gap > RowWidth) {
            at = { Gap, at.y() + rowHeight + Gap };
            rowHeight = 0;
        }
        drawn.place = at + QPoint(0, CaptionHeight);
        at.rx() += drawn.picture.width() + Gap;
        rowHeight = std::max(rowHeight, drawn.picture.height() + CaptionHeight);
        all = all.expandedTo({ at.x(), at.y() + rowHeight + Gap });
    }
    return all;
}

QImage compose(std::vector<Drawn> pictures)
{
    QImage sheet(arrange(pictures), QImage::Format_RGB32);
    sheet.fill(QColor(0x80, 0x80, 0x80));
    QPainter painter(&sheet);
    painter.setPen(Qt::white);
    for (const auto& drawn : pictures) {
        painter.drawText(drawn.place - QPoint(0, CaptionHeight / 3), drawn.caption);
        painter.drawImage(drawn.place, drawn.picture);
    }
    return sheet;
}

} // namespace

int main(int argc, char** argv)
{
    qInstallMessageHandler(listen);
    allium::desktop::chooseStyle();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Allium"));
    allium::crypto::initialize();
    QCommandLineParser parser;
    const QCommandLineOption look(QStringLiteral("look"), QStringLiteral("Only this look; may be repeated."), QStringLiteral("name"));
    const QCommandLineOption single(QStringLiteral("single"), QStringLiteral("The first look alone, without a caption."));
    parser.addOptions({ look, single });
    parser.addPositionalArgument(QStringLiteral("state"), QStringLiteral("State file."));
    parser.addPositionalArgument(QStringLiteral("picture"), QStringLiteral("PNG to write."));
    parser.addHelpOption();
    parser.process(app);
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != 2)
        parser.showHelp(2);

    QString error;
    const auto state = SheetState::read(arguments[0], error);
    if (!state) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 2;
    }
    auto looks = Look::chosen(parser.isSet(look) ? parser.values(look) : state->looks);
    if (looks.empty()) {
        std::fprintf(stderr, "no such look\n");
        return 2;
    }
    if (parser.isSet(single))
        looks.resize(1);
    std::vector<Drawn> pictures;
    for (const auto& each : looks) {
        const auto picture = Stage(*state, each).picture();
        if (picture.isNull())
            return 1;
        pictures.push_back({ each.name, picture, {} });
    }
    const auto sheet = parser.isSet(single) ? pictures.front().picture : compose(std::move(pictures));
    return sheet.save(arguments[1]) && complaints == 0 ? 0 : 1;
}
