import QtQuick
import Kiosk
import "../theme"

// Walks the way ahead of the visitor, again and again.
Item {
    id: walker

    required property MapModel map
    required property Item world

    visible: map.routeLine.length > 1 && !Theme.reducedMotion

    PathInterpolator {
        id: way

        path: Path {
            PathPolyline {
                path: walker.map.routeLine
            }
        }
    }
    SequentialAnimation {
        running: walker.visible
        loops: Animation.Infinite

        NumberAnimation {
            target: way
            property: "progress"
            from: 0
            to: 1
            duration: walker.map.walkMs
            easing.type: Easing.InOutSine
        }
        PauseAnimation {
            duration: 900
        }
    }
    Rectangle {
        objectName: "walkingDot"
        width: Theme.mm(4.6)
        height: width
        radius: width / 2
        color: Theme.mapPalette["routeArrow"]
        border.width: Theme.mm(0.8)
        border.color: Theme.mapPalette["floor"]
        x: walker.world.x + way.x * walker.world.scale - width / 2
        y: walker.world.y + way.y * walker.world.scale - height / 2
    }
}
