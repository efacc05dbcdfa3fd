import QtQuick
import Kiosk
import "../theme"

// The QR code with what to do with it; upright in a portrait column, lying in a landscape row.
Grid {
    id: take

    required property DirectionsModel way
    required property var words
    readonly property real codeSide: Theme.portrait ? width : Theme.mm(84)

    columns: Theme.portrait ? 1 : 2
    columnSpacing: Theme.mm(5)
    rowSpacing: Theme.gap
    verticalItemAlignment: Grid.AlignVCenter

    QrCode {
        width: take.codeSide
        height: take.codeSide
        image: take.way.qr
        modules: take.way.qrModules
    }
    Column {
        width: Theme.portrait ? take.width : take.width - take.codeSide - take.columnSpacing
        spacing: Theme.gapSmall

        Label {
            width: parent.width
            text: take.words.scan_to_take
            weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: take.words.scan_help
            soft: true
        }
    }
}
