pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// The first choice: type a word, pick a type, see all agencies, or the nearest facility.
Item {
    id: screen

    required property Visit visit
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)

    ActionButton {
        id: search

        objectName: "openSearch"
        anchors.top: parent.top
        anchors.topMargin: Theme.mm(5)
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Theme.mm(22)
        iconName: "search"
        text: screen.words.search_hint
        textSize: Theme.textSize
        textWeight: Font.Normal
        edge: Theme.ink
        onClicked: screen.visit.session.open("search")
    }
    Row {
        id: types

        anchors.top: search.bottom
        anchors.topMargin: Theme.mm(4)
        x: screen.side
        spacing: Theme.gap

        readonly property int count: screen.visit.home.types.count
        readonly property real cardWidth: (screen.width - 2 * screen.side - (count - 1) * Theme.gap) / Math.max(1, count)
        readonly property real tallest: Math.max(0, ...children.map(card => card.implicitHeight))

        Repeater {
            model: screen.visit.home.types

            TypeCard {
                width: types.cardWidth
                height: types.tallest
                onClicked: screen.visit.chooseType(typeId)
            }
        }
    }
    ActionButton {
        id: agencies

        objectName: "openAgencies"
        anchors.top: types.bottom
        anchors.topMargin: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side
        kind: "ink"
        iconName: "agencies"
        text: screen.words.all_agencies
        textSize: Theme.leadSize
        onClicked: screen.visit.session.open("agencies")
    }
    Label {
        id: nearestTitle

        anchors.top: agencies.bottom
        anchors.topMargin: Theme.mm(4)
        x: screen.side
        text: screen.words.nearest
        weight: Font.DemiBold
    }
    FacilityStrip {
        id: facilities

        anchors.top: nearestTitle.bottom
        anchors.topMargin: Theme.gapSmall
        x: screen.side
        width: parent.width - 2 * screen.side
        visit: screen.visit
        facilities: screen.visit.home.facilities
        tellsWalk: Theme.portrait
    }
    TapArea {
        id: stage

        objectName: "onStage"
        visible: screen.visit.home.stageTitle !== ""
        enabled: screen.visit.home.stagePlace !== ""
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
        x: screen.side
        width: parent.width - 2 * screen.side
        edge: Theme.outline
        text: screen.visit.home.stageWhen + " " + screen.visit.home.stageTitle
        onClicked: screen.visit.goTo(screen.visit.home.stagePlace)

        contentItem: Row {
            spacing: Theme.mm(4)

            Icon {
                id: podium

                name: "stage"
                anchors.verticalCenter: parent.verticalCenter
            }
            Column {
                width: stage.availableWidth - podium.width - Theme.mm(4)
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
