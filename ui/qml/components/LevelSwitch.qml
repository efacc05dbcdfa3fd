pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Floors, the highest on top; those that the way touches carry its colour. Long names take several lines, and more
// floors than there is room for scroll on a plate of their own.
Item {
    id: floors

    required property MapModel map
    // What the map can spare
    property real mostWidth: Theme.mm(50)
    property real mostHeight: Theme.mm(120)
    // How far the marks of the way stand out beyond their buttons
    readonly property real ledge: Theme.mm(1.5)
    readonly property bool scrolls: column.height > mostHeight + 1

    implicitWidth: Math.min(mostWidth, Math.max(Theme.touch, ...column.children.map(child => child.implicitWidth)))
    implicitHeight: Math.min(mostHeight, column.height)
    onImplicitHeightChanged: Qt.callLater(bringUp)

    // The shown floor's button into sight
    function bringUp(): void {
        const last = column.height + floors.ledge - list.height;
        for (const button of column.children)
            if (button.objectName === "level-" + floors.map.level)
                list.contentY = Math.max(-floors.ledge, Math.min(last, button.y + (button.height - list.height) / 2));
    }
    Connections {
        target: floors.map

        function onLevelChanged(): void {
            Qt.callLater(floors.bringUp);
        }
    }
    Rectangle {
        visible: floors.scrolls
        anchors.fill: parent
        anchors.margins: -Theme.gapSmall
        radius: Theme.radius + Theme.gapSmall
        color: Theme.surfaceSunk
        border.width: Theme.hairline
        border.color: Theme.outlineStrong
    }
    Flickable {
        id: list

        objectName: "levels"
        y: -floors.ledge
        width: floors.width + floors.ledge
        height: floors.height + 2 * floors.ledge
        topMargin: floors.ledge
        bottomMargin: floors.ledge
        contentHeight: column.height
        clip: true
        boundsBehavior: Flickable.DragOverBounds
        interactive: floors.scrolls

        Column {
            id: column

            spacing: Theme.mm(3)

            Repeater {
                model: floors.map.levels

                TapArea {
                    id: floor

                    required property var modelData
                    readonly property bool shown: floors.map.level === modelData.id
                    readonly property bool onTheWay: floors.map.routeLevels.length > 1 && floors.map.routeLevels.includes(modelData.id)

                    objectName: "level-" + modelData.id
                    width: floors.width
                    text: modelData.name
                    colour: shown ? Theme.ink : Theme.surface
                    pressedColour: shown ? Theme.inkPressed : Theme.pressed
                    edge: Theme.outlineStrong
                    onClicked: floors.map.level = modelData.id

                    contentItem: Label {
                        text: floor.modelData.short
                        color: floor.shown ? Theme.textOnInk : Theme.ink
                        weight: Font.DemiBold
                        horizontalAlignment: Text.AlignHCenter
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                        elide: Text.ElideRight
                    }

                    Rectangle {
                        objectName: "onTheWay"
                        visible: floor.onTheWay
                        anchors.right: parent.right
                        anchors.top: parent.top
                        anchors.margins: -floors.ledge
                        width: Theme.mm(8)
                        height: width
                        radius: width / 2
                        color: Theme.mapPalette["route"]
                        border.width: Theme.mm(0.6)
                        border.color: Theme.mapPalette["routeCasing"]

                        Icon {
                            anchors.centerIn: parent
                            name: "walk"
                            size: Theme.mm(6)
                        }
                    }
                }
            }
        }
        ScrollMark {
            list: list
            ground: Theme.surfaceSunk
        }
    }
}
