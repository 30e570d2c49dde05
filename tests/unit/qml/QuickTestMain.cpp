// SPDX-License-Identifier: GPL-3.0-or-later
#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

/// The engine as the program sets it up (prepareQml() and prepareEngine(), which not every test links): our modules from
/// the resources, Basic below our own controls, nothing compiled at run time.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        qputenv("QV4_FORCE_INTERPRETER", "1");
    }
    void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
};

QUICK_TEST_MAIN_WITH_SETUP(controls, Setup)

#include "QuickTestMain.moc"
