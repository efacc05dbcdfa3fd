import QtQuick.VirtualKeyboard.Components

// The other language, the space, the dot and the key that searches.
KeyboardRow {
    id: row

    required property string otherLocale

    LanguageKey {
        locale: row.otherLocale
    }
    LetterKey {
        text: "."
    }
    SpaceKey {
        weight: 6 * KeyboardFrame.column
    }
    EnterKey {
        weight: 3 * KeyboardFrame.column
    }
}
