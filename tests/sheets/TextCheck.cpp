// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sheets/TextCheck.h"

#include <QDir>
#include <QJsonArray>
#include <QMetaProperty>
#include <QQuickItem>
#include <QRegularExpression>

namespace allium::sheets {
namespace {

/// Properties that people read or hear.
const QSet<QByteArray> Spoken { "text", "title", "placeholderText", "label", "help", "error", "description", "secondaryText",
                                "explanation", "sentence", "acceptText", "rejectText", "actionText", "displayText", "valueText" };

/// Fields of core/api whose values are words for programs: they must not be seen.
const QSet<QString> ForPrograms { QStringLiteral("state"), QStringLiteral("why"), QStringLiteral("failure"), QStringLiteral("problem"),
                                  QStringLiteral("request"), QStringLiteral("friends"), QStringLiteral("relation"),
                                  QStringLiteral("network"), QStringLiteral("tor.mode") };

/// Names that are the same in every language, and examples of what machines read.
const QString Names = QStringLiteral(
    " allium qt tor libsodium sqlite protocol buffers qtkeychain tl expected inter lgpl bsd clause isc public english deutsch domain cc ofl abcdef xxxx ");

void collect(const QJsonValue& value, const QString& key, QStringList& into)
{
    if (value.isString() && !ForPrograms.contains(key)) {
        into.append(value.toString());
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (const auto& item : array)
            collect(item, key, into);
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), it.key(), into);
    }
}

/// Whether translated texts stand side by side with something between them that no translator saw.
template <class IsData>
bool isPutTogether(const QString& text, IsData isData)
{
    int depth = 0;
    int groups = 0;
    QString between;
    for (const QChar c : text) {
        if (c == QLatin1Char('[') && depth++ == 0 && groups++ > 0 && !isData(between.trimmed().toLower()))
            return true;
        if (depth == 0)
            between += c;
        if (c == QLatin1Char(']') && --depth == 0)
            between.clear();
    }
    return false;
}

} // namespace

TextCheck::TextCheck(const SheetState& state)
{
    QStringList texts = state.actions;
    for (auto it = state.answers.begin(); it != state.answers.end(); ++it)
        collect(it.value(), QString(), texts);
    collect(state.properties, QString(), texts);
    for (const auto& [type, fields] : state.events)
        collect(fields, QString(), texts);
    texts.append(QDir::homePath() + QStringLiteral("/Downloads"));
    m_data = texts.join(QLatin1Char('\n')).toLower();
    m_dataTight = m_data;
    m_dataTight.remove(QLatin1Char(' '));
}

bool TextCheck::isData(const QString& word) const
{
    return m_data.contains(word) || m_dataTight.contains(word);
}

QString TextCheck::wrongIn(const QString& text) const
{
    static const QRegularExpression Word(QStringLiteral("[A-Za-z]+"));
    const auto lower = text.toLower();
    if (isData(lower.simplified()) || text.size() <= 2) // initials
        return {};
    for (auto match = Word.globalMatch(lower); match.hasNext();) {
        const auto word = match.next().captured();
        if (!Names.contains(QLatin1Char(' ') + word + QLatin1Char(' ')) && !isData(word))
            return QStringLiteral("not translated (%1)").arg(word);
    }
    return isPutTogether(text, [this](const QString& between) { return isData(between); }) ? QStringLiteral("put together from pieces") : QString();
}

void TextCheck::lookAt(const QObject& object, QSet<const QObject*>& seen, QStringList& found) const
{
    if (seen.contains(&object))
        return;
    seen.insert(&object);
    const auto* type = object.metaObject();
    const bool isAccessible = object.inherits("QQuickAccessibleAttached");
    for (int i = 0; i < type->propertyCount(); ++i) {
        const auto property = type->property(i);
        if (property.metaType().id() != QMetaType::QString || !(Spoken.contains(property.name()) || (isAccessible && qstrcmp(property.name(), "name") == 0)))
            continue;
        const auto text = property.read(&object).toString();
        if (const auto wrong = wrongIn(text); !wrong.isEmpty()) {
            const auto* owner = isAccessible ? object.parent() : &object;
            found.append(QStringLiteral("%1: %2.%3: \"%4\"").arg(wrong, QLatin1String(owner->metaObject()->className()), QLatin1String(property.name()), text));
        }
    }
    for (const auto* child : object.children())
        lookAt(*child, seen, found);
    if (const auto* item = qobject_cast<const QQuickItem*>(&object)) {
        const auto items = item->childItems();
        for (const auto* child : items)
            lookAt(*child, seen, found);
    }
}

QStringList TextCheck::complaints(const QObject& root) const
{
    QStringList found;
    QSet<const QObject*> seen;
    lookAt(root, seen, found);
    found.removeDuplicates();
    return found;
}

} // namespace allium::sheets
