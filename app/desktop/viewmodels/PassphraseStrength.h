// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// A rough, cautious guess at how hard a passphrase is to guess: what is repeated, in sequence or
/// among the most common ones counts little. A hint, never a hurdle.
class PassphraseStrength : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int level READ level NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
public:
    using QObject::QObject;

    /// In bits; at least what a person who knows the habits of others would need to try.
    static double bits(const QString& passphrase);

    /// The text is judged and not kept.
    Q_INVOKABLE void judge(const QString& passphrase);
    /// 0 (empty) to 4.
    int level() const { return m_level; }
    QString words() const;
    /// What would make it stronger; empty where it is strong enough.
    QString advice() const;

Q_SIGNALS:
    void changed();

private:
    enum class Weakness { None, WellKnown, Repeats, Short, FewWords };
    static Weakness weaknessOf(const QString& passphrase);

    int m_level = 0;
    Weakness m_weakness = Weakness::None;
};

} // namespace allium::desktop
