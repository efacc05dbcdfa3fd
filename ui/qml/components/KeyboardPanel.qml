import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import "../keyboard/KioskKeyboard"
import "../theme"

// The on-screen keyboard: fill the window with it, above the screens. It slides up from the bottom edge while a text
// field has the focus and starts in the visitor's language.
Item {
    id: panel

    property string language: "th"
    property real maximumWidth: width
    // Of the window's height, at most
    property real share: 0.4
    // What the last key says beside its magnifying glass
    property string enterLabel

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

    Binding {
        target: KeyboardFrame
        property: "enterLabel"
        value: panel.enterLabel
    }

    Rectangle {
        id: band

        // 0: below the edge, 1: all there. Not y itself, which also changes with the window.
        property real risen: panel.shown ? 1 : 0

        y: panel.height - risen * height
        width: panel.width
        height: panel.keyboardHeight
        visible: risen > 0
        color: Theme.surfaceSunk

        Behavior on risen {
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

            // A key that is still held while the keyboard leaves has nobody to type for
            enabled: panel.shown
            anchors.horizontalCenter: parent.horizontalCenter
            width: KeyboardFrame.width
        }
    }
}
