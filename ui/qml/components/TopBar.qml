import QtQuick
import Kiosk
import "../theme"

// The same on every visitor's screen: back and home on the left, language on the right. Pressing the mark for three
// seconds opens the door for staff.
Rectangle {
    id: bar

    required property Visit visit

    height: Theme.bar
    color: Theme.background

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        StaffDoor {
            visit: bar.visit
            anchors.verticalCenter: parent.verticalCenter
        }
        ActionButton {
            objectName: "backButton"
            visible: bar.visit.session.canGoBack
            iconName: "back"
            text: bar.visit.session.words.back
            leftPadding: Theme.gap
            onClicked: bar.visit.session.back()
        }
        ActionButton {
            objectName: "homeButton"
            visible: bar.visit.session.canGoBack
            iconName: "home"
            text: bar.visit.session.words.home
            leftPadding: Theme.gap
            onClicked: bar.visit.session.home()
        }
        Label {
            visible: !bar.visit.session.canGoBack
            text: bar.visit.about.texts.name ?? ""
            weight: Font.DemiBold
            width: Math.min(implicitWidth, bar.width - languages.width - Theme.touch - 4 * Theme.gap)
            maximumLineCount: 2
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    LanguageSwitch {
        id: languages

        session: bar.visit.session
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.outline
    }
}
