import QtQuick
import Kiosk
import "../theme"

// The end of the way, which is its origin: a pin that stands there, or a ring before a booth that is lit up itself.
Item {
    id: mark

    property bool pin: true

    MapMark {
        visible: mark.pin
        kind: "pin"
        colour: Theme.mapPalette["chosen"]
        second: Theme.mapPalette["chosenText"]
        width: Theme.mm(9)
        height: Theme.mm(11.5)
        x: -width / 2
        y: -height
    }
    Rectangle {
        visible: !mark.pin
        width: Theme.mm(4.6)
        height: width
        radius: width / 2
        x: -width / 2
        y: -height / 2
        color: Theme.mapPalette["route"]
        border.width: Theme.mm(1.2)
        border.color: Theme.mapPalette["routeCasing"]
    }
}
