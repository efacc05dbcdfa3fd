import QtQuick
import "../theme"

// A booth's code as it stands on the booth.
Rectangle {
    id: badge

    required property string code
    property color typeColour: Theme.ink
    property int textSize: Theme.textSize

    implicitWidth: Math.max(Theme.mm(17), label.implicitWidth + 2 * Theme.gap)
    implicitHeight: Math.round(textSize * 1.75)
    radius: Theme.radius
    color: typeColour

    Label {
        id: label

        anchors.centerIn: parent
        text: badge.code
        color: Theme.textOnInk
        font.pixelSize: badge.textSize
        weight: Font.Bold
    }
}
