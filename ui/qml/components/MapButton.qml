import QtQuick
import "../theme"

// A square button on the map, with a drawing; its words are read aloud only.
TapArea {
    id: button

    property string iconName: ""

    radius: Theme.mm(4)
    edge: Theme.outlineStrong

    contentItem: Item {
        implicitWidth: Theme.icon
        implicitHeight: Theme.icon

        Icon {
            anchors.centerIn: parent
            name: button.iconName
        }
    }
}
