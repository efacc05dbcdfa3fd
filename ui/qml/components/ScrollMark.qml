import QtQuick
import "../theme"

// How much of a list or text is seen, and that there is more below.
Item {
    id: mark

    required property Flickable list
    property color ground: Theme.background
    readonly property bool needed: list.contentHeight > list.height + 1

    parent: list
    anchors.fill: parent

    Rectangle {
        visible: mark.needed
        anchors.right: parent.right
        y: mark.list.visibleArea.yPosition * mark.height
        width: Theme.mm(1.2)
        height: Math.max(Theme.mm(8), mark.list.visibleArea.heightRatio * mark.height)
        radius: width / 2
        color: Theme.outlineStrong
    }
    Rectangle {
        visible: mark.needed && !mark.list.atYEnd
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(7)
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(mark.ground, 0)
            }
            GradientStop {
                position: 1
                color: mark.ground
            }
        }
    }
}
