import QtQuick
import "../theme"

// Text of the interface or of the event: never markup unless a screen says so.
Text {
    property bool soft: false
    property int weight: Font.Normal

    color: soft ? Theme.inkSoft : Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.textSize
    font.weight: weight
    lineHeight: Theme.lineHeight
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    verticalAlignment: Text.AlignVCenter
}
