import QtQuick
import "../theme"

// A drawing of resources/icons by name, in one colour.
Image {
    id: icon

    required property string name
    property color colour: Theme.ink
    property int size: Theme.icon

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + "/" + icon.colour.toString().slice(-6)
    fillMode: Image.PreserveAspectFit
}
