import QtQuick
import "../theme"

// Whoever touches twice meant one touch: the second, at the same spot, must not choose on the screen that came up.
MouseArea {
    id: second

    property bool touched: false
    property point last

    objectName: "secondTouch"
    width: Theme.mm(30)
    height: width
    enabled: guarded.running

    function touchedAt(place: point): void {
        touched = true;
        last = place;
    }

    // Another screen has come up under the finger.
    function guard(): void {
        if (!touched)
            return;
        x = last.x - width / 2;
        y = last.y - height / 2;
        guarded.restart();
    }

    Timer {
        id: guarded

        interval: 450
    }
}
