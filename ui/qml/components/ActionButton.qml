import QtQuick
import "../theme"

// A button with a drawing and words. "accent" is the one thing to do next, "ink" a strong second, "plain" the rest.
TapArea {
    id: button

    property string kind: "plain"
    property string iconName: ""
    property int textSize: Theme.textSize
    property int textWeight: Font.DemiBold
    readonly property color foreground: kind === "ink" ? Theme.textOnInk : Theme.ink

    colour: kind === "accent" ? Theme.accent : kind === "ink" ? Theme.ink : Theme.surface
    pressedColour: kind === "accent" ? Theme.accentPressed : kind === "ink" ? Theme.inkPressed : Theme.pressed
    edge: kind === "plain" ? Theme.outlineStrong : "transparent"
    opacity: enabled ? 1 : 0.45
    leftPadding: Theme.mm(5)
    rightPadding: Theme.mm(5)

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: Math.max(label.implicitHeight, Theme.icon)

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.gap

            Icon {
                name: button.iconName
                visible: button.iconName !== ""
                colour: button.foreground
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                id: label

                width: Math.min(implicitWidth, button.availableWidth - (button.iconName !== "" ? Theme.icon + Theme.gap : 0))
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
