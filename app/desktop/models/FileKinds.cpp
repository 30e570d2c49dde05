// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FileKinds.h"

#include <QHash>
#include <QSet>

namespace allium::desktop::FileKinds {
namespace {

QString lastSuffix(const QString& name)
{
    const auto dot = name.lastIndexOf(QLatin1Char('.'));
    // What Windows would ignore at the end must not hide a suffix.
    auto suffix = dot < 0 ? QString() : name.mid(dot + 1).toLower().trimmed();
    return suffix;
}

QHash<QString, QString> icons()
{
    const auto fill = [](QHash<QString, QString>& to, const char* icon, std::initializer_list<const char*> suffixes) {
        for (const auto* suffix : suffixes)
            to.insert(QLatin1String(suffix), QLatin1String(icon));
    };
    QHash<QString, QString> all;
    fill(all, "file-image", { "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "svg", "heic", "avif", "ico", "psd", "raw" });
    fill(all, "file-video", { "mp4", "mkv", "webm", "mov", "avi", "mpg", "mpeg", "m4v", "ogv", "wmv", "flv", "ts" });
    fill(all, "file-audio", { "mp3", "ogg", "oga", "opus", "flac", "wav", "m4a", "aac", "wma", "mid", "aiff" });
    fill(all, "file-archive", { "zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "iso", "cab", "lz4" });
    fill(all, "file-text", { "txt", "md", "pdf", "doc", "docx", "odt", "rtf", "csv", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "tex",
                             "html", "htm", "xml", "json", "log", "epub" });
    return all;
}

QSet<QString> runnable()
{
    QSet<QString> all;
    for (const auto* suffix :
         { "exe", "com", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "msi", "msp", "mst", "scr",
           "pif", "cpl", "lnk", "url", "reg", "inf", "scf", "dll", "sys", "gadget", "application", "appref-ms", "jnlp", "sh", "bash",
           "zsh", "csh", "ksh", "fish", "run", "bin", "out", "elf", "so", "appimage", "flatpak", "flatpakref", "snap", "deb", "rpm",
           "desktop", "service", "py", "pyc", "pyw", "pl", "rb", "php", "lua", "tcl", "jar", "class", "app", "dmg", "pkg", "command",
           "workflow", "scpt", "action", "apk", "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm", "potm", "html", "htm", "xhtml",
           "shtml", "svg", "xml", "chm", "hlp", "iso", "img", "vhd", "vhdx" })
        all.insert(QLatin1String(suffix));
    return all;
}

} // namespace

QString iconFor(const QString& name, bool isFolder)
{
    static const auto known = icons();
    return isFolder ? QStringLiteral("folder") : known.value(lastSuffix(name), QStringLiteral("file"));
}

bool mayRun(const QString& name)
{
    static const auto known = runnable();
    const auto suffix = lastSuffix(name);
    // A name without a suffix is judged by what is inside, and that may be a script.
    return suffix.isEmpty() || known.contains(suffix);
}

} // namespace allium::desktop::FileKinds
