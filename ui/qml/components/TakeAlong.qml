import QtQuick
import Kiosk
import "../theme"

// The QR code with what to do with it.
Grid {
    id: take

    required property DirectionsModel way
    required property var words

    columns: Theme.portrait ? 2 : 1
    spacing: Theme.mm(6)
    verticalItemAlignment: Grid.AlignVCenter

    QrCode {
        id: code

        // Modules of at least 0.5 mm, in whole pixels, with the quiet zone of four on each side
        width: (take.way.qrModules + 8) * Math.ceil(0.55 * Theme.pxPerMm)
        height: width
        image: take.way.qr
        modules: take.way.qrModules
    }
    Column {
        width: Theme.portrait ? take.width - code.width - take.spacing : code.width
        spacing: Theme.gap

        Icon {
            name: "phone"
            size: Theme.mm(14)
        }
        Label {
            width: parent.width
            text: take.words.scan_to_take
            font.pixelSize: Theme.leadSize
            weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: take.words.scan_help
            soft: true
        }
    }
}
