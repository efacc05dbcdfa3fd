pragma ComponentBehavior: Bound

import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Settings
import QtQuick.VirtualKeyboard.Styles

// Leads to the other language's letters and says so in that language.
Key {
    id: languageKey

    required property string locale

    weight: 2 * KeyboardFrame.column
    functionKey: true
    noKeyEvent: true
    displayText: locale === "th_TH" ? "ไทย" : "English"
    onClicked: VirtualKeyboardSettings.locale = locale
    keyPanelDelegate: KeyPanel {
        KeyFace {
            label: languageKey.displayText
            pressed: languageKey.pressed
            quiet: true
            scaleOfLabel: 0.8
        }
    }
}
