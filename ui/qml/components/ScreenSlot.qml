import QtQuick

// One screen's place in the panel. Made when first shown and kept, so that going back finds the list where it was.
Loader {
    id: slot

    required property string name
    required property string current
    property bool wanted: false

    anchors.fill: parent
    active: wanted
    visible: current === name
    onCurrentChanged: update()
    Component.onCompleted: update()

    function update(): void {
        if (current === name)
            wanted = true;
        else if (current === "welcome")
            wanted = false;
    }
}
