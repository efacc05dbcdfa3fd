pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// One booth in a list: code, who, what, how far.
TapArea {
    id: card

    required property string code
    required property string agency
    required property string title
    required property string walk
    required property string tint
    required property string picture

    objectName: "booth-" + code
    text: code + " " + agency
    edge: Theme.outline
    padding: Theme.gap

    contentItem: Item {
        implicitHeight: Math.max(marks.height, words.implicitHeight)

        Column {
            id: marks

            width: Theme.mm(18)
            spacing: Theme.gapSmall
            anchors.verticalCenter: parent.verticalCenter

            CodeBadge {
                code: card.code
                width: parent.width
                typeColour: Theme.typeColour(card.tint)
            }
            Icon {
                name: card.picture
                size: Theme.mm(10)
                colour: Theme.typeColour(card.tint)
                anchors.horizontalCenter: parent.horizontalCenter
            }
        }
        Column {
            id: words

            anchors.left: marks.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0

            Label {
                width: parent.width
                text: card.agency
                textFormat: Text.StyledText
                weight: Font.Medium
            }
            Label {
                width: parent.width
                text: card.title
                textFormat: Text.StyledText
                soft: true
            }
            Row {
                spacing: Theme.gapSmall

                Icon {
                    name: "walk"
                    size: Theme.mm(8)
                    colour: Theme.inkSoft
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    text: card.walk
                    soft: true
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
}
