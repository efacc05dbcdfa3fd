pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Floors, the highest on top; those that the way touches carry its colour.
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
            readonly property bool onTheWay: floors.map.routeLevels.length > 1 && floors.map.routeLevels.includes(modelData.id)

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

            Rectangle {
                objectName: "onTheWay"
                visible: floor.onTheWay
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: -Theme.mm(1.5)
                width: Theme.mm(8)
                height: width
                radius: width / 2
                color: Theme.mapPalette["route"]
                border.width: Theme.mm(0.6)
                border.color: Theme.mapPalette["routeCasing"]

                Icon {
                    anchors.centerIn: parent
                    name: "walk"
                    size: Theme.mm(6)
                }
            }
        }
    }
}
