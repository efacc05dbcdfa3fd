import QtQuick
import "../theme"

// One agency in the list: its name, where, how far.
TapArea {
    id: card

    required property string agencyId
    required property string name
    required property string codes
    required property string walk

    objectName: "agency-" + agencyId
    text: name + " " + codes
    edge: Theme.outline

    contentItem: Item {
        implicitHeight: Math.max(badge.height, words.implicitHeight)

        CodeBadge {
            id: badge

            code: card.codes
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: words

            anchors.left: badge.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: card.name
                weight: Font.Medium
            }
            Label {
                width: parent.width
                visible: card.walk !== ""
                text: card.walk
                soft: true
            }
        }
    }
}
