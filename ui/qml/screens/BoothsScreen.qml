pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// The booths of one innovation type, or of an agency that has several.
Item {
    id: screen

    required property Visit visit
    readonly property BoothsModel booths: visit.booths
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)
    readonly property color tone: Theme.typeColour(booths.colour)

    Rectangle {
        id: head

        width: parent.width
        height: Math.max(Theme.touch, words.implicitHeight) + 2 * Theme.gap
        color: screen.tone

        Icon {
            id: picture

            x: screen.side
            anchors.verticalCenter: parent.verticalCenter
            name: screen.booths.icon
            size: Theme.mm(15)
            colour: Theme.textOnInk
        }
        Column {
            id: words

            anchors.left: picture.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
            anchors.rightMargin: screen.side
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: screen.booths.title
                color: Theme.textOnInk
                font.pixelSize: Theme.leadSize
                weight: Font.DemiBold
            }
            Label {
                width: parent.width
                text: screen.booths.countText
                color: Theme.textOnInk
            }
        }
    }
    TouchList {
        objectName: "booths"
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        x: screen.side
        width: parent.width - 2 * screen.side
        model: screen.booths.rows
        delegate: BoothCard {
            width: ListView.view.width - Theme.gap
            onClicked: screen.visit.chooseBooth(code)
        }
    }
}
