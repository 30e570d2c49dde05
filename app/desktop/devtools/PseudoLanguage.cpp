// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/devtools/PseudoLanguage.h"

#include "app/desktop/devtools/PseudoTranslator.h"
#include "app/desktop/startup/Translators.h"

namespace allium::desktop {

bool installPseudoLanguage(const QString& name)
{
    const bool mirrored = name == QLatin1String("pseudo-rtl");
    if (!mirrored && name != QLatin1String("pseudo"))
        return false;
    replaceTranslators({ new PseudoTranslator }, mirrored ? QLocale(QLocale::Arabic, QLocale::Egypt) : QLocale(QLocale::Greek),
                       mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    return true;
}

} // namespace allium::desktop
