pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// Outside the opening hours: dark, and when it opens, in both languages at once.
Rectangle {
    id: screen

    required property Visit visit
    readonly property var texts: visit.about.texts

    objectName: "closedScreen"
    color: "#0b1117"

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: wander.value
        width: parent.width - Theme.mm(30)
        spacing: Theme.mm(6)

        Icon {
            name: "night"
            size: Theme.mm(22)
            colour: "#a3aeb9"
            anchors.horizontalCenter: parent.horizontalCenter
        }
        Repeater {
            model: [screen.visit.session.thaiWords.closed_title, screen.texts.opening_th ?? "", screen.visit.session.englishWords.closed_title, screen.texts.opening_en ?? ""]

            Label {
                required property int index
                required property string modelData

                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                color: index % 2 ? "#e8c877" : "#c3ccd5"
                font.pixelSize: index === 0 ? Theme.displaySize : index === 1 ? Theme.headingSize : Theme.leadSize
                weight: index === 0 ? Font.Bold : Font.Medium
            }
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: (screen.texts.name_th ?? "") + "\n" + (screen.texts.name_en ?? "")
            color: "#a3aeb9"
        }
    }
    StaffDoor {
        visit: screen.visit
        x: Theme.gap
        y: Theme.gap
        color: "transparent"
        opacity: 0.5
    }
    Timer {
        id: wander

        property real value: 0

        interval: 60000
        repeat: true
        running: screen.visible
        onTriggered: value = (value >= Theme.mm(8) ? -Theme.mm(8) : value + Theme.mm(2))
    }
}
