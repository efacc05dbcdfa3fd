pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The event files on what is plugged in, newest first, and the doors to the other staff matters.
Item {
    id: files

    required property StaffModel staff
    required property var words

    Label {
        id: title

        text: files.words.staff_files
        font.pixelSize: Theme.leadSize
        weight: Font.DemiBold
    }
    Label {
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: list.count === 0 && !files.staff.busy
        text: files.words.staff_no_files
    }
    TouchList {
        id: list

        objectName: "staffFiles"
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: doors.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        model: files.staff.files
        delegate: TapArea {
            id: row

            required property int index
            required property string name
            required property string detail

            objectName: "file-" + name
            width: ListView.view.width - Theme.gap
            text: name
            edge: Theme.outline
            enabled: !files.staff.busy
            onClicked: files.staff.check(index)

            contentItem: Column {
                Label {
                    width: parent.width
                    text: row.name
                    weight: Font.Medium
                    wrapMode: Text.Wrap
                }
                Label {
                    width: parent.width
                    text: row.detail
                    soft: true
                }
            }
        }
    }
    Flow {
        id: doors

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            objectName: "lookAgain"
            iconName: "usb"
            text: files.words.staff_look_again
            onClicked: files.staff.openMenu()
        }
        ActionButton {
            objectName: "formerData"
            iconName: "history"
            text: files.words.staff_former
            onClicked: files.staff.openGenerations()
        }
        ActionButton {
            objectName: "closedAisles"
            iconName: "block"
            text: files.words.staff_closures
            onClicked: files.staff.openClosures()
        }
        ActionButton {
            objectName: "quitProgram"
            iconName: "power"
            text: files.words.staff_quit
            onClicked: files.staff.quit()
        }
    }
}
