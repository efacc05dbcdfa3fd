pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The area that staff mark on the map with one finger: drawn out, then moved, or changed at its corners.
Item {
    id: mark

    required property ClosingModel closing
    required property Item world
    readonly property rect area: closing.area
    readonly property bool there: area.width > 0 || area.height > 0
    readonly property color tone: Theme.mapPalette["closed"]

    function acrossOf(x: real): real {
        return (x - world.x) / world.scale;
    }
    function downOf(y: real): real {
        return (y - world.y) / world.scale;
    }

    Rectangle {
        id: frame

        objectName: "markedArea"
        visible: mark.there
        x: mark.world.x + mark.area.x * mark.world.scale
        y: mark.world.y + mark.area.y * mark.world.scale
        width: mark.area.width * mark.world.scale
        height: mark.area.height * mark.world.scale
        color: Qt.alpha(mark.tone, 0.3)
        border.width: Theme.mm(0.8)
        border.color: mark.tone
    }
    Repeater {
        model: mark.there ? 4 : 0

        Rectangle {
            required property int index

            width: Theme.mm(9)
            height: width
            radius: width / 2
            x: frame.x + (index % 2) * frame.width - width / 2
            y: frame.y + Math.floor(index / 2) * frame.height - height / 2
            color: Theme.surface
            border.width: Theme.mm(1.2)
            border.color: mark.tone
        }
    }
    MouseArea {
        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => mark.closing.press(mark.acrossOf(mouse.x), mark.downOf(mouse.y), Theme.mm(12) / mark.world.scale)
        onPositionChanged: mouse => mark.closing.drag(mark.acrossOf(mouse.x), mark.downOf(mouse.y))
    }
}
