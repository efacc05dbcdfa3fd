pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// No data that can be used: an apology, where to ask, and the door for staff, who can bring a file.
Rectangle {
    id: screen

    required property Visit visit
    readonly property Session session: visit.session

    objectName: "troubleScreen"
    color: Theme.background

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.mm(30)
        spacing: Theme.mm(6)

        Icon {
            name: "information"
            size: Theme.mm(26)
            anchors.horizontalCenter: parent.horizontalCenter
        }
        Repeater {
            model: [screen.session.thaiWords.trouble_title, screen.session.thaiWords.trouble_help, screen.session.englishWords.trouble_title, screen.session.englishWords.trouble_help]

            Label {
                required property int index
                required property string modelData

                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                font.pixelSize: index === 0 ? Theme.headingSize : Theme.leadSize
                weight: index % 2 ? Font.Normal : Font.DemiBold
            }
        }
    }
    StaffDoor {
        visit: screen.visit
        x: Theme.gap
        y: Theme.gap
    }
}
