import QtQuick
import QtQuick.Templates as T
import "../theme"

// What everything that can be touched is made of: at least 20 mm, answers at once, works by keyboard too.
T.AbstractButton {
    id: area

    property real radius: Theme.radius
    property color colour: Theme.surface
    property color pressedColour: Theme.pressed
    property color edge: "transparent"

    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.gap
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: area.radius
        color: area.down ? area.pressedColour : area.colour
        border.width: area.visualFocus ? Theme.mm(1) : Theme.hairline
        border.color: area.visualFocus ? Theme.ink : area.edge
    }
}
