// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/TorSettings.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace allium::desktop {
namespace {

QStringList nonEmptyLines(const QString& text)
{
    QStringList lines;
    const auto all = text.split(QRegularExpression(QStringLiteral("[\r\n]+")));
    for (const auto& line : all) {
        const auto trimmed = line.trimmed();
        if (!trimmed.isEmpty() && !trimmed.startsWith(QLatin1Char('#')))
            lines.append(trimmed);
    }
    return lines;
}

} // namespace

TorSettings::TorSettings(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void TorSettings::load()
{
    m_core.call("tor", {}, this, [this](const Core::Answer& answer) {
        m_available = !answer || answer->toObject().value(QLatin1String("state")).toString() != QLatin1String("not used");
        Q_EMIT changed();
    });
    m_core.call("config", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        m_values = answer->toObject();
        Q_EMIT changed();
    });
}

QString TorSettings::listed(const char* name) const
{
    QStringList lines;
    const auto array = m_values.value(QLatin1String(name)).toArray();
    for (const auto& line : array)
        lines.append(line.toString());
    return lines.join(QLatin1Char('\n'));
}

bool TorSettings::usesRunningTor() const
{
    return m_values.value(QLatin1String("tor.mode")).toString() == QLatin1String("running");
}

QString TorSettings::control() const
{
    return m_values.value(QLatin1String("tor.control")).toString();
}

QString TorSettings::binary() const
{
    return m_values.value(QLatin1String("tor.binary")).toString();
}

bool TorSettings::acceptsOld() const
{
    return m_values.value(QLatin1String("tor.accept_old")).toBool();
}

void TorSettings::applyBridges(const QString& text)
{
    auto lines = nonEmptyLines(text);
    for (auto& line : lines)
        line.remove(QRegularExpression(QStringLiteral("^bridge\\s+"), QRegularExpression::CaseInsensitiveOption));
    applyList("tor.bridges", lines, m_bridgesError);
}

void TorSettings::applyLines(const QString& text)
{
    applyList("tor.custom_lines", nonEmptyLines(text), m_linesError);
}

void TorSettings::applyList(const char* name, const QStringList& lines, QString& error)
{
    if (lines.join(QLatin1Char('\n')) == listed(name)) {
        error.clear();
        Q_EMIT changed();
        return;
    }
    const QJsonDocument list(QJsonArray::fromStringList(lines));
    set(name, QString::fromUtf8(list.toJson(QJsonDocument::Compact)), error, [this] { restartTor(); });
}

void TorSettings::applyRunningTor(bool running, const QString& control)
{
    const auto address = control.trimmed();
    if (running && address.isEmpty()) {
        m_otherError = tr("Say where the running Tor listens for control, such as 127.0.0.1:9051.");
        Q_EMIT changed();
        return;
    }
    if (running == usesRunningTor() && address == this->control())
        return;
    set("tor.control", address, m_otherError, [this, running] {
        set("tor.mode", running ? QStringLiteral("running") : QStringLiteral("own"), m_otherError);
    });
}

void TorSettings::applyBinary(const QString& path)
{
    if (path.trimmed() != binary())
        set("tor.binary", path.trimmed(), m_otherError, [this] { restartTor(); });
}

void TorSettings::applyAcceptOld(bool accept)
{
    if (accept != acceptsOld())
        set("tor.accept_old", accept ? QStringLiteral("true") : QStringLiteral("false"), m_otherError, [this] { restartTor(); });
}

void TorSettings::restartTor()
{
    m_core.call("tor", { { QStringLiteral("action"), QStringLiteral("restart") } }, this, {});
    Q_EMIT applied();
}

void TorSettings::set(const char* name, const QString& value, QString& error, std::function<void()> then)
{
    ++m_pending;
    Q_EMIT changed();
    m_core.call("config", { { QStringLiteral("name"), QLatin1String(name) }, { QStringLiteral("value"), value } }, this,
                [this, &error, then = std::move(then)](const Core::Answer& answer) {
                    --m_pending;
                    error = answer ? QString() : sentenceFor(answer.error());
                    // What holds is what the core says, also after a refusal.
                    load();
                    Q_EMIT changed();
                    if (answer && then)
                        then();
                });
}

QString TorSettings::sentenceFor(const api::CommandError& error)
{
    static const QRegularExpression Place(QStringLiteral("^line (\\d+)(?:: (\\S+))?"));
    auto sentence = ErrorText::explain(error.kind).paragraph();
    const auto match = Place.match(QString::fromUtf8(error.detail));
    if (!match.hasMatch())
        return sentence;
    if (match.captured(2).isEmpty())
        //: %1 is a line's number, %2 what is wrong with it
        return tr("Line %1: %2").arg(match.captured(1), sentence);
    //: %1 is a line's number, %2 the name of a setting of tor
    return tr("Line %1: %2 is set by Allium itself, or would give you away. Nothing was changed.").arg(match.captured(1), match.captured(2));
}

} // namespace allium::desktop
