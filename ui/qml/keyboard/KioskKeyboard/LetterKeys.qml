pragma ComponentBehavior: Bound

import QtQuick

// Neighbouring letters of one row; `shifted` shows those of `upper` instead of `lower`.
Repeater {
    id: letters

    required property string lower
    property string upper: lower
    property bool shifted: false
    property real span: 1

    signal typed

    model: lower.length

    LetterKey {
        required property int index

        text: letters.shifted ? letters.upper[index] : letters.lower[index]
        span: letters.span
        onClicked: letters.typed()
    }
}
