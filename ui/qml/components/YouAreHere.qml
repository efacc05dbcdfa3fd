import QtQuick
import Kiosk
import "../theme"

// The visitor's place: a dot, the way they look (up), and words. Its origin is the place itself.
Item {
    id: mark

    property string language: "th"

    MapMark {
        kind: "cone"
        colour: Theme.mapPalette["here"]
        width: Theme.mm(20)
        height: Theme.mm(16)
        x: -width / 2
        y: -height
    }
    Rectangle {
        id: pulse

        anchors.centerIn: dot
        width: dot.width
        height: width
        radius: width / 2
        color: Theme.mapPalette["here"]
        opacity: 0

        ParallelAnimation {
            running: mark.visible && !Theme.reducedMotion
            loops: Animation.Infinite

            NumberAnimation {
                target: pulse
                property: "scale"
                from: 0.8
                to: 2.6
                duration: 2200
                easing.type: Easing.OutCubic
            }
            NumberAnimation {
                target: pulse
                property: "opacity"
                from: 0.35
                to: 0
                duration: 2200
            }
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
    Rectangle {
        anchors.horizontalCenter: parent.left
        y: Theme.mm(4.6)
        width: words.implicitWidth + Theme.mm(4)
        height: words.implicitHeight + Theme.mm(0.6)
        radius: height / 2
        color: Theme.mapPalette["here"]

        Label {
            id: words

            anchors.centerIn: parent
            text: mark.language === "en" ? "You are here" : "ท่านอยู่ที่นี่"
            color: Theme.mapPalette["hereRing"]
            font.pixelSize: Theme.mm(5.4)
            weight: Font.DemiBold
            wrapMode: Text.NoWrap
        }
    }
}
