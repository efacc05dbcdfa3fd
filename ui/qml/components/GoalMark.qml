import QtQuick
import Kiosk
import "../theme"

// The end of the way: a pin that stands on it. Its origin is the pin's tip.
Item {
    MapMark {
        kind: "pin"
        colour: Theme.mapPalette["chosen"]
        second: Theme.mapPalette["chosenText"]
        width: Theme.mm(9)
        height: Theme.mm(11.5)
        x: -width / 2
        y: -height
    }
}
