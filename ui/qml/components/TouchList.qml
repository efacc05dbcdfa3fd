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

    // Glides to a row, unless all of it is in sight
    function bringUp(row: int): void {
        glide.stop();
        const item = itemAtIndex(row);
        if (row < 0 || (item && item.y >= contentY && item.y + item.height <= contentY + height))
            return;
        const from = contentY;
        positionViewAtIndex(row, ListView.Beginning);
        // until the rows down there are made, the list only guesses where it ends
        forceLayout();
        positionViewAtIndex(row, ListView.Beginning);
        glide.from = from;
        glide.to = contentY;
        glide.restart();
    }
    onMovementStarted: glide.stop()

    NumberAnimation {
        id: glide

        target: view
        property: "contentY"
        duration: Theme.calm
        easing.type: Easing.InOutCubic
    }
    ScrollMark {
        list: view
    }
}
