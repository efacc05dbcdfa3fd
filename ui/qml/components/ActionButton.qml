import QtQuick
import "../theme"

// A button with a drawing and words. "accent" is the one thing to do next, "ink" a strong second, "plain" the rest.
TapArea {
    id: button

    property string kind: "plain"
    property string iconName: ""
    property int textSize: Theme.textSize
    property int iconSize: Theme.icon
    property int textWeight: Font.DemiBold
    property bool centred: true
    readonly property real iconRoom: iconName === "" ? 0 : iconSize + (text === "" ? 0 : Theme.gap)
    readonly property color foreground: kind === "ink" ? Theme.textOnInk : Theme.ink

    colour: kind === "accent" ? Theme.accent : kind === "ink" ? Theme.ink : Theme.surface
    pressedColour: kind === "accent" ? Theme.accentPressed : kind === "ink" ? Theme.inkPressed : Theme.pressed
    edge: kind === "plain" ? Theme.outlineStrong : "transparent"
    opacity: enabled ? 1 : 0.45
    leftPadding: Theme.mm(5)
    rightPadding: Theme.mm(5)

    contentItem: Item {
        // From the words unwrapped: they wrap only where the button is given less room than that
        implicitWidth: Math.ceil((label.visible ? label.implicitWidth : 0) + button.iconRoom)
        implicitHeight: Math.max(label.implicitHeight, button.iconSize)

        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            x: button.centred ? (parent.width - width) / 2 : 0
            spacing: Theme.gap

            Icon {
                name: button.iconName
                size: button.iconSize
                visible: button.iconName !== ""
                colour: button.foreground
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                id: label

                width: Math.min(Math.ceil(implicitWidth), button.availableWidth - button.iconRoom)
                visible: button.text !== ""
                text: button.text
                color: button.foreground
                font.pixelSize: button.textSize
                weight: button.textWeight
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
