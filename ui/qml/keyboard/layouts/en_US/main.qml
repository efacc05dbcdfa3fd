import QtQuick.VirtualKeyboard.Components
import "../../KioskKeyboard"

// QWERTY in capitals, as booth codes and agencies' short names are written; a search does not mind the case.
KeyboardLayout {
    DigitRow {}
    KeyboardRow {
        LetterKeys {
            lower: "QWERTYUIOP"
            span: 1.2
        }
    }
    KeyboardRow {
        Gap {
            span: 0.6
        }
        LetterKeys {
            lower: "ASDFGHJKL"
            span: 1.2
        }
        Gap {
            span: 0.6
        }
    }
    KeyboardRow {
        Gap {
            span: 1.2
        }
        LetterKeys {
            lower: "ZXCVBNM-"
            span: 1.2
        }
        Gap {
            span: 1.2
        }
    }
    BottomRow {
        otherLocale: "th_TH"
    }
}
