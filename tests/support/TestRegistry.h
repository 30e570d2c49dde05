// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <map>
#include <string>

namespace allium::test {

/// Test classes of one executable by name.
class TestRegistry {
public:
    using Run = std::function<int(int, char**)>;
    static std::map<std::string, Run>& tests()
    {
        static std::map<std::string, Run> map;
        return map;
    }
    /// Runs the one named by the first argument, or all; what main() returns.
    static int run(int argc, char** argv);
    template <class Test>
    static bool add(const char* name)
    {
        tests()[name] = [](int argc, char** argv) {
            Test test;
            return QTest::qExec(&test, argc, argv);
        };
        return true;
    }
};

} // namespace allium::test

/// At the end of XTest.cpp, before `#include "XTest.moc"`.
#define ALLIUM_TEST(Class) static const bool registered_##Class = ::allium::test::TestRegistry::add<Class>(#Class);
