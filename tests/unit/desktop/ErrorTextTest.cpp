// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ErrorText.h"
#include "core/node/NodeError.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

using namespace allium;
using desktop::ErrorText;

namespace {

/// Every kind that stands in a file as the value of an error.
QSet<QByteArray> kindsIn(const QString& path)
{
    static const QRegularExpression Pattern(QStringLiteral(
        R"re((?:return |failed\(|badParameter\(|RpcCode::\w+, |invalid\(|[?:] )(?:api::)?"([a-z]+\.[a-z-]+)")re"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QSet<QByteArray> kinds;
    for (auto match = Pattern.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
        kinds.insert(match.next().captured(1).toUtf8());
    return kinds;
}

QString sourceFolder(const char* folder)
{
    return QStringLiteral(ALLIUM_SOURCE_DIR "/") + QLatin1String(folder);
}

} // namespace

class ErrorTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfTheCoreHasASentence_data()
    {
        QTest::addColumn<QByteArray>("kind");
        auto kinds = kindsIn(sourceFolder("core/node/NodeError.cpp"));
        kinds |= kindsIn(sourceFolder("core/node/ProfilePlace.cpp"));
        const QDir api(sourceFolder("core/api"));
        const auto files = api.entryList({ QStringLiteral("*.cpp"), QStringLiteral("*.h") });
        for (const auto& file : files)
            kinds |= kindsIn(api.filePath(file));
        QVERIFY2(kinds.size() > 80, "the sources are not read as they should be");
        // Those that are put together.
        for (int value = 0; value < 100; ++value) {
            const auto storage = static_cast<storage::StorageErrorKind>(value);
            if (qstrcmp(storage::nameOf(storage), "unknown") != 0)
                kinds.insert(node::NodeError::of(storage::StorageError { storage, {} }).kindName());
            const auto backup = static_cast<node::BackupError>(value);
            if (qstrcmp(node::nameOf(backup), "unknown") != 0)
                kinds.insert(node::NodeError::of(backup).kindName());
        }
        auto sorted = kinds.values();
        std::sort(sorted.begin(), sorted.end());
        for (const auto& kind : std::as_const(sorted))
            QTest::newRow(kind.constData()) << kind;
    }

    void everyKindOfTheCoreHasASentence()
    {
        QFETCH(QByteArray, kind);
        QVERIFY(ErrorText::isKnown(kind));
        const auto said = ErrorText::explain(kind);
        for (const auto& sentence : { said.happened, said.allium, said.person }) {
            QVERIFY2(sentence.isEmpty() || sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
            QVERIFY2(sentence.isEmpty() || sentence.front().isUpper(), qPrintable(sentence));
        }
        QVERIFY(!said.happened.isEmpty());
    }

    void whatIsNotKnownIsNamed()
    {
        QVERIFY(!ErrorText::isKnown("moon.full"));
        QVERIFY(ErrorText::explain("moon.full").paragraph().contains(QStringLiteral("moon.full")));
    }

    void theParagraphHasOnlyWhatThereIs()
    {
        const desktop::ErrorExplanation two { QStringLiteral("A."), {}, QStringLiteral("C.") };
        QCOMPARE(two.paragraph(), QStringLiteral("A. C."));
    }
};

ALLIUM_TEST(ErrorTextTest)
#include "ErrorTextTest.moc"
