import QtQuick
import "../theme"

// The soft shadow that a panel throws on the map: above it upright, at its right across.
Item {
    id: shade

    required property bool upright
    readonly property color dark: "#22141008"
    readonly property color clear: "#00141008"

    Rectangle {
        x: shade.upright ? 0 : parent.width
        y: shade.upright ? -height : 0
        width: shade.upright ? parent.width : Theme.mm(4)
        height: shade.upright ? Theme.mm(4) : parent.height
        gradient: Gradient {
            orientation: shade.upright ? Gradient.Vertical : Gradient.Horizontal

            GradientStop {
                position: 0
                color: shade.upright ? shade.clear : shade.dark
            }
            GradientStop {
                position: 1
                color: shade.upright ? shade.dark : shade.clear
            }
        }
    }
}
