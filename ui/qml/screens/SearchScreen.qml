pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../components"
import "../theme"

// Results change with each key; nothing found is said, with other spellings and the types to go on with.
Item {
    id: screen

    required property Visit visit
    required property real keyboardHeight
    readonly property var words: visit.session.words
    readonly property real side: Theme.mm(Theme.portrait ? 6 : 5)
    readonly property bool empty: visit.search.text.trim() === ""

    // The keyboard follows the field's focus
    onVisibleChanged: {
        if (visible)
            field.forceActiveFocus();
        else
            field.focus = false;
    }
    Component.onCompleted: field.forceActiveFocus()

    SearchField {
        id: field

        anchors.top: parent.top
        anchors.topMargin: Theme.mm(5)
        x: screen.side
        width: parent.width - 2 * screen.side
        visit: screen.visit
        text: screen.visit.search.text
        focus: true
    }
    Item {
        id: below

        anchors.top: field.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: screen.keyboardHeight
        x: screen.side
        width: parent.width - 2 * screen.side

        // Across, the keyboard may leave less room than all the help needs
        Flickable {
            id: advice

            objectName: "searchHelp"
            anchors.fill: parent
            visible: screen.empty || screen.visit.search.nothingFound
            contentHeight: help.implicitHeight + Theme.gap
            clip: true
            boundsBehavior: Flickable.DragOverBounds
            interactive: contentHeight > height

            SearchHelp {
                id: help

                width: advice.width - Theme.gap
                visit: screen.visit
            }
            ScrollMark {
                list: advice
            }
        }
        Label {
            id: shownFor

            visible: !screen.empty && screen.visit.search.shownFor !== ""
            width: parent.width
            text: screen.words.results_for.replace("{text}", screen.visit.search.shownFor)
            soft: true
        }
        // The facilities that are named, or why there is no way to them
        Item {
            id: named

            readonly property bool reached: screen.visit.search.facilities.count > 0

            visible: !screen.empty && (reached || screen.visit.search.noWay !== "")
            anchors.top: shownFor.visible ? shownFor.bottom : parent.top
            width: parent.width
            height: reached ? strip.height : lost.height

            FacilityStrip {
                id: strip

                visible: named.reached
                width: parent.width
                visit: screen.visit
                facilities: screen.visit.search.facilities
            }
            Item {
                id: lost

                visible: !named.reached
                width: parent.width
                height: Math.max(sign.height, why.implicitHeight)

                Icon {
                    id: sign

                    name: "block"
                    size: Theme.mm(12)
                    colour: Theme.bad
                }
                Label {
                    id: why

                    objectName: "facilityNoWay"
                    x: sign.width + Theme.gap
                    width: parent.width - x
                    text: screen.visit.search.noWay
                    weight: Font.Medium
                }
            }
        }
        TouchList {
            objectName: "results"
            // Whoever scrolls has stopped typing; a touch on the field brings the keyboard back
            onDragStarted: field.focus = false
            anchors.top: named.visible ? named.bottom : shownFor.visible ? shownFor.bottom : parent.top
            anchors.topMargin: named.visible || shownFor.visible ? Theme.gap : 0
            anchors.bottom: parent.bottom
            width: parent.width
            visible: !screen.empty && !screen.visit.search.nothingFound
            model: screen.visit.search.results
            delegate: BoothCard {
                width: ListView.view.width - Theme.gap
                onClicked: screen.visit.chooseBooth(code)
            }
        }
    }
}
