import QtQuick
import "../theme"

// A list that scrolls by touch with momentum, and shows that there is more above or below.
ListView {
    id: view

    spacing: Theme.gap
    clip: true
    boundsBehavior: Flickable.DragOverBounds
    flickDeceleration: 2500
    bottomMargin: Theme.gap
    reuseItems: true
    // Rows made ahead are made later, and Qt complains when the list has become shorter by then
    cacheBuffer: 0

    ScrollMark {
        list: view
    }
}
