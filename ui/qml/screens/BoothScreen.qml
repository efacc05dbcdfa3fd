pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// One booth: who, what, how far, and the way drawn already; one touch more gives every step. Who and what scroll
// together if they are longer than their place; the way stays.
Item {
    id: screen

    required property Visit visit
    readonly property BoothModel booth: visit.booth
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)
    readonly property color tone: Theme.typeColour(booth.colour)

    Flickable {
        id: about

        anchors.top: parent.top
        anchors.topMargin: Theme.mm(5)
        anchors.bottom: way.top
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        contentHeight: what.implicitHeight
        clip: true
        boundsBehavior: Flickable.DragOverBounds
        interactive: contentHeight > height + 1

        Connections {
            target: screen.booth

            function onChanged(): void {
                about.contentY = 0;
            }
        }
        Column {
            id: what

            width: about.width - Theme.gap
            spacing: Theme.gapSmall

            BoothHead {
                width: parent.width
                code: screen.booth.code
                tone: screen.tone
                codeSize: Theme.displaySize
                title: screen.booth.agency
                picture: screen.booth.icon
                detail: screen.booth.typeName
            }
            Label {
                width: parent.width
                topPadding: Theme.gapSmall
                text: screen.booth.title
                font.pixelSize: Theme.leadSize
                weight: Font.Medium
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                visible: screen.booth.description !== ""
                text: screen.booth.description
                wrapMode: Text.Wrap
            }
        }
        ScrollMark {
            list: about
        }
    }
    Item {
        id: way

        anchors.bottom: go.top
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Math.max(arrow.height, told.implicitHeight)

        Icon {
            id: arrow

            name: screen.visit.directions.firstIcon === "" ? "walk" : screen.visit.directions.firstIcon
            size: Theme.mm(14)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: told

            anchors.left: arrow.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
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
