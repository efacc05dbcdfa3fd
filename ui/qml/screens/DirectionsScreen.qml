pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// The way from here, step by step, and a code to take it along.
Item {
    id: screen

    required property Visit visit
    readonly property DirectionsModel way: visit.directions
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)

    Item {
        id: head

        anchors.top: parent.top
        anchors.topMargin: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Math.max(badge.visible ? badge.height : 0, who.implicitHeight)

        CodeBadge {
            id: badge

            visible: screen.way.code !== ""
            width: visible ? implicitWidth : 0
            code: screen.way.code
            textSize: Theme.headingSize
            typeColour: screen.visit.booth.colour === "" ? Theme.ink : screen.visit.booth.colour
        }
        Column {
            id: who

            anchors.left: badge.right
            anchors.leftMargin: badge.visible ? Theme.mm(4) : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: screen.way.title
                font.pixelSize: Theme.leadSize
                weight: Font.DemiBold
            }
            Label {
                objectName: "lengthAndTime"
                width: parent.width
                text: screen.way.minutes === "" ? screen.way.noWayReason : screen.way.minutes + "  ·  " + screen.way.length
            }
        }
    }
    TouchList {
        id: steps

        objectName: "steps"
        anchors.top: head.bottom
        anchors.topMargin: Theme.mm(4)
        anchors.bottom: take.visible ? take.top : stepFree.visible ? stepFree.top : parent.bottom
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        spacing: 0
        model: screen.way.steps
        delegate: StepRow {
            width: ListView.view.width - Theme.gap
        }
    }
    TakeAlong {
        id: take

        visible: Theme.portrait && screen.way.minutes !== ""
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side
        way: screen.way
        words: screen.words
    }
    ActionButton {
        id: stepFree

        objectName: "stepFree"
        visible: screen.way.hasLevels
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.rightMargin: screen.side
        kind: screen.way.stepFree ? "ink" : "plain"
        iconName: screen.way.stepFree ? "check" : "accessibility"
        text: screen.words.step_free
        onClicked: screen.way.setStepFree(!screen.way.stepFree)
    }
}
