pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The nearest facility of each kind, three in a row: a pictogram, its word and, where there is room, the walk.
Grid {
    id: strip

    required property Visit visit
    property bool tellsWalk: true
    required property RowsModel facilities
    readonly property real tallest: Math.max(0, ...children.map(tile => tile.implicitHeight))

    columns: 3
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Repeater {
        model: strip.facilities

        TapArea {
            id: facility

            required property string kind
            required property string name
            required property string walk

            objectName: "nearest-" + kind
            width: (strip.width - (strip.columns - 1) * Theme.gap) / strip.columns
            height: strip.tallest
            text: name + " " + walk
            edge: Theme.outline
            padding: Theme.gapSmall
            onClicked: strip.visit.goTo("nearest:" + kind)

            contentItem: Item {
                implicitHeight: Math.max(sign.height, words.implicitHeight)

                Icon {
                    id: sign

                    name: facility.kind
                    size: Theme.mm(strip.tellsWalk ? 12 : 8.5)
                    anchors.verticalCenter: parent.verticalCenter
                }
                Column {
                    id: words

                    anchors.left: sign.right
                    anchors.leftMargin: Theme.gapSmall
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: facility.name
                        weight: Font.Medium
                    }
                    Label {
                        width: parent.width
                        visible: strip.tellsWalk
                        text: facility.walk
                        soft: true
                    }
                }
            }
        }
    }
}
