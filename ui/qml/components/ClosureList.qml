pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// What is closed just now, what cannot be reached because of it, and the doors to close more.
Item {
    id: list

    required property ClosingModel closing
    required property var words

    signal leaveAsked

    Label {
        id: title

        width: parent.width
        text: list.closing.closures.count === 0 ? list.words.staff_closures_none : list.words.staff_closures
        font.pixelSize: Theme.leadSize
        weight: Font.DemiBold
    }
    Label {
        id: cutOff

        objectName: "cutOff"
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: text !== ""
        text: list.closing.cutOff
        color: Theme.bad
        weight: Font.Medium
    }
    TouchList {
        objectName: "closures"
        anchors.top: cutOff.visible ? cutOff.bottom : title.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: doors.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        model: list.closing.closures
        delegate: TapArea {
            id: row

            required property int index
            required property int number
            required property string where
            required property string until

            width: ListView.view.width - Theme.gap
            text: number + " " + where
            edge: Theme.outline
            onClicked: list.closing.showOnMap(index)

            contentItem: Item {
                implicitHeight: Math.max(told.implicitHeight, open.height)

                // as on the map
                Rectangle {
                    id: badge

                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.mm(10)
                    height: width
                    radius: width / 2
                    color: Theme.mapPalette["closed"]

                    Label {
                        objectName: "closureNumber-" + row.index
                        anchors.centerIn: parent
                        text: row.number
                        color: Theme.mapPalette["closedText"]
                        weight: Font.Medium
                    }
                }
                Column {
                    id: told

                    anchors.verticalCenter: parent.verticalCenter
                    x: badge.width + Theme.gap
                    width: parent.width - x - open.width - Theme.gap

                    Label {
                        width: parent.width
                        text: row.where
                        weight: Font.Medium
                    }
                    Label {
                        width: parent.width
                        text: row.until
                        soft: true
                    }
                }
                ActionButton {
                    id: open

                    objectName: "openAgain-" + row.index
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width * 0.5)
                    enabled: !list.closing.busy
                    iconName: "lock_open"
                    text: list.words.staff_open_again
                    onClicked: list.closing.openAgain(row.index)
                }
            }
        }
    }
    Item {
        id: doors

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(back.height, more.height)

        ActionButton {
            id: back

            objectName: "backToFiles"
            iconName: "back"
            text: list.words.back
            onClicked: list.leaveAsked()
        }
        ActionButton {
            id: more

            objectName: "closeMore"
            anchors.right: parent.right
            width: Math.min(implicitWidth, parent.width - back.width - Theme.gap)
            kind: "accent"
            iconName: "block"
            text: list.words.staff_close_more
            onClicked: list.closing.begin()
        }
    }
}
