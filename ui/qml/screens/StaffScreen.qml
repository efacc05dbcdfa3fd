pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// For staff alone, behind the PIN: bring in a file, see what it would change, apply it, go back to former data; close
// aisles for a while.
Rectangle {
    id: screen

    required property Visit visit
    readonly property StaffModel staff: visit.staff
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(7)

    objectName: "staffScreen"
    color: Theme.background

    function leave(): void {
        staff.leave();
        visit.session.forget();
    }

    Rectangle {
        id: head

        width: parent.width
        height: Theme.mm(30)
        color: Theme.ink

        Label {
            x: screen.side
            anchors.verticalCenter: parent.verticalCenter
            text: screen.words.staff
            color: Theme.textOnInk
            // a tone mark over a tall letter needs all of the line
            lineHeight: 1
            font.pixelSize: Theme.headingSize
            weight: Font.DemiBold
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap

            LanguageSwitch {
                session: screen.visit.session
            }
            ActionButton {
                objectName: "staffLeave"
                iconName: "close"
                text: Theme.portrait ? "" : screen.words.staff_leave
                Accessible.name: screen.words.staff_leave
                onClicked: screen.leave()
            }
        }
    }
    Rectangle {
        id: notice

        anchors.top: head.bottom
        width: parent.width
        height: screen.staff.message === "" ? 0 : told.implicitHeight + 2 * Theme.gap
        visible: height > 0
        color: Theme.accent

        Label {
            id: told

            objectName: "staffMessage"
            anchors.centerIn: parent
            width: parent.width - 2 * screen.side
            text: screen.staff.message
            color: Theme.textOnAccent
            weight: Font.Medium
        }
    }
    Item {
        id: place

        anchors.top: notice.bottom
        anchors.topMargin: Theme.mm(4)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side

        StaffPin {
            anchors.fill: parent
            visible: screen.staff.mode === "pin"
            staff: screen.staff
            words: screen.words
        }
        StaffFiles {
            anchors.fill: parent
            visible: screen.staff.mode === "menu"
            staff: screen.staff
            words: screen.words
        }
        StaffCheck {
            anchors.fill: parent
            visible: screen.staff.mode === "checked"
            staff: screen.staff
            words: screen.words
        }
        Loader {
            anchors.fill: parent
            active: screen.staff.mode === "closures"
            sourceComponent: StaffClosures {
                staff: screen.staff
                words: screen.words
            }
        }
        StaffGenerations {
            anchors.fill: parent
            visible: screen.staff.mode === "generations"
            staff: screen.staff
            words: screen.words
        }
    }
}
