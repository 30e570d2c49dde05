// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Result.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <memory>
#include <type_traits>
#include <vector>

using namespace allium;

namespace {

enum class Error { Small, Large };

Result<bool, Error> answer(int number)
{
    if (number > 9)
        return fail(Error::Large);
    return number > 5;
}

Result<int, Error> tried(int number)
{
    ALLIUM_TRY(const bool large, answer(number));
    return large ? 1 : 0;
}

Result<void, Error> checked(int number)
{
    ALLIUM_CHECK(tried(number));
    return {};
}

std::vector<std::unique_ptr<int>> numbers()
{
    std::vector<std::unique_ptr<int>> made;
    made.push_back(std::make_unique<int>(1));
    made.push_back(std::make_unique<int>(2));
    return made;
}

} // namespace

class ResultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valueOrError()
    {
        QCOMPARE(*tried(3), 0);
        QCOMPARE(*tried(7), 1);
        QCOMPARE(tried(12).error(), Error::Large);
        QVERIFY(checked(1));
        QCOMPARE(checked(12).error(), Error::Large);
    }

    /// The value of a temporary may be walked over: it is not inside what is gone by then.
    void valueOutlivesTheTemporary()
    {
        static_assert(std::is_same_v<decltype(tried(3).value()), int>);
        static_assert(std::is_same_v<decltype(*tried(3)), int>);
        using Kept = decltype(tried(7));
        static_assert(std::is_same_v<decltype(std::declval<Kept&>().value()), int&>);
        static_assert(std::is_same_v<decltype(*std::declval<Kept&>()), int&>);
        int sum = 0;
        for (const auto& number : Result<std::vector<std::unique_ptr<int>>, Error>(numbers()).value())
            sum += *number;
        QCOMPARE(sum, 3);
    }

    /// A result converts to bool, and must not be taken for the bool that it may hold.
    void copiesOfBooleans()
    {
        auto no = answer(1);
        auto error = answer(12);
        const auto copiedNo = no;
        Result<bool, Error> copiedError(error);
        QCOMPARE(*copiedNo, false);
        QVERIFY(!copiedError);
        copiedError = no;
        QCOMPARE(*copiedError, false);
        copiedError = fail(Error::Small);
        QCOMPARE(copiedError.error(), Error::Small);
    }

    void movesOnlyWhatMovesOnly()
    {
        Result<std::unique_ptr<int>, Error> made = std::make_unique<int>(4);
        auto moved = std::move(made);
        QCOMPARE(**moved, 4);
        const Result<int, Error> mapped = std::move(moved).map([](const std::unique_ptr<int>& value) { return *value; });
        QCOMPARE(*mapped, 4);
    }
};

ALLIUM_TEST(ResultTest)
#include "ResultTest.moc"
