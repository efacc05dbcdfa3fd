import QtQuick
import "../theme"

// What fingers can do on the map, as buttons.
Grid {
    id: buttons

    required property var words
    property bool lying: false

    signal zoomInAsked
    signal zoomOutAsked
    signal hereAsked

    columns: lying ? 3 : 1
    spacing: Theme.gap

    MapButton {
        objectName: "zoomInButton"
        iconName: "zoom_in"
        text: buttons.words["zoom_in"] ?? ""
        onClicked: buttons.zoomInAsked()
    }
    MapButton {
        objectName: "zoomOutButton"
        iconName: "zoom_out"
        text: buttons.words["zoom_out"] ?? ""
        onClicked: buttons.zoomOutAsked()
    }
    MapButton {
        objectName: "hereButton"
        iconName: "my_location"
        text: buttons.words["go_here"] ?? ""
        onClicked: buttons.hereAsked()
    }
}
