import QtQuick.VirtualKeyboard.Components

// A key that types its text. `span` is its width in columns.
Key {
    property real span: 1

    weight: span * KeyboardFrame.column
    // A Thai mark that sits on a letter is shown on a dotted circle
    displayText: /^[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/.test(text) ? "\u25CC" + text : text
    showPreview: false
}
