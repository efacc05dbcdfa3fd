pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// A pad of digits; what was typed shows as dots only.
Item {
    id: pad

    required property StaffModel staff
    required property var words
    property string typed: ""

    onVisibleChanged: typed = ""

    Connections {
        target: pad.staff

        function onPinRejected(): void {
            pad.typed = "";
        }
    }
    Column {
        anchors.centerIn: parent
        spacing: Theme.mm(5)

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: pad.words.staff_enter_pin
            font.pixelSize: Theme.leadSize
            weight: Font.DemiBold
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: Theme.mm(8)
            spacing: Theme.gap

            Repeater {
                model: Math.max(4, pad.typed.length)

                Rectangle {
                    required property int index

                    width: Theme.mm(5)
                    height: width
                    radius: width / 2
                    color: index < pad.typed.length ? Theme.ink : "transparent"
                    border.width: Theme.hairline
                    border.color: Theme.outlineStrong
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
        Grid {
            columns: 3
            spacing: Theme.gap
            anchors.horizontalCenter: parent.horizontalCenter

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "backspace", "0", "check"]

                ActionButton {
                    required property string modelData
                    readonly property bool digit: modelData.length === 1

                    objectName: "pin-" + modelData
                    width: Theme.mm(30)
                    height: Theme.mm(24)
                    kind: modelData === "check" ? "accent" : "plain"
                    text: digit ? modelData : ""
                    iconName: digit ? "" : modelData
                    textSize: Theme.headingSize
                    onClicked: {
                        if (digit)
                            pad.typed = (pad.typed + modelData).slice(0, 12);
                        else if (modelData === "backspace")
                            pad.typed = pad.typed.slice(0, -1);
                        else
                            pad.staff.tryPin(pad.typed);
                    }
                }
            }
        }
    }
}
