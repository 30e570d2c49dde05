# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package. Libraries that programs link are found by dpkg-shlibdeps; what they load by name is
# in installer/packages/run.txt.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME allium)
# A name where an address has to stand: the project has none.
set(CPACK_PACKAGE_CONTACT "The Allium project <maintainers@allium.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "talk and share files over Tor with nobody in between")
set(CPACK_PACKAGE_DESCRIPTION
"Talk and share files with the people you know. Allium runs on your computer
and theirs and on nothing else: no server, no account with a company, no
phone number. Everything travels over Tor onion services, so neither your
provider nor strangers learn who you are or whom you know.
.
This package holds the window (allium), the same node without one (alliumd),
a command line for both (allium-cli), and a tor of their own, which runs only
while they do.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/installer/packages/run.txt")
file(STRINGS "${PROJECT_SOURCE_DIR}/installer/packages/run.txt" lines REGEX "^[a-z]")
set(needed "")
set(wanted "")
foreach(package IN LISTS lines)
    if(package STREQUAL "libqt6svg6")
        # The plugin that draws SVG has a package of its own where Qt is newer.
        list(APPEND needed "qt6-svg-plugins | libqt6svg6 (<< 6.5)")
    elseif(package MATCHES "^fonts-|-l10n$")
        list(APPEND wanted "${package}")
    elseif(NOT package STREQUAL "python3") # that is for the demo
        list(APPEND needed "${package}")
    endif()
endforeach()
list(JOIN needed ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
list(JOIN wanted ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS)
