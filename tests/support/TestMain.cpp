// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>

#include <cstdio>
#include <vector>

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    auto& tests = allium::test::TestRegistry::tests();
    std::vector<char*> passed(argv, argv + argc);
    if (argc > 1 && tests.count(argv[1]) != 0) {
        passed.erase(passed.begin() + 1);
        return tests[argv[1]](static_cast<int>(passed.size()), passed.data());
    }
    if (argc > 1 && argv[1][0] != '-') {
        std::fprintf(stderr, "no test class %s\n", argv[1]);
        return 2;
    }
    if (tests.empty()) {
        std::fprintf(stderr, "no test class is registered\n");
        return 2;
    }
    int failures = 0;
    for (const auto& [name, run] : tests)
        failures += run(argc, argv);
    return failures;
}
