import QtQuick
import Kiosk
import "../theme"

// The visitor's place: a dot, the way they look (up), and words. Its origin is the place itself.
Item {
    id: mark

    property string text: ""
    property string side: "below"
    property real shift: 0
    property real em: Theme.mm(5.2)

    MapMark {
        kind: "cone"
        colour: Theme.mapPalette["hereRing"]
        width: Theme.mm(20)
        height: Theme.mm(16)
        x: -width / 2
        y: -height
    }
    Rectangle {
        id: pulse

        property real grown: 0

        width: dot.width * (1 + 1.5 * grown)
        height: width
        radius: width / 2
        x: -width / 2
        y: -height / 2
        color: Theme.mapPalette["here"]
        opacity: 0.3 * (1 - grown)
        visible: !Theme.reducedMotion

        NumberAnimation on grown {
            running: mark.visible && pulse.visible
            loops: Animation.Infinite
            from: 0
            to: 1
            duration: 2400
            easing.type: Easing.OutCubic
        }
    }
    Rectangle {
        id: dot

        width: Theme.mm(6.4)
        height: width
        radius: width / 2
        x: -width / 2
        y: -height / 2
        color: Theme.mapPalette["here"]
        border.width: Theme.mm(0.9)
        border.color: Theme.mapPalette["hereRing"]

        MapMark {
            kind: "arrow"
            colour: Theme.mapPalette["hereRing"]
            anchors.centerIn: parent
            width: Theme.mm(3.2)
            height: width
        }
    }
    // Its measures are those of ui/map/here.py, which finds side and size
    Rectangle {
        visible: mark.side !== "none"
        width: words.implicitWidth + 0.77 * mark.em
        height: 1.92 * mark.em
        x: mark.side === "right" ? Theme.mm(4.6) : mark.side === "left" ? -Theme.mm(4.6) - width : mark.shift - width / 2
        y: mark.side === "below" ? Theme.mm(4.6) : mark.side === "above" ? -Theme.mm(16) - height : -height / 2
        radius: height / 2
        color: Theme.mapPalette["here"]

        Label {
            id: words

            anchors.centerIn: parent
            text: mark.text
            color: Theme.mapPalette["hereRing"]
            font.pixelSize: mark.em
            weight: Font.Medium
            wrapMode: Text.NoWrap
        }
    }
}
