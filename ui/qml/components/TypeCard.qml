import QtQuick
import "../theme"

// An innovation type: its colour, its drawing, its word and how many booths it has.
TapArea {
    id: card

    required property string typeId
    required property string name
    required property string count
    required property string colour
    required property string icon
    property bool upright: true
    readonly property color tone: colour === "" ? Theme.fallbackType : colour

    objectName: "type-" + typeId
    text: name + " " + count
    colour: tone
    pressedColour: Qt.darker(tone, 1.25)
    radius: Theme.radiusLarge
    padding: Theme.mm(4)

    contentItem: Grid {
        columns: card.upright ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gapSmall
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            id: picture

            name: card.icon
            size: card.upright ? Theme.mm(14) : Theme.mm(12)
            colour: Theme.textOnInk
        }
        Column {
            width: card.availableWidth - (card.upright ? 0 : picture.width + Theme.gap)

            Label {
                width: parent.width
                text: card.name
                color: Theme.textOnInk
                weight: Font.DemiBold
            }
            Label {
                width: parent.width
                text: card.count
                color: Theme.textOnInk
            }
        }
    }
}
