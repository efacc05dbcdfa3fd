import QtQuick
import Kiosk
import "../theme"

// Says that today is no event day, so nobody walks off to an empty hall.
Rectangle {
    id: ribbon

    required property Visit visit

    objectName: "previewRibbon"
    height: label.implicitHeight + Theme.gapSmall
    color: Theme.accent

    Label {
        id: label

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap
        horizontalAlignment: Text.AlignHCenter
        text: ribbon.visit.about.texts.preview ?? ""
        color: Theme.textOnAccent
        weight: Font.Medium
    }
}
