import QtQuick.VirtualKeyboard.Components

// Booth codes have digits, so they are always in reach.
KeyboardRow {
    LetterKeys {
        lower: "1234567890"
    }
    BackspaceKey {
        weight: 2 * KeyboardFrame.column
    }
}
