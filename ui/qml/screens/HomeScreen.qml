pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// The first choice: type a word, pick a type, see all agencies, or the nearest facility. All of it stands on the screen
// at once; only an event with many types scrolls.
Flickable {
    id: screen

    required property Visit visit
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)

    implicitHeight: choices.implicitHeight + 2 * choices.y
    contentHeight: implicitHeight
    interactive: contentHeight > height + 1
    boundsBehavior: Flickable.DragOverBounds
    clip: true

    Column {
        id: choices

        x: screen.side
        y: Theme.mm(5)
        width: screen.width - 2 * screen.side
        spacing: Theme.mm(Theme.portrait ? 5 : 3.5)

        ActionButton {
            objectName: "openSearch"
            width: parent.width
            height: Theme.mm(22)
            iconName: "search"
            text: screen.words.search_hint
            textWeight: Font.Normal
            edge: Theme.ink
            onClicked: screen.visit.session.open("search")
        }
        TypeGrid {
            width: parent.width
            visit: screen.visit
            compact: count > 6
        }
        ActionButton {
            objectName: "openAgencies"
            width: parent.width
            kind: "ink"
            iconName: "agencies"
            text: screen.words.all_agencies
            textSize: Theme.leadSize
            onClicked: screen.visit.session.open("agencies")
        }
        Label {
            visible: screen.visit.home.facilities.count > 0
            text: screen.words.nearest
            weight: Font.DemiBold
        }
        FacilityStrip {
            width: parent.width
            visit: screen.visit
            facilities: screen.visit.home.facilities
            tellsWalk: Theme.portrait
        }
        TapArea {
            id: stage

            objectName: "onStage"
            visible: screen.visit.home.stageTitle !== ""
            enabled: screen.visit.home.stagePlace !== ""
            width: parent.width
            edge: Theme.outline
            text: screen.visit.home.stageWhen + " " + screen.visit.home.stageTitle
            onClicked: screen.visit.goTo(screen.visit.home.stagePlace)

            contentItem: Item {
                implicitHeight: Math.max(podium.height, programme.implicitHeight)

                Icon {
                    id: podium

                    name: "stage"
                    size: Theme.mm(12)
                    anchors.verticalCenter: parent.verticalCenter
                }
                Column {
                    id: programme

                    anchors.left: podium.right
                    anchors.leftMargin: Theme.mm(4)
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: screen.visit.home.stageWhen
                        soft: true
                    }
                    Label {
                        width: parent.width
                        text: screen.visit.home.stageTitle
                        weight: Font.Medium
                    }
                }
            }
        }
    }
    ScrollMark {
        list: screen
    }
}
