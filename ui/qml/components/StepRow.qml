import QtQuick
import "../theme"

// One step: an arrow and a sentence.
Item {
    id: row

    required property int index
    required property string picture
    required property string sentence

    height: Math.max(sign.height, words.implicitHeight) + Theme.gap * 2

    Rectangle {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(14)
        height: width
        radius: Theme.radius
        color: row.picture === "flag" ? Theme.accent : Theme.ink

        Icon {
            anchors.centerIn: parent
            name: row.picture
            size: Theme.mm(10)
            colour: row.picture === "flag" ? Theme.textOnAccent : Theme.textOnInk
        }
    }
    Label {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.sentence
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
