import QtQuick
import "../theme"

// What fingers can do on the map, as buttons.
Column {
    id: buttons

    property string language: "th"

    signal zoomInAsked
    signal zoomOutAsked
    signal hereAsked

    spacing: Theme.mm(3)

    MapButton {
        objectName: "zoomInButton"
        iconName: "zoom_in"
        text: buttons.language === "en" ? "Zoom in" : "ขยายแผนที่"
        onClicked: buttons.zoomInAsked()
    }
    MapButton {
        objectName: "zoomOutButton"
        iconName: "zoom_out"
        text: buttons.language === "en" ? "Zoom out" : "ย่อแผนที่"
        onClicked: buttons.zoomOutAsked()
    }
    MapButton {
        objectName: "hereButton"
        iconName: "my_location"
        text: buttons.language === "en" ? "Where am I" : "ท่านอยู่ที่ไหน"
        onClicked: buttons.hereAsked()
    }
}
