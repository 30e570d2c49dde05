// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"

#include <cstdio>
#include <vector>

namespace allium::test {

int TestRegistry::run(int argc, char** argv)
{
    auto& known = tests();
    std::vector<char*> passed(argv, argv + argc);
    if (argc > 1 && known.count(argv[1]) != 0) {
        passed.erase(passed.begin() + 1);
        return known[argv[1]](static_cast<int>(passed.size()), passed.data());
    }
    if (argc > 1 && argv[1][0] != '-') {
        std::fprintf(stderr, "no test class %s\n", argv[1]);
        return 2;
    }
    if (known.empty()) {
        std::fprintf(stderr, "no test class is registered\n");
        return 2;
    }
    int failures = 0;
    for (const auto& [name, test] : known)
        failures += test(argc, argv);
    return failures;
}

} // namespace allium::test
