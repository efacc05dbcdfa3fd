import QtQuick
import "../theme"

// A title and a text that scroll by touch if they are longer than their place.
Flickable {
    id: flick

    required property string title
    required property string body

    contentHeight: words.implicitHeight
    clip: true
    boundsBehavior: Flickable.DragOverBounds
    onTitleChanged: contentY = 0

    Column {
        id: words

        width: flick.width - Theme.gap
        spacing: Theme.gapSmall

        Label {
            width: parent.width
            text: flick.title
            font.pixelSize: Theme.leadSize
            weight: Font.Medium
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: flick.body !== ""
            text: flick.body
            wrapMode: Text.Wrap
        }
    }
    ScrollMark {
        list: flick
    }
}
