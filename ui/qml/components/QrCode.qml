import QtQuick
import Kiosk
import "../theme"

// A QR code with its quiet zone of four modules; dark on white whatever the theme.
Rectangle {
    id: code

    property alias image: pixels.image
    property int modules: 60

    objectName: "qrCode"
    color: "#ffffff"
    radius: Theme.radius

    PixelImage {
        id: pixels

        anchors.fill: parent
        anchors.margins: Math.ceil(4 * code.width / (code.modules + 8))
    }
}
