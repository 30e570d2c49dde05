// SPDX-License-Identifier: GPL-3.0-or-later
// allium-shot: draws one QML file into a picture, in the look asked for, without a display.
//
//     QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software allium-shot --dark --scale 2 Gallery out.png
//
// The file is a module's type, such as Allium.Controls/Card, or a path. Its root is an Item, which
// becomes as wide as asked and as high as it wants to be, or --height. A warning of the engine is a failure.
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QImage>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace {

QUrl sourceUrl(const QString& name)
{
    if (name.endsWith(QStringLiteral(".qml")))
        return QUrl::fromLocalFile(name);
    const auto slash = name.lastIndexOf(QLatin1Char('/'));
    auto module = slash < 0 ? QStringLiteral("Allium/DevTools") : name.left(slash);
    module.replace(QLatin1Char('.'), QLatin1Char('/'));
    return QUrl(QStringLiteral("qrc:/qt/qml/%1/%2.qml").arg(module, name.mid(slash + 1)));
}

QObject* theme(QQmlEngine& engine)
{
    QQmlComponent component(&engine);
    component.setData("import QtQml; import Allium.Theme; QtObject { readonly property QtObject theme: Theme }", {});
    const std::unique_ptr<QObject> holder(component.create());
    return holder ? holder->property("theme").value<QObject*>() : nullptr;
}

} // namespace

int main(int argc, char** argv)
{
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark look."));
    const QCommandLineOption contrast(QStringLiteral("contrast"), QStringLiteral("High contrast, light or with --dark."));
    const QCommandLineOption rtl(QStringLiteral("rtl"), QStringLiteral("From right to left."));
    const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("Text scale."), QStringLiteral("factor"), QStringLiteral("1"));
    const QCommandLineOption width(QStringLiteral("width"), QStringLiteral("Pixels."), QStringLiteral("px"), QStringLiteral("1080"));
    const QCommandLineOption height(QStringLiteral("height"), QStringLiteral("Pixels; otherwise what the content wants."),
                                    QStringLiteral("px"), QStringLiteral("0"));
    parser.addOptions({dark, contrast, rtl, scale, width, height});
    parser.addPositionalArgument(QStringLiteral("source"), QStringLiteral("Type of a module, or path."));
    parser.addPositionalArgument(QStringLiteral("picture"), QStringLiteral("PNG to write."));
    parser.addHelpOption();
    parser.process(app);
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != 2)
        parser.showHelp(2);

    if (parser.isSet(rtl))
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QQuickView view;
    view.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
    bool flawless = true;
    QObject::connect(view.engine(), &QQmlEngine::warnings, &app, [&] { flawless = false; });
    auto* tokens = theme(*view.engine());
    if (!tokens) {
        std::fputs("no theme\n", stderr);
        return 1;
    }
    enum Mode { Light = 1, Dark = 2, HighContrast = 3 };
    tokens->setProperty("systemDark", parser.isSet(dark));
    tokens->setProperty("mode", int(parser.isSet(contrast) ? HighContrast : parser.isSet(dark) ? Dark : Light));
    tokens->setProperty("textScale", parser.value(scale).toDouble());
    tokens->setProperty("reducedMotion", true);

    view.setSource(sourceUrl(arguments[0]));
    if (view.status() != QQuickView::Ready)
        return 1;
    view.setColor(tokens->property("color").value<QObject*>()->property("window").value<QColor>());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    auto* root = view.rootObject();
    view.resize(parser.value(width).toInt(), 800);
    view.show();
    view.requestActivate(); // so that the focus shows
    QTimer::singleShot(300, &app, [&] {
        const int asked = parser.value(height).toInt();
        view.resize(view.width(), asked > 0 ? asked : qMax(100, qCeil(root->implicitHeight())));
        QTimer::singleShot(300, &app, [&] { app.exit(view.grabWindow().save(arguments[1]) && flawless ? 0 : 1); });
    });
    return app.exec();
}
