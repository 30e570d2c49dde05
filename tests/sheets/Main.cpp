// SPDX-License-Identifier: GPL-3.0-or-later
// allium-sheet: draws one state of a page in many looks into one picture, without a display.
//
//     QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software allium-sheet states/online.json out.png
//     … --look dark --look narrow     only these
//     … --single                      the first look alone, without a caption
//     allium-sheet --texts states/online.json     no picture: fails on texts that are not translated

#include "app/desktop/devtools/PseudoLanguage.h"
#include "app/desktop/startup/Engine.h"
#include "app/desktop/startup/Translators.h"
#include "core/crypto/Secret.h"
#include "tests/sheets/Stage.h"
#include "tests/sheets/TextCheck.h"

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

/// What QML, or a line of the state file, complains about makes the program fail.
void listen(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type >= QtWarningMsg && type != QtInfoMsg && (message.contains(QLatin1String("qrc:")) || message.contains(QLatin1String("eval code"))))
        ++complaints;
    std::fprintf(stderr, "%s\n", qPrintable(message));
}

void speak(const QString& language)
{
    if (!allium::desktop::installPseudoLanguage(language))
        allium::desktop::installTranslators(language);
}

/// Shows the state in the pseudo language, and in English before it is changed to that; true: all was translated.
bool checkTexts(const SheetState& state)
{
    const auto pseudo = Look::chosen({ QStringLiteral("pseudo") }).front();
    const TextCheck check(state);
    QStringList found;
    {
        speak(pseudo.language);
        Stage stage(state, pseudo);
        if (!stage.show())
            return false;
        found = check.complaints(stage.root());
    }
    speak(QStringLiteral("en"));
    Stage stage(state, Look::all().front());
    if (!stage.show())
        return false;
    if (stage.canChangeLanguage()) {
        speak(pseudo.language);
        stage.changeLanguage();
        const auto later = check.complaints(stage.root());
        for (const auto& line : later) {
            if (!found.contains(line))
                found.append(QStringLiteral("after the language was changed: ") + line);
        }
    }
    for (const auto& line : std::as_const(found))
        std::fprintf(stderr, "%s\n", qPrintable(line));
    return found.isEmpty();
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
    allium::desktop::prepareQml();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Allium"));
    allium::crypto::initialize();
    QCommandLineParser parser;
    const QCommandLineOption look(QStringLiteral("look"), QStringLiteral("Only this look; may be repeated."), QStringLiteral("name"));
    const QCommandLineOption single(QStringLiteral("single"), QStringLiteral("The first look alone, without a caption."));
    const QCommandLineOption texts(QStringLiteral("texts"), QStringLiteral("No picture: fails on texts that are not translated."));
    const QCommandLineOption height(QStringLiteral("height"), QStringLiteral("As high a window, to see all of a page."), QStringLiteral("pixels"));
    parser.addOptions({ look, single, texts, height });
    parser.addPositionalArgument(QStringLiteral("state"), QStringLiteral("State file."));
    parser.addPositionalArgument(QStringLiteral("picture"), QStringLiteral("PNG to write."));
    parser.addHelpOption();
    parser.process(app);
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != (parser.isSet(texts) ? 1 : 2))
        parser.showHelp(2);

    QString error;
    const auto state = SheetState::read(arguments[0], error);
    if (!state) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 2;
    }
    if (parser.isSet(texts))
        return checkTexts(*state) && complaints == 0 ? 0 : 1;
    auto looks = Look::chosen(parser.isSet(look) ? parser.values(look) : state->looks);
    if (looks.empty()) {
        std::fprintf(stderr, "no such look\n");
        return 2;
    }
    if (parser.isSet(single))
        looks.resize(1);
    std::vector<Drawn> pictures;
    for (auto each : looks) {
        if (parser.isSet(height))
            each.size.setHeight(std::clamp(parser.value(height).toInt(), 100, 10000));
        speak(each.language);
        Stage stage(*state, each);
        if (!stage.show())
            return 1;
        pictures.push_back({ each.name, stage.picture(), {} });
    }
    const auto sheet = parser.isSet(single) ? pictures.front().picture : compose(std::move(pictures));
    return sheet.save(arguments[1]) && complaints == 0 ? 0 : 1;
}
