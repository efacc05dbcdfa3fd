pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The kept states of the data, newest first; any of them is one touch away.
Item {
    id: former

    required property StaffModel staff
    required property var words

    Label {
        id: title

        text: former.words.staff_former
        font.pixelSize: Theme.leadSize
        weight: Font.DemiBold
    }
    TouchList {
        objectName: "generations"
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: back.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        model: former.staff.generations
        delegate: Rectangle {
            id: row

            required property int number
            required property string text
            required property bool active

            width: ListView.view.width - Theme.gap
            height: Math.max(words.implicitHeight, Theme.touch) + 2 * Theme.gap
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.outline

            Label {
                id: words

                x: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - button.width - 3 * Theme.gap
                text: row.text
                wrapMode: Text.Wrap
            }
            ActionButton {
                id: button

                objectName: "rollBack-" + row.number
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width * 0.42)
                enabled: !row.active && !former.staff.busy
                iconName: row.active ? "check" : "undo"
                text: row.active ? former.words.staff_in_use : former.words.staff_roll_back
                onClicked: former.staff.rollBack(row.number)
            }
        }
    }
    ActionButton {
        id: back

        objectName: "backToFiles"
        anchors.bottom: parent.bottom
        iconName: "back"
        text: former.words.back
        onClicked: former.staff.openMenu()
    }
}
