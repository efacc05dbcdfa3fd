import QtQuick
import "../../components"
import "../../theme"

// What a key looks like: a light cap with a word or a picture, dark while a finger rests on it.
Item {
    id: face

    property string label
    property string picture
    property bool pressed: false
    property bool quiet: false
    property bool accented: false
    property bool held: false
    property real scaleOfLabel: 1

    readonly property color ink: accented ? Theme.textOnAccent : (pressed || held ? Theme.textOnInk : Theme.ink)

    anchors.fill: parent

    Rectangle {
        anchors.fill: parent
        anchors.margins: KeyboardFrame.gap / 2
        radius: Math.round(KeyboardFrame.row * 0.12)
        color: {
            if (face.accented)
                return face.pressed ? Theme.accentPressed : Theme.accent;
            if (face.pressed || face.held)
                return face.pressed ? Theme.inkPressed : Theme.ink;
            return face.quiet ? Theme.pressed : Theme.surface;
        }
        border.width: Math.max(1, Math.round(Theme.hairline / 2))
        border.color: face.accented || face.held ? color : Theme.outline
    }

    Row {
        anchors.centerIn: parent
        spacing: KeyboardFrame.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: face.picture !== ""
            name: face.picture
            colour: face.ink
            size: Math.round(KeyboardFrame.row * 0.5)
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: face.label !== ""
            text: face.label
            color: face.ink
            font.family: Theme.family
            font.weight: Font.Medium
            font.pixelSize: Math.round(KeyboardFrame.row * 0.48 * face.scaleOfLabel)
        }
    }
}
