import QtQuick
import Kiosk
import "../theme"

// The hall under the fingers. Screens set what "map" shows and how much of each side their panels cover.
FocusScope {
    id: view

    required property MapModel map
    property bool interactive: true
    // Whether fingers move the hall, or are for the overlay
    property bool touchable: true
    property alias overlay: over.sourceComponent
    property alias world: world
    property real insetLeft: 0
    property real insetTop: 0
    property real insetRight: 0
    property real insetBottom: 0
    readonly property real freeHeight: height - insetTop - insetBottom

    objectName: "mapView"
    clip: true

    function fitHall(animated: bool): void {
        camera.fitHall(animated);
    }
    function fitRoute(animated: bool): void {
        camera.fitRoute(animated);
    }
    function showHere(): void {
        camera.showHere(true);
    }
    function focusBooth(code: string): void {
        camera.focusBooth(code, true);
    }
    function zoomIn(): void {
        camera.zoomBy(1.7, true);
    }
    function zoomOut(): void {
        camera.zoomBy(1 / 1.7, true);
    }
    function tellCamera(): void {
        camera.setView(width, height, insetLeft, insetTop, insetRight, insetBottom, interactive ? Theme.touch + 2 * Theme.gap : 0);
    }
    function tellFloors(): void {
        camera.setFloors(levels.x, levels.y, levels.visible ? levels.width : 0, levels.height);
    }

    onWidthChanged: tellCamera()
    onHeightChanged: tellCamera()
    onInsetLeftChanged: tellCamera()
    onInsetTopChanged: tellCamera()
    onInsetRightChanged: tellCamera()
    onInsetBottomChanged: tellCamera()
    onInteractiveChanged: tellCamera()
    Component.onCompleted: {
        tellCamera();
        tellFloors();
    }

    Binding {
        view.map.palette: Theme.mapPalette
        view.map.pxPerMm: Theme.pxPerMm
        view.map.reducedMotion: Theme.reducedMotion
    }

    // "?" for the moment in which the window is torn down and Python's part of it has gone before
    FrameAnimation {
        running: camera?.flying ?? false
        onTriggered: camera.advance(frameTime)
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.mapPalette["background"]
    }

    // Scene metres; the camera moves and scales it
    Item {
        id: world

        transformOrigin: Item.TopLeft

        MapCanvas {
            objectName: "mapWhole"
            map: view.map
            camera: camera
            ratio: Screen.devicePixelRatio
            whole: true
        }
        MapCanvas {
            id: canvas

            objectName: "mapCanvas"
            map: view.map
            camera: camera
            ratio: Screen.devicePixelRatio
        }
        MapFade {
            id: former

            canvas: canvas
            opacity: 0
            visible: opacity > 0
            onBegun: fade.restart()

            NumberAnimation on opacity {
                id: fade

                running: false
                from: 1
                to: 0
                duration: Theme.calm
                onFinished: former.end()
            }
        }
    }

    WalkingDot {
        map: view.map
        world: world
    }
    GoalMark {
        visible: view.map.goalShown
        pin: view.map.selected === ""
        x: world.x + view.map.goal.x * world.scale
        y: world.y + view.map.goal.y * world.scale
    }
    YouAreHere {
        visible: view.map.hereShown
        x: world.x + view.map.here.x * world.scale
        y: world.y + view.map.here.y * world.scale
        text: view.map.words["you_are_here"] ?? ""
        side: view.map.hereSide
        shift: Theme.mm(view.map.hereShift)
        em: Theme.mm(view.map.hereEm)
    }

    MapTouch {
        objectName: "mapTouch"
        anchors.fill: parent
        enabled: view.interactive && view.touchable
        camera: camera
        canvas: canvas
    }
    Loader {
        id: over

        anchors.fill: parent
    }

    MapButtons {
        id: buttons

        visible: view.interactive
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.rightMargin: view.insetRight + Theme.gap
        anchors.bottomMargin: view.insetBottom + Theme.gapLarge
        words: view.map.words
        lying: camera?.buttonsLie ?? false
        onZoomInAsked: view.zoomIn()
        onZoomOutAsked: view.zoomOut()
        onHereAsked: view.showHere()
    }
    LevelSwitch {
        id: levels

        visible: view.interactive && view.map.levels.length > 1
        anchors.left: parent.left
        anchors.leftMargin: view.insetLeft + Theme.gap
        y: view.insetTop + (view.freeHeight - height) / 2
        map: view.map
        mostWidth: Math.min(Theme.mm(60), 0.34 * (view.width - view.insetLeft - view.insetRight))
        mostHeight: view.freeHeight - 4 * Theme.gap
        onXChanged: view.tellFloors()
        onYChanged: view.tellFloors()
        onWidthChanged: view.tellFloors()
        onHeightChanged: view.tellFloors()
        onVisibleChanged: view.tellFloors()
    }
    // Last, so that at the end it outlives whatever looks at it
    MapCamera {
        id: camera

        objectName: "mapCamera"
        map: view.map
        world: world
    }
}
