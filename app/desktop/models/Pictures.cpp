// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/Pictures.h"

namespace allium::desktop {
namespace {

constexpr QLatin1String Address("image://pictures/");
constexpr QLatin1String Contact("contact/");
constexpr QLatin1String Oneself("oneself/");
constexpr QLatin1String Window("window/");
/// No picture is larger, whatever an answer says.
constexpr int MaxSide = 1024;

QUrl addressOf(const QString& key)
{
    return QUrl(Address + key);
}

QImage imageOf(const QJsonObject& answer)
{
    const int side = answer.value(QLatin1String("side")).toInt();
    const auto pixels = QByteArray::fromBase64(answer.value(QLatin1String("pixels")).toString().toLatin1());
    if (side < 1 || side > MaxSide || pixels.size() != 4LL * side * side)
        return {};
    return QImage(reinterpret_cast<const uchar*>(pixels.constData()), side, side, QImage::Format_RGBA8888)
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

Pictures::Pictures(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_known(Remembered)
{
}

QUrl Pictures::ofContact(const QString& id, const QString& hash)
{
    return hash.isEmpty() ? QUrl() : addressOf(Contact + id + QLatin1Char('/') + hash);
}

QUrl Pictures::ofOneself(const QString& hash)
{
    return hash.isEmpty() ? QUrl() : addressOf(Oneself + hash);
}

QUrl Pictures::ofWindow(const QString& name)
{
    return addressOf(Window + name);
}

void Pictures::fetch(const QString& key, Then then)
{
    if (const auto* known = m_known.object(key))
        return then(*known);
    if (!key.startsWith(Contact) && !key.startsWith(Oneself))
        return then({});
    auto& waiting = m_waiting[key];
    waiting.push_back(std::move(then));
    if (waiting.size() > 1)
        return;
    QJsonObject whose;
    if (key.startsWith(Contact))
        whose.insert(QLatin1String("contact"), key.section(QLatin1Char('/'), 1, 1));
    m_core.call("picture", whose, this, [this, key](const Core::Answer& answer) { take(key, answer); });
}

void Pictures::take(const QString& key, const Core::Answer& answer)
{
    const auto object = answer ? answer->toObject() : QJsonObject();
    // It may be the one after that by now: whoever shows it will hear.
    const bool isIt = object.value(QLatin1String("picture")).toString() == key.section(QLatin1Char('/'), -1);
    const auto image = isIt ? imageOf(object) : QImage();
    if (!image.isNull())
        m_known.insert(key, new QImage(image));
    const auto waiting = m_waiting.extract(key);
    if (waiting.empty())
        return;
    for (const auto& then : waiting.mapped())
        then(image);
}

void Pictures::keep(const QString& name, const QImage& picture)
{
    m_known.insert(Window + name, new QImage(picture));
}

void Pictures::clear()
{
    m_known.clear();
}

} // namespace allium::desktop
