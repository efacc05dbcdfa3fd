import QtQuick
import "../theme"

// One step: an arrow and a sentence. On a way over several levels the first one on each says which level that is, and a
// touch shows the step's level on the map; those of the level that it shows stand out.
Item {
    id: row

    required property int index
    required property string picture
    required property string sentence
    required property string level
    required property string floor
    property bool shown: true

    signal touched

    height: body.y + body.height

    Label {
        id: heading

        visible: row.floor !== ""
        y: row.index > 0 ? Theme.gap : 0
        width: parent.width
        text: row.floor
        weight: Font.DemiBold
        soft: !row.shown
    }
    Item {
        id: body

        y: heading.visible ? heading.y + heading.implicitHeight : 0
        width: parent.width
        height: Math.max(sign.height, words.implicitHeight) + Theme.gap * 2

        Rectangle {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(14)
            height: width
            radius: Theme.radius
            color: !row.shown ? Theme.surfaceSunk : row.picture === "flag" ? Theme.accent : Theme.ink
            border.width: row.shown ? 0 : Theme.hairline
            border.color: Theme.outlineStrong

            Icon {
                anchors.centerIn: parent
                name: row.picture
                size: Theme.mm(10)
                colour: !row.shown ? Theme.inkSoft : row.picture === "flag" ? Theme.textOnAccent : Theme.textOnInk
            }
        }
        Label {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: row.sentence
            soft: !row.shown
        }
        Rectangle {
            visible: row.index > 0
            anchors.top: parent.top
            anchors.left: words.left
            anchors.right: parent.right
            height: Theme.hairline
            color: Theme.outline
        }
    }
    TapHandler {
        gesturePolicy: TapHandler.DragThreshold
        onTapped: row.touched()
    }
}
