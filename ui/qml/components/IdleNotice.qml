import QtQuick
import Kiosk
import "../theme"

// Asks whether somebody is still there, and counts down. A touch anywhere, even here, keeps everything.
Rectangle {
    id: notice

    required property Visit visit
    readonly property int remaining: visit.idle.secondsLeft

    objectName: "idleNotice"
    color: Theme.shade
    visible: remaining > 0

    MouseArea {
        anchors.fill: parent
        onPressed: notice.visit.idle.touched()
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.gapLarge, Theme.mm(200))
        height: words.height + 2 * Theme.mm(12)
        radius: Theme.radiusLarge
        color: Theme.surface

        Column {
            id: words

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.mm(10)
            spacing: Theme.gap

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.displaySize * 1.6
                weight: Font.Bold
                text: notice.remaining
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.headingSize
                weight: Font.DemiBold
                text: notice.visit.session.words.still_there
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.leadSize
                text: notice.visit.session.words.still_there_help
            }
            Rectangle {
                width: parent.width
                height: Theme.mm(2)
                radius: height / 2
                color: Theme.surfaceSunk

                Rectangle {
                    height: parent.height
                    radius: height / 2
                    color: Theme.accent
                    width: parent.width * notice.remaining / notice.visit.idle.countdownSeconds
                }
            }
        }
    }
}
