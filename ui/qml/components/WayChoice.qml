pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The other way there is: one without stairs, said plainly at once; or the quicker one again.
TapArea {
    id: choice

    required property DirectionsModel way
    readonly property bool loud: way.choice === "offer"

    objectName: "wayChoice"
    visible: way.choice !== ""
    text: way.choiceText
    colour: loud ? Theme.good : Theme.surface
    pressedColour: loud ? Theme.goodPressed : Theme.pressed
    edge: loud ? "transparent" : Theme.outlineStrong
    leftPadding: Theme.mm(4)
    rightPadding: Theme.mm(4)
    onClicked: way.setStepFree(!way.stepFree)

    contentItem: Item {
        implicitWidth: pictures.width + Theme.gap + words.implicitWidth
        implicitHeight: Math.max(pictures.height, words.implicitHeight)

        Row {
            id: pictures

            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gapSmall

            Repeater {
                model: choice.way.choicePictures

                Icon {
                    required property string modelData

                    name: modelData
                    size: Theme.mm(choice.loud ? 12 : 10)
                    colour: choice.loud ? Theme.textOnInk : Theme.ink
                }
            }
        }
        Label {
            id: words

            anchors.left: pictures.right
            anchors.leftMargin: Theme.gap
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: choice.text
            color: choice.loud ? Theme.textOnInk : Theme.ink
            weight: Font.DemiBold
        }
    }
}
