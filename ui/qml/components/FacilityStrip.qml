import QtQuick
import Kiosk
import "../theme"

// The nearest facilities of each kind as pictograms with a word and the walk; as many as fit in two rows.
Grid {
    id: strip

    required property Visit visit
    property int most: 4

    columns: most
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Repeater {
        model: strip.visit.home.facilities

        TapArea {
            id: facility

            required property int index
            required property string kind
            required property string name
            required property string walk

            objectName: "nearest-" + kind
            visible: index < strip.most
            width: (strip.width - (strip.most - 1) * Theme.gap) / strip.most
            text: name + " " + walk
            edge: Theme.outline
            padding: Theme.gapSmall
            onClicked: strip.visit.goTo("nearest:" + kind)

            contentItem: Column {
                spacing: 0

                Icon {
                    name: facility.kind
                    size: Theme.mm(10)
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: facility.name
                    weight: Font.Medium
                }
                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: facility.walk
                    soft: true
                }
            }
        }
    }
}
