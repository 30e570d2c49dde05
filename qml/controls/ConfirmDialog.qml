// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* Asks before something that cannot be undone: the title is the question, the accept button repeats its verb. Return
   and Escape both keep things as they are, because the focus starts at the reject button. */
AppDialog {
    acceptKind: AppButton.Kind.Danger
    focusReject: true
}
