pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Closed aisles: the hall's map to mark them on, and beside or below it what is closed and until when.
Item {
    id: closures

    required property StaffModel staff
    required property var words
    readonly property ClosingModel closing: staff.closing

    Rectangle {
        id: frame

        width: Theme.portrait ? parent.width : parent.width * 0.56
        height: Theme.portrait ? parent.height * 0.56 : parent.height
        radius: Theme.radius
        color: Theme.outlineStrong

        MapView {
            id: hall

            objectName: "closuresMap"
            anchors.fill: parent
            anchors.margins: Theme.hairline
            map: closures.closing.map
            touchable: !closures.closing.marking
            overlay: Component {
                ClosureMark {
                    visible: closures.closing.marking
                    mark: closures.closing.mark
                    world: hall.world
                }
            }
        }
    }
    Item {
        id: panel

        x: Theme.portrait ? 0 : frame.width + Theme.gapLarge
        y: Theme.portrait ? frame.height + Theme.gapLarge : 0
        width: parent.width - x
        height: parent.height - y

        ClosureList {
            anchors.fill: parent
            visible: !closures.closing.marking
            closing: closures.closing
            words: closures.words
            onLeaveAsked: closures.staff.openMenu()
        }
        ClosureChoices {
            anchors.fill: parent
            visible: closures.closing.marking
            closing: closures.closing
            words: closures.words
        }
    }
}
