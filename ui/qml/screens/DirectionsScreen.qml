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

    TouchList {
        id: steps

        objectName: "steps"
        anchors.top: parent.top
        anchors.topMargin: Theme.mm(4)
        anchors.bottom: stepFree.visible ? stepFree.top : take.visible ? take.top : parent.bottom
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        spacing: 0
        model: screen.way.steps
        header: BoothHead {
            width: steps.width - Theme.gap
            height: implicitHeight + Theme.gap
            code: screen.way.code
            tone: Theme.typeColour(screen.way.tint)
            title: screen.way.title
            detail: screen.way.minutes === "" ? screen.way.noWayReason : screen.way.minutes + "  ·  " + screen.way.length
        }
        delegate: StepRow {
            width: ListView.view.width - Theme.gap
        }
    }
    ActionButton {
        id: stepFree

        objectName: "stepFree"
        visible: screen.way.hasLevels
        anchors.bottom: take.visible ? take.top : parent.bottom
        anchors.bottomMargin: Theme.gap
        x: screen.side
        kind: screen.way.stepFree ? "ink" : "plain"
        iconName: screen.way.stepFree ? "check" : "accessibility"
        text: screen.words.step_free
        onClicked: screen.way.setStepFree(!screen.way.stepFree)
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
}
