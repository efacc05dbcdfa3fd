pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The innovation types as cards, in rows that leave each card room for its words.
Grid {
    id: grid

    required property Visit visit
    property bool compact: false
    readonly property int count: visit.home.types.count
    readonly property real tallest: Math.max(0, ...children.map(card => card.implicitHeight))

    columns: Math.max(1, Math.min(count, count === 4 ? 2 : 3))
    spacing: Theme.gap

    Repeater {
        model: grid.visit.home.types

        TypeCard {
            compact: grid.compact
            width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
            height: grid.tallest
            onClicked: grid.visit.chooseType(typeId)
        }
    }
}
