pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// An innovation type: its colour, its drawing, its word and how many booths it has.
TapArea {
    id: card

    required property string typeId
    required property string name
    required property string count
    required property string tint
    required property string picture
    // Without the count, where room is short
    property bool compact: false
    readonly property color tone: Theme.typeColour(tint)

    objectName: "type-" + typeId
    text: name + " " + count
    colour: tone
    pressedColour: Qt.darker(tone, 1.25)
    radius: Theme.radiusLarge
    padding: compact ? Theme.gap : Theme.mm(4)

    contentItem: Column {
        spacing: Theme.gapSmall

        Row {
            spacing: Theme.gap

            Icon {
                name: card.picture
                size: card.compact ? Theme.mm(11) : Theme.mm(16)
                colour: Theme.textOnInk
            }
            Label {
                visible: !card.compact
                text: card.count
                color: Theme.textOnInk
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Label {
            width: card.availableWidth
            text: card.name
            color: Theme.textOnInk
            weight: Font.DemiBold
        }
    }
}
