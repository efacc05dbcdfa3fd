import QtQuick
import Kiosk
import "../components"
import "../theme"

// Nobody is here yet: the event's name, days and hours, the living hall, and one thing to do.
Item {
    id: screen

    required property Visit visit
    readonly property bool portrait: Theme.portrait
    readonly property var texts: visit.about.texts
    readonly property real topHeight: top.height + drift
    readonly property real bottomHeight: bottom.height
    // Still parts wander a few pixels, so that no picture burns into the panel
    readonly property real drift: Theme.mm(4)

    TapArea {
        anchors.fill: parent
        objectName: "startButton"
        text: screen.visit.session.words.touch_to_start
        background: null
        onClicked: screen.visit.session.start()
    }
    Rectangle {
        id: top

        width: parent.width
        height: heading.height + 2 * Theme.mm(screen.portrait ? 9 : 5)
        color: Theme.ink

        Column {
            id: heading

            x: Theme.mm(10)
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: wander.value
            width: parent.width - languages.width - Theme.mm(24)
            spacing: Theme.mm(1)

            Row {
                spacing: Theme.mm(5)

                StaffDoor {
                    visit: screen.visit
                    color: Theme.inkPressed
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    width: heading.width - Theme.mm(22)
                    text: screen.texts.name_th ?? ""
                    color: Theme.onInk
                    font.pixelSize: screen.portrait ? Theme.displaySize : Theme.headingSize
                    weight: Font.Bold
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
            Label {
                width: parent.width
                text: screen.texts.name_en ?? ""
                color: Theme.onInk
                font.pixelSize: Theme.leadSize
                weight: Font.Medium
            }
            Label {
                width: parent.width
                text: (screen.texts.venue ?? "")
                color: Theme.onInkSoft
            }
            Label {
                width: parent.width
                text: (screen.texts.days ?? "") + "  ·  " + (screen.texts.hours ?? "")
                color: Theme.accent
                font.pixelSize: Theme.leadSize
                weight: Font.DemiBold
            }
        }
        Column {
            id: languages

            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(6)
            anchors.top: parent.top
            anchors.topMargin: Theme.mm(6)

            LanguageSwitch {
                session: screen.visit.session
            }
        }
    }
    Rectangle {
        id: bottom

        anchors.bottom: parent.bottom
        width: parent.width
        height: invitation.height + 2 * Theme.mm(screen.portrait ? 14 : 6)
        color: Theme.accent

        Row {
            id: invitation

            anchors.centerIn: parent
            anchors.verticalCenterOffset: wander.value
            spacing: Theme.mm(7)

            Icon {
                id: hand

                name: "touch"
                size: Theme.mm(22)
                colour: Theme.onAccent
                anchors.verticalCenter: parent.verticalCenter

                SequentialAnimation on scale {
                    running: screen.visible && !Theme.reducedMotion
                    loops: Animation.Infinite

                    NumberAnimation {
                        to: 0.88
                        duration: 900
                        easing.type: Easing.InOutSine
                    }
                    NumberAnimation {
                        to: 1
                        duration: 900
                        easing.type: Easing.InOutSine
                    }
                }
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    text: screen.visit.session.thaiWords.touch_to_start
                    color: Theme.onAccent
                    font.pixelSize: Theme.headingSize
                    weight: Font.Bold
                }
                Label {
                    text: screen.visit.session.englishWords.touch_to_start
                    color: Theme.onAccent
                    font.pixelSize: Theme.leadSize
                    weight: Font.DemiBold
                }
            }
        }
    }
    Timer {
        id: wander

        property real value: 0

        interval: 60000
        repeat: true
        running: screen.visible
        onTriggered: value = (value >= Theme.mm(2) ? -Theme.mm(2) : value + Theme.mm(1))
    }
}
