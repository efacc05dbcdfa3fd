pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// Every agency in the order of its alphabet, with a rail of the letters that occur.
Item {
    id: screen

    required property Visit visit
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)

    Label {
        id: title

        anchors.top: parent.top
        anchors.topMargin: Theme.mm(4)
        x: screen.side
        text: screen.visit.session.words.all_agencies
        font.pixelSize: Theme.headingSize
        weight: Font.DemiBold
    }
    TouchList {
        id: rail

        objectName: "letterRail"
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: screen.side
        width: Theme.touch + Theme.gap
        model: screen.visit.agencies.letters
        delegate: ActionButton {
            required property string modelData

            objectName: "letter-" + modelData
            width: Theme.touch
            height: Theme.touch
            padding: 0
            leftPadding: 0
            rightPadding: 0
            text: modelData
            textSize: Theme.leadSize
            onClicked: list.positionViewAtIndex(screen.visit.agencies.firstRow(modelData), ListView.Beginning)
        }
    }
    TouchList {
        id: list

        objectName: "agencies"
        anchors.top: rail.top
        anchors.bottom: parent.bottom
        x: screen.side
        width: rail.x - Theme.gap - screen.side
        model: screen.visit.agencies.rows
        delegate: AgencyCard {
            width: ListView.view.width - Theme.gap
            onClicked: screen.visit.chooseAgency(agencyId)
        }
    }
}
