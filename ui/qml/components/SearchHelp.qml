pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Before the first letter: examples. After a search without an answer: other spellings. The types in both cases.
Column {
    id: help

    required property Visit visit
    readonly property var words: visit.session.words
    readonly property bool nothing: visit.search.nothingFound
    readonly property var spellings: nothing ? visit.search.nearest : [words.example_1, words.example_2, words.example_3]

    spacing: Theme.gap

    Label {
        width: parent.width
        visible: help.nothing
        text: help.words.nothing_found.replace("{text}", help.visit.search.text)
        font.pixelSize: Theme.leadSize
        weight: Font.DemiBold
        wrapMode: Text.Wrap
        maximumLineCount: 3
    }
    Label {
        width: parent.width
        visible: help.spellings.length > 0
        text: help.nothing ? help.words.did_you_mean : help.words.type_to_search
        soft: true
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: help.spellings

            ActionButton {
                required property string modelData

                objectName: "spelling-" + modelData
                text: modelData
                onClicked: help.visit.search.setText(modelData)
            }
        }
    }
    Label {
        width: parent.width
        text: help.words.or_by_type
        soft: true
    }
    Row {
        id: types

        readonly property int count: help.visit.home.types.count
        readonly property real cardWidth: (help.width - (count - 1) * Theme.gap) / Math.max(1, count)
        readonly property real tallest: Math.max(0, ...children.map(card => card.implicitHeight))

        spacing: Theme.gap

        Repeater {
            model: help.visit.home.types

            TypeCard {
                compact: true
                padding: Theme.gap
                width: types.cardWidth
                height: types.tallest
                onClicked: help.visit.chooseType(typeId)
            }
        }
    }
}
