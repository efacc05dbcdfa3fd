import QtQuick
import Kiosk
import "../theme"

// Why there is no way, until when, and what to do instead.
Column {
    id: told

    required property DirectionsModel way
    required property var words

    signal helpAsked(string destination)
    signal backAsked

    spacing: Theme.gapLarge

    Row {
        width: parent.width
        spacing: Theme.mm(5)

        Icon {
            id: sign

            name: "block"
            size: Theme.mm(16)
            colour: Theme.bad
        }
        Column {
            width: parent.width - sign.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap

            Label {
                objectName: "noWayReason"
                width: parent.width
                text: told.way.noWayReason
                font.pixelSize: Theme.leadSize
                weight: Font.DemiBold
            }
            Label {
                objectName: "closedUntil"
                width: parent.width
                visible: told.way.closed !== ""
                text: told.way.closed
            }
            Label {
                objectName: "advice"
                width: parent.width
                visible: told.way.advice !== ""
                text: told.way.advice
            }
        }
    }
    WayChoice {
        width: parent.width
        way: told.way
    }
    ActionButton {
        objectName: "askInformation"
        visible: told.way.help !== ""
        width: parent.width
        kind: told.way.choice === "" ? "accent" : "plain"
        iconName: "information"
        text: told.words.ask_information
        onClicked: told.helpAsked(told.way.help)
    }
    ActionButton {
        objectName: "noWayBack"
        visible: told.way.help === "" && told.way.choice === ""
        width: parent.width
        kind: "accent"
        iconName: "back"
        text: told.words.back
        onClicked: told.backAsked()
    }
}
