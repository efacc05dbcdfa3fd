import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import "../../../../KioskKeyboard"

// Qt Virtual Keyboard in the kiosk's clothes. No word list, no previews, no pop-ups: what is not defined is not shown.
KeyboardStyle {
    id: style

    keyboardDesignWidth: KeyboardFrame.width
    keyboardDesignHeight: KeyboardFrame.height
    keyboardRelativeLeftMargin: KeyboardFrame.padding / KeyboardFrame.width
    keyboardRelativeRightMargin: KeyboardFrame.padding / KeyboardFrame.width
    keyboardRelativeTopMargin: KeyboardFrame.padding / KeyboardFrame.height
    keyboardRelativeBottomMargin: KeyboardFrame.padding / KeyboardFrame.height

    keyPanel: KeyPanel {
        id: letter

        KeyFace {
            label: letter.control.displayText
            pressed: letter.control.pressed
        }
    }
    spaceKeyPanel: KeyPanel {
        id: space

        KeyFace {
            pressed: space.control.pressed
            picture: "space_bar"
        }
    }
    backspaceKeyPanel: KeyPanel {
        id: backspace

        KeyFace {
            pressed: backspace.control.pressed
            quiet: true
            picture: "backspace"
        }
    }
    modeKeyPanel: KeyPanel {
        id: shift

        KeyFace {
            pressed: shift.control.pressed
            held: (shift.control as ModeKey).mode
            quiet: true
            picture: "shift"
        }
    }
    enterKeyPanel: KeyPanel {
        id: enter

        KeyFace {
            pressed: enter.control.pressed
            accented: true
            label: KeyboardFrame.enterLabel
            picture: "search"
            scaleOfLabel: 0.8
        }
    }
}
