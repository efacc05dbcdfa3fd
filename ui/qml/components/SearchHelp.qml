pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// Before the first letter: examples. After a search without an answer: other spellings. The types in both cases.
Column {
    id: help

    required property Visit visit
    readonly property var words: visit.session.words
    readonly property string typed: visit.search.text
    readonly property bool nothing: visit.search.nothingFound
    readonly property var spellings: nothing ? visit.search.nearest : [words.example_1, words.example_2, words.example_3]

    spacing: Theme.gap

    Label {
        width: parent.width
        visible: help.nothing
        text: help.words.nothing_found.replace("{text}", help.typed.length > 60 ? help.typed.slice(0, 60) + "…" : help.typed)
        font.pixelSize: Theme.leadSize
        weight: Font.DemiBold
        wrapMode: Text.Wrap
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
        text: help.spellings.length > 0 ? help.words.or_by_type : help.words.by_type
        soft: true
    }
    TypeGrid {
        width: parent.width
        visit: help.visit
        compact: true
    }
}
