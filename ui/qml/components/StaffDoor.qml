pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../theme"

// The kiosk's mark. To a visitor it is only that; held for three seconds it asks for the staff PIN.
Rectangle {
    id: door

    required property Visit visit

    objectName: "logo"
    width: Theme.touch
    height: Theme.touch
    radius: Theme.radius
    color: Theme.ink

    Icon {
        name: "explore"
        anchors.centerIn: parent
        size: Theme.mm(11)
        colour: Theme.accent
    }
    TapHandler {
        longPressThreshold: 3
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onLongPressed: {
            door.visit.staff.enter();
            door.visit.session.open("staff");
        }
    }
}
