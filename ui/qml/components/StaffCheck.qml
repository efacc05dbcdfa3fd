pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// What the check of a file came to: problems with their places, else what would change, and the one question.
Item {
    id: check

    required property StaffModel staff
    required property var words

    Column {
        id: head

        width: parent.width
        spacing: Theme.gapSmall

        Label {
            width: parent.width
            text: check.staff.source
            soft: true
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "verdict"
            width: parent.width
            text: check.staff.verdict
            font.pixelSize: Theme.leadSize
            weight: Font.DemiBold
        }
    }
    TouchList {
        id: changes

        objectName: "changes"
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        height: Math.min(contentHeight + Theme.gap, problems.count > 0 ? parent.height * 0.4 : doors.y - y - Theme.gap)
        model: check.staff.changes
        delegate: Label {
            required property string kind
            required property string sentence

            width: ListView.view.width - Theme.gap
            text: sentence
            wrapMode: Text.Wrap
            weight: kind === "new_event" ? Font.DemiBold : Font.Normal
        }
    }
    TouchList {
        id: problems

        objectName: "problems"
        anchors.top: changes.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: doors.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        model: check.staff.problems
        delegate: Rectangle {
            id: row

            required property bool isError
            required property string where
            required property string message

            width: ListView.view.width - Theme.gap
            height: words.implicitHeight + 2 * Theme.gap
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.hairline
            border.color: row.isError ? Theme.bad : Theme.outlineStrong

            Column {
                id: words

                x: Theme.gap
                y: Theme.gap
                width: parent.width - 2 * Theme.gap

                Label {
                    width: parent.width
                    text: (row.isError ? check.words.staff_error : check.words.staff_warning) + "  ·  " + row.where
                    color: row.isError ? Theme.bad : Theme.caution
                    weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    width: parent.width
                    text: row.message
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    // Far apart, so that a hurried finger does not take one for the other
    Item {
        id: doors

        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(22)

        ActionButton {
            objectName: "applyFile"
            anchors.right: parent.right
            height: parent.height
            visible: check.staff.canApply
            enabled: !check.staff.busy
            kind: "accent"
            iconName: "check"
            text: check.words.staff_apply
            onClicked: check.staff.apply()
        }
        ActionButton {
            objectName: "cancelFile"
            height: parent.height
            iconName: "close"
            text: check.words.staff_cancel
            enabled: !check.staff.busy
            onClicked: check.staff.openMenu()
        }
    }
}
