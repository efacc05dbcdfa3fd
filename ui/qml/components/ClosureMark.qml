pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The area that staff mark on the map with one finger: drawn out, moved by its middle, or resized at its corners. Of a
// small one the circles that stand for its corners lie further out, so that a finger can take each of them, and the
// middle too.
Item {
    id: overlay

    required property MarkingModel mark
    required property Item world
    readonly property rect area: mark.area
    readonly property color tone: Theme.mapPalette["closed"]
    readonly property real middleX: frame.x + frame.width / 2
    readonly property real middleY: frame.y + frame.height / 2
    readonly property real circlesX: Math.max(frame.width / 2, Theme.touch + Theme.gap)
    readonly property real circlesY: Math.max(frame.height / 2, (Theme.touch + Theme.gap) / 2)

    function acrossOf(x: real): real {
        return (x - world.x) / world.scale;
    }
    function downOf(y: real): real {
        return (y - world.y) / world.scale;
    }

    component Finger: MouseArea {
        signal held(across: real, down: real)

        preventStealing: true
        onPressed: mouse => {
            const at = mapToItem(overlay, mouse.x, mouse.y);
            held(overlay.acrossOf(at.x), overlay.downOf(at.y));
        }
        onPositionChanged: mouse => {
            const at = mapToItem(overlay, mouse.x, mouse.y);
            overlay.mark.drag(overlay.acrossOf(at.x), overlay.downOf(at.y));
        }
    }

    Finger {
        anchors.fill: parent
        onHeld: (across, down) => overlay.mark.draw(across, down, Theme.mm(3) / overlay.world.scale)
    }
    Rectangle {
        id: frame

        objectName: "markedArea"
        visible: overlay.mark.isMarked
        x: overlay.world.x + overlay.area.x * overlay.world.scale
        y: overlay.world.y + overlay.area.y * overlay.world.scale
        width: overlay.area.width * overlay.world.scale
        height: overlay.area.height * overlay.world.scale
        color: Qt.alpha(overlay.tone, 0.3)
        border.width: Theme.mm(0.8)
        border.color: overlay.tone
    }
    Finger {
        objectName: "moveMark"
        enabled: overlay.mark.isMarked
        width: Math.max(frame.width, Theme.touch)
        height: Math.max(frame.height, Theme.touch)
        x: overlay.middleX - width / 2
        y: overlay.middleY - height / 2
        onHeld: (across, down) => overlay.mark.hold(across, down)
    }
    Repeater {
        model: overlay.mark.isMarked ? 4 : 0

        Finger {
            id: circle

            required property int index
            readonly property real toRight: index % 2 === 0 ? -1 : 1
            readonly property real down: index < 2 ? -1 : 1
            // from the corner to the circle
            readonly property real outX: toRight * (overlay.circlesX - frame.width / 2)
            readonly property real outY: down * (overlay.circlesY - frame.height / 2)

            objectName: "corner-" + index
            width: Theme.touch
            height: width
            x: overlay.middleX + toRight * overlay.circlesX - width / 2
            y: overlay.middleY + down * overlay.circlesY - height / 2
            onHeld: (across, down) => overlay.mark.holdCorner(index, across, down)

            Rectangle {
                x: circle.width / 2
                y: circle.height / 2 - height / 2
                width: Math.hypot(circle.outX, circle.outY)
                height: Theme.mm(0.8)
                transformOrigin: Item.Left
                rotation: Math.atan2(-circle.outY, -circle.outX) * 180 / Math.PI
                color: overlay.tone
            }
            Rectangle {
                anchors.centerIn: parent
                width: Theme.mm(9)
                height: width
                radius: width / 2
                color: Theme.surface
                border.width: Theme.mm(1.2)
                border.color: overlay.tone
            }
        }
    }
}
