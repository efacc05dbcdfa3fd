import QtQuick
import "../theme"

// A booth's code in large figures, who is there, a line of detail, and a quiet one below it.
Item {
    id: head

    required property string code
    required property color tone
    required property string title
    required property string detail
    property string note: ""
    property string picture: ""
    property int codeSize: Theme.headingSize

    implicitHeight: Math.max(badge.visible ? badge.height : 0, who.implicitHeight)

    CodeBadge {
        id: badge

        objectName: "boothCode"
        visible: head.code !== ""
        width: visible ? implicitWidth : 0
        code: head.code
        typeColour: head.tone
        textSize: head.codeSize
    }
    Column {
        id: who

        anchors.left: badge.right
        anchors.leftMargin: badge.visible ? Theme.mm(5) : 0
        anchors.right: parent.right
        y: Math.max(0, (badge.height - implicitHeight) / 2)

        Label {
            width: parent.width
            text: head.title
            font.pixelSize: Theme.leadSize
            weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Item {
            width: parent.width
            height: detail.implicitHeight

            Icon {
                id: drawing

                name: head.picture
                visible: head.picture !== ""
                width: visible ? size : 0
                size: Theme.mm(8)
                colour: head.tone
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                id: detail

                objectName: "headDetail"
                anchors.left: drawing.right
                anchors.leftMargin: drawing.visible ? Theme.gapSmall : 0
                anchors.right: parent.right
                text: head.detail
                soft: head.picture !== ""
            }
        }
        Label {
            objectName: "headNote"
            width: parent.width
            visible: head.note !== ""
            text: head.note
            soft: true
        }
    }
}
