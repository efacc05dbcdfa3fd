pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// While an area is marked: how to do it, until when it is closed, why it cannot be closed yet, and the one question.
Item {
    id: choices

    required property ClosingModel closing
    required property var words

    Column {
        width: parent.width
        spacing: Theme.gap

        Label {
            objectName: "closureHelp"
            width: parent.width
            text: choices.words.staff_close_how
            weight: Font.Medium
        }
        Label {
            topPadding: Theme.gap
            text: choices.words.staff_close_until
            weight: Font.DemiBold
        }
        Grid {
            id: times

            readonly property real across: (width - (columns - 1) * spacing) / columns

            width: parent.width
            columns: Theme.portrait ? 2 : 1
            spacing: Theme.gap

            Repeater {
                model: choices.closing.mark.untilChoices

                ActionButton {
                    required property string key
                    required property bool chosen
                    required text

                    objectName: "until-" + key
                    width: times.across
                    centred: false
                    kind: chosen ? "ink" : "plain"
                    iconName: chosen ? "check_circle" : "circle"
                    onClicked: choices.closing.mark.chooseUntil(key)
                }
            }
        }
    }
    Label {
        objectName: "hindrance"
        anchors.bottom: doors.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        text: choices.closing.mark.hindrance
        color: choices.closing.mark.isMarked ? Theme.bad : Theme.ink
        weight: Font.Medium
    }
    Item {
        id: doors

        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(22)

        ActionButton {
            id: cancel

            objectName: "cancelClosure"
            height: parent.height
            iconName: "close"
            text: choices.words.staff_cancel
            onClicked: choices.closing.cancel()
        }
        ActionButton {
            objectName: "closeAisle"
            anchors.right: parent.right
            height: parent.height
            width: Math.min(implicitWidth, parent.width - cancel.width - Theme.gap)
            enabled: choices.closing.mark.canClose && !choices.closing.busy
            kind: "accent"
            iconName: "block"
            text: choices.words.staff_close_now
            onClicked: choices.closing.close()
        }
    }
}
