import QtQuick
import QtQuick.Templates as T
import Kiosk
import "../theme"

// Where a visitor types. Plain text only; the on-screen keyboard follows its focus.
T.TextField {
    id: field

    required property Visit visit
    readonly property bool empty: text === "" && preeditText === ""

    objectName: "searchField"
    implicitHeight: Theme.mm(21)
    leftPadding: Theme.mm(16)
    rightPadding: clear.visible ? Theme.touch : Theme.gap
    font.family: Theme.family
    font.pixelSize: Theme.leadSize
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.ink
    maximumLength: 200
    verticalAlignment: TextInput.AlignVCenter
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhSensitiveData
    Accessible.name: visit.session.words.search_hint
    onTextEdited: visit.search.setText(text)
    // Typing is done: the keyboard makes room for the results
    onAccepted: focus = false

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.mm(0.7)
        border.color: Theme.ink
    }

    Icon {
        name: "search"
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
    }
    Label {
        anchors.fill: parent
        anchors.leftMargin: field.leftPadding
        anchors.rightMargin: Theme.gap
        visible: field.empty
        text: field.visit.session.words.search_hint
        soft: true
    }
    TapArea {
        id: clear

        objectName: "clearButton"
        visible: !field.empty
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.touch
        height: Theme.touch
        colour: "transparent"
        text: field.visit.session.words.clear
        onClicked: {
            field.clear();
            field.visit.search.setText("");
            field.forceActiveFocus();
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "close"
            }
        }
    }
    Connections {
        target: field.visit.search

        function onTextChanged() {
            if (field.text !== field.visit.search.text && !field.inputMethodComposing)
                field.text = field.visit.search.text;
        }
    }
}
