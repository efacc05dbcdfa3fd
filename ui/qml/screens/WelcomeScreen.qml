pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// Nobody is here yet: the event's name, days and hours, the living hall, and one thing to do. Upright the name stands
// above the hall and the invitation below it; across, both stand beside it.
Item {
    id: screen

    required property Visit visit
    readonly property bool portrait: Theme.portrait
    readonly property var texts: visit.about.texts
    readonly property real topHeight: portrait ? name.height : 0
    readonly property real bottomHeight: portrait ? invitation.height : 0
    readonly property real leftWidth: portrait ? 0 : name.width

    TapArea {
        anchors.fill: parent
        objectName: "startButton"
        text: screen.visit.session.words.touch_to_start
        background: null
        onClicked: screen.visit.session.start()
    }
    Rectangle {
        id: name

        width: screen.portrait ? parent.width : Math.round(parent.width * 0.42)
        height: screen.portrait ? heading.height + Theme.mm(18) : parent.height - invitation.height
        color: Theme.ink

        TextMetrics {
            id: displayed

            font.family: Theme.family
            font.pixelSize: Theme.displaySize
            font.weight: Font.Bold
            text: screen.texts.name_th ?? ""
        }
        Column {
            id: heading

            x: Theme.mm(9)
            y: Theme.mm(9) + wander.value
            width: parent.width - 2 * x
            spacing: Theme.mm(2)

            Item {
                width: parent.width
                height: languages.height

                StaffDoor {
                    visit: screen.visit
                    color: Theme.inkPressed
                    anchors.verticalCenter: parent.verticalCenter
                }
                LanguageSwitch {
                    id: languages

                    session: screen.visit.session
                    anchors.right: parent.right
                }
            }
            Item {
                width: 1
                height: screen.portrait ? 0 : Theme.mm(10)
            }
            Label {
                width: parent.width
                text: displayed.text
                color: Theme.textOnInk
                // As large as stands on one line, down to a size that still reads as the name
                font.pixelSize: Math.max(Theme.leadSize, Math.min(1, width / displayed.advanceWidth) * Theme.displaySize - 1)
                weight: Font.Bold
            }
            Label {
                width: parent.width
                text: screen.texts.name_en ?? ""
                color: Theme.textOnInk
                font.pixelSize: Theme.leadSize
                weight: Font.Medium
            }
            Label {
                width: parent.width
                text: (screen.texts.days ?? "") + "  ·  " + (screen.texts.hours ?? "")
                color: Theme.accent
                font.pixelSize: Theme.leadSize
                weight: Font.DemiBold
            }
            Label {
                width: parent.width
                text: (screen.texts.venue ?? "")
                color: Theme.textOnInkSoft
            }
        }
    }
    Rectangle {
        id: invitation

        anchors.bottom: parent.bottom
        width: name.width
        height: Theme.mm(66)
        color: Theme.accent

        Row {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: wander.value
            spacing: Theme.mm(7)

            Icon {
                name: "touch"
                size: Theme.mm(26)
                colour: Theme.textOnAccent
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
                    color: Theme.textOnAccent
                    font.pixelSize: Theme.headingSize
                    weight: Font.Bold
                }
                Label {
                    text: screen.visit.session.englishWords.touch_to_start
                    color: Theme.textOnAccent
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
