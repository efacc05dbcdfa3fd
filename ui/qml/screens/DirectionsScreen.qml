pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// The way from here, step by step, what other way there is, and a code to take it along.
Item {
    id: screen

    required property Visit visit
    readonly property DirectionsModel way: visit.directions
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)
    readonly property bool noWay: way.noWayReason !== ""

    BoothHead {
        id: head

        y: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side - Theme.gap
        height: implicitHeight
        code: screen.way.code
        tone: Theme.typeColour(screen.way.tint)
        title: screen.way.title
        detail: screen.way.walk
        note: screen.way.slow
    }
    WayChoice {
        id: choice

        visible: screen.way.choice !== "" && !screen.noWay
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        x: screen.side
        width: screen.way.choice === "offer" ? parent.width - 2 * screen.side : Math.min(implicitWidth, parent.width - 2 * screen.side)
        way: screen.way
    }
    Label {
        id: noneWithout

        objectName: "noneWithout"
        visible: !screen.noWay && !screen.way.accessible && text !== ""
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        text: screen.way.access
        weight: Font.Medium
    }
    NoWay {
        visible: screen.noWay
        anchors.top: head.bottom
        anchors.topMargin: Theme.mm(8)
        x: screen.side
        width: parent.width - 2 * screen.side
        way: screen.way
        words: screen.words
        onHelpAsked: destination => screen.visit.goTo(destination)
        onBackAsked: screen.visit.session.back()
    }
    TouchList {
        id: steps

        property bool touched: false

        objectName: "steps"
        visible: !screen.noWay
        anchors.top: choice.visible ? choice.bottom : noneWithout.visible ? noneWithout.bottom : head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: take.visible ? take.top : parent.bottom
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        spacing: 0
        model: screen.way.steps
        delegate: StepRow {
            width: ListView.view.width - Theme.gap
            shown: level === screen.visit.map.level
            onTouched: {
                steps.touched = true;
                screen.visit.showStep(index);
                steps.touched = false;
            }
        }
    }
    // Whoever shows another floor on the map reads its steps; a step that was touched stays under the finger
    Connections {
        target: screen.visit.map

        function onLevelChanged(): void {
            if (!steps.touched)
                steps.bringUp(screen.way.firstStepOn(screen.visit.map.level));
        }
    }
    TakeAlong {
        id: take

        visible: Theme.portrait && screen.way.walk !== ""
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side
        way: screen.way
        words: screen.words
    }
}
