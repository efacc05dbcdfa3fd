pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Both languages by their own names; the one in force is inked.
Rectangle {
    id: languages

    required property Session session

    readonly property int rim: Theme.mm(0.8)

    implicitWidth: row.implicitWidth + 2 * rim
    implicitHeight: Theme.touch + 2 * rim
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.outlineStrong

    Row {
        id: row

        x: languages.rim
        y: languages.rim
        height: Theme.touch
        spacing: Theme.gap

        Repeater {
            model: [
                {
                    "code": "th",
                    "name": "ไทย"
                },
                {
                    "code": "en",
                    "name": "English"
                }
            ]

            TapArea {
                id: choice

                required property var modelData
                readonly property bool chosen: languages.session.language === modelData.code

                objectName: "language-" + modelData.code
                text: modelData.name
                height: row.height
                colour: chosen ? Theme.ink : "transparent"
                pressedColour: chosen ? Theme.inkPressed : Theme.pressed
                leftPadding: Theme.mm(4)
                rightPadding: Theme.mm(4)
                onClicked: languages.session.setLanguage(modelData.code)

                contentItem: Label {
                    text: choice.text
                    color: choice.chosen ? Theme.textOnInk : Theme.ink
                    weight: Font.Medium
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
