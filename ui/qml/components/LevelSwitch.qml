pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Floors, the highest on top.
Column {
    id: floors

    required property MapModel map

    spacing: Theme.mm(3)

    Repeater {
        model: floors.map.levels

        TapArea {
            id: floor

            required property var modelData
            readonly property bool shown: floors.map.level === modelData.id

            objectName: "level-" + modelData.id
            text: modelData.name
            colour: shown ? Theme.ink : Theme.surface
            pressedColour: shown ? Theme.inkPressed : Theme.pressed
            edge: Theme.outlineStrong
            onClicked: floors.map.level = modelData.id

            contentItem: Label {
                text: floor.text
                color: floor.shown ? Theme.textOnInk : Theme.ink
                weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
