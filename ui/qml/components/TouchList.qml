import QtQuick
import "../theme"

// A list that scrolls by touch with momentum, and shows that there is more above or below.
ListView {
    id: list

    spacing: Theme.gap
    clip: true
    boundsBehavior: Flickable.DragOverBounds
    flickDeceleration: 2500
    bottomMargin: Theme.gap
    reuseItems: true
    // Rows made ahead are made later, and Qt complains when the list has become shorter by then
    cacheBuffer: 0

    Rectangle {
        id: track

        parent: list
        visible: list.contentHeight > list.height + 1
        anchors.right: parent.right
        y: list.visibleArea.yPosition * list.height
        width: Theme.mm(1.2)
        height: Math.max(Theme.mm(8), list.visibleArea.heightRatio * list.height)
        radius: width / 2
        color: Theme.outlineStrong
    }
    Rectangle {
        parent: list
        visible: !list.atYEnd && list.contentHeight > list.height + 1
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(7)
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#00f5f2ea"
            }
            GradientStop {
                position: 1
                color: Theme.background
            }
        }
    }
}
