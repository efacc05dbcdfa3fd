pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// One booth: who, what, how far, and the way drawn already; one touch more gives every step.
Item {
    id: screen

    required property Visit visit
    readonly property BoothModel booth: visit.booth
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)
    readonly property color tone: booth.colour === "" ? Theme.fallbackType : booth.colour

    Item {
        id: head

        anchors.top: parent.top
        anchors.topMargin: Theme.mm(5)
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Math.max(badge.height, who.implicitHeight)

        CodeBadge {
            id: badge

            objectName: "boothCode"
            code: screen.booth.code
            typeColour: screen.tone
            textSize: Theme.displaySize
        }
        Column {
            id: who

            anchors.left: badge.right
            anchors.leftMargin: Theme.mm(5)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: screen.booth.agency
                font.pixelSize: Theme.leadSize
                weight: Font.DemiBold
            }
            Row {
                spacing: Theme.gapSmall

                Icon {
                    name: screen.booth.icon
                    size: Theme.mm(7)
                    colour: screen.tone
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    text: screen.booth.typeName
                    soft: true
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
    TouchText {
        id: what

        anchors.top: head.bottom
        anchors.topMargin: Theme.mm(4)
        anchors.bottom: way.top
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        title: screen.booth.title
        body: screen.booth.description
    }
    Row {
        id: way

        anchors.bottom: go.top
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        spacing: Theme.mm(4)

        Icon {
            id: arrow

            name: screen.visit.directions.firstIcon === "" ? "walk" : screen.visit.directions.firstIcon
            size: Theme.mm(13)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            width: parent.width - arrow.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: screen.booth.walk
                weight: Font.DemiBold
            }
            Label {
                width: parent.width
                text: screen.visit.directions.noWayReason !== "" ? screen.visit.directions.noWayReason : screen.visit.directions.firstStep
            }
        }
    }
    ActionButton {
        id: go

        objectName: "takeMeThere"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(5)
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Theme.mm(25)
        kind: "accent"
        iconName: "walk"
        text: screen.words.take_me_there
        textSize: Theme.headingSize
        iconSize: Theme.mm(15)
        enabled: screen.visit.directions.noWayReason === ""
        onClicked: screen.visit.goTo(screen.booth.code)
    }
}
