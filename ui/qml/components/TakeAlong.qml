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

        // With the quiet zone of four on each side
        readonly property int across: take.way.qrModules + 8
        readonly property real room: Theme.portrait ? Theme.mm(100) : take.width
        // In whole pixels, as large as there is room for, and at least 0.5 mm
        readonly property int module: Math.max(Math.ceil(0.5 * Theme.pxPerMm), Math.floor(room / across))

        width: across * module
        height: width
        image: take.way.qr
        modules: take.way.qrModules
    }
    Column {
        width: Theme.portrait ? take.width - code.width - take.spacing : take.width
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
