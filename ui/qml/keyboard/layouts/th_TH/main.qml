import QtQuick
import QtQuick.VirtualKeyboard.Components
import "../../KioskKeyboard"

// Thai Kedmanee as in TIS 820-2538, with the digits in a row of their own. Shift lasts for one letter.
KeyboardLayout {
    id: layout

    readonly property bool shifted: shift.mode

    function unshift(): void {
        shift.mode = false;
    }

    Connections {
        target: Qt.inputMethod

        function onVisibleChanged(): void {
            layout.unshift();
        }
    }

    DigitRow {}
    KeyboardRow {
        LetterKeys {
            lower: "ๅ/-ภถ\u0E38\u0E36คตจขช"
            upper: "+๑๒๓๔\u0E39฿๕๖๗๘๙"
            shifted: layout.shifted
            onTyped: layout.unshift()
        }
    }
    KeyboardRow {
        LetterKeys {
            lower: "ๆไ\u0E33พะ\u0E31\u0E35รนยบล"
            upper: "๐\"ฎฑธ\u0E4D\u0E4Aณฯญฐ,"
            shifted: layout.shifted
            onTyped: layout.unshift()
        }
    }
    KeyboardRow {
        Gap {
            span: 0.5
        }
        LetterKeys {
            lower: "ฟหกดเ\u0E49\u0E48าสวง"
            upper: "ฤฆฏโฌ\u0E47\u0E4Bษศซ."
            shifted: layout.shifted
            onTyped: layout.unshift()
        }
        Gap {
            span: 0.5
        }
    }
    KeyboardRow {
        ModeKey {
            id: shift

            weight: 2 * KeyboardFrame.column
        }
        LetterKeys {
            lower: "ผปแอ\u0E34\u0E37ทมใฝ"
            upper: "()ฉฮ\u0E3A\u0E4C?ฒฬฦ"
            shifted: layout.shifted
            onTyped: layout.unshift()
        }
    }
    BottomRow {
        otherLocale: "en_US"
    }
}
