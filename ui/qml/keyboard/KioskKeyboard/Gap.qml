import QtQuick
import QtQuick.Layouts

// An empty place in a row, `span` columns wide.
Item {
    property real span: 1

    Layout.preferredWidth: span * KeyboardFrame.column
    Layout.fillHeight: true
}
