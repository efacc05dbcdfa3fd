import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import "../keyboard/KioskKeyboard"
import "../theme"

// The on-screen keyboard: fill the window with it, above the screens. It slides up from the bottom edge while a text
// field has the focus and starts in the visitor's language; a field's `EnterKeyAction.label` names its last key.
Item {
    id: panel

    property string language: "th"
    property real maximumWidth: width
    // Of the window's height, at most
    property real share: 0.4

    readonly property bool shown: input.active
    readonly property real keyboardHeight: KeyboardFrame.height

    onShownChanged: if (shown)
        useLanguage()
    onLanguageChanged: useLanguage()
    Component.onCompleted: {
        VirtualKeyboardSettings.activeLocales = ["th_TH", "en_US"];
        VirtualKeyboardSettings.defaultInputMethodDisabled = true;
        useLanguage();
    }

    function useLanguage(): void {
        VirtualKeyboardSettings.locale = panel.language === "en" ? "en_US" : "th_TH";
    }

    Binding {
        target: KeyboardFrame
        property: "availableWidth"
        value: Math.min(panel.width, panel.maximumWidth)
    }

    Binding {
        target: KeyboardFrame
        property: "availableHeight"
        value: panel.height * panel.share
    }

    Rectangle {
        id: band

        y: panel.shown ? panel.height - height : panel.height
        width: panel.width
        height: panel.keyboardHeight
        visible: y < panel.height
        color: Theme.surfaceSunk

        Behavior on y {
            NumberAnimation {
                duration: Theme.quick
                easing.type: Easing.OutCubic
            }
        }

        // A touch beside the keys is not one for what lies below
        MultiPointTouchArea {
            anchors.fill: parent
        }

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.outline
        }

        InputPanel {
            id: input

            anchors.horizontalCenter: parent.horizontalCenter
            width: KeyboardFrame.width
        }
    }
}
