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
    readonly property DirectionsModel way: visit.directions
    readonly property bool noWay: way.noWayReason !== ""
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)
    readonly property color tone: Theme.typeColour(booth.colour)

    Flickable {
        id: about

        readonly property string code: screen.booth.code

        anchors.top: parent.top
        anchors.topMargin: Theme.mm(5)
        anchors.bottom: told.top
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        contentHeight: what.implicitHeight
        clip: true
        boundsBehavior: Flickable.DragOverBounds
        interactive: contentHeight > height + 1
        onCodeChanged: contentY = 0

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
        id: told

        anchors.bottom: go.top
        anchors.bottomMargin: Theme.gap
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Math.max(arrow.height, sentences.implicitHeight)

        Icon {
            id: arrow

            name: screen.noWay ? "block" : screen.way.firstIcon === "" ? "walk" : screen.way.firstIcon
            size: Theme.mm(14)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: sentences

            anchors.left: arrow.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: screen.way.walk || screen.booth.walk
                weight: Font.DemiBold
            }
            Item {
                visible: screen.way.access !== ""
                width: parent.width
                height: access.implicitHeight

                Icon {
                    id: chair

                    visible: screen.way.accessible
                    name: "wheelchair"
                    size: Theme.mm(8)
                    colour: Theme.good
                    y: (access.implicitHeight / access.lineCount - height) / 2
                }
                Label {
                    id: access

                    objectName: "access"
                    x: chair.visible ? chair.size + Theme.gapSmall : 0
                    width: parent.width - x
                    text: screen.way.access
                    color: screen.way.accessible ? Theme.good : Theme.ink
                    weight: Font.Medium
                }
            }
            Label {
                width: parent.width
                text: screen.noWay ? [screen.way.noWayReason, screen.way.closed, screen.way.advice].filter(said => said !== "").join("\n") : screen.way.firstStep
            }
        }
    }
    ActionButton {
        id: go

        // Where there is no way there, to people who can help, else back
        readonly property bool helps: screen.noWay && screen.way.help !== ""
        readonly property bool leaves: screen.noWay && !helps

        objectName: "takeMeThere"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(5)
        x: screen.side
        width: parent.width - 2 * screen.side
        height: Theme.mm(25)
        kind: leaves ? "plain" : "accent"
        iconName: helps ? "information" : leaves ? "back" : "walk"
        text: helps ? screen.words.ask_information : leaves ? screen.words.back : screen.words.take_me_there
        textSize: screen.noWay ? Theme.textSize : Theme.headingSize
        iconSize: Theme.mm(screen.noWay ? 10 : 15)
        onClicked: leaves ? screen.visit.session.back() : screen.visit.goTo(helps ? screen.way.help : screen.booth.code)
    }
}
