pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk
import "components"
import "screens"
import "theme"

// The one window: the map below everything, a panel with the screen's content on it, the bar, the keyboard, notices.
Window {
    id: main

    required property Visit visit
    required property real pxPerMm
    required property bool reducedMotion
    // A window on somebody's desk closes like any other; the kiosk's own only when staff leave the program
    property bool mayClose: false

    readonly property string place: visit.session.screen
    readonly property bool fullScreen: ["welcome", "closed", "trouble", "staff"].includes(place)
    // What lies under the finger on the staff's screens: another of them, or another row of what is closed
    readonly property string staffPlace: [visit.staff.mode, visit.staff.closing.marking, visit.staff.closing.busy, visit.staff.closing.closures.count].join()
    readonly property bool portrait: height > width
    // How much of the window a screen's panel takes: of its height in portrait, of its width in landscape
    readonly property var portraitShare: ({
            "home": Math.min(0.66, Math.max(0.4, homeSlot.implicitHeight / height)),
            "search": 0.75,
            "agencies": 0.7,
            "booths": 0.6,
            "booth": 0.44,
            "directions": 0.64
        })
    readonly property real panelShare: fullScreen ? 0 : portrait ? portraitShare[place] : place === "directions" ? 0.42 : 0.48
    readonly property real keyboardHeight: keyboard.shown ? keyboard.keyboardHeight : 0

    onClosing: event => event.accepted = mayClose

    title: visit.about.texts.name ?? ""
    color: Theme.background

    Binding {
        target: Theme
        property: "pxPerMm"
        value: main.pxPerMm
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: main.reducedMotion
    }
    Binding {
        target: Theme
        property: "portrait"
        value: main.portrait
    }

    MapView {
        id: mapView

        anchors.fill: parent
        map: main.visit.map
        interactive: !main.fullScreen
        visible: !["closed", "trouble", "staff"].includes(main.place)
        insetTop: (main.place === "welcome" ? welcome.topHeight : Theme.bar) + (ribbon.visible ? ribbon.height : 0)
        insetBottom: main.place === "welcome" ? welcome.bottomHeight : main.portrait ? main.height * main.panelShare : main.keyboardHeight
        insetLeft: main.place === "welcome" ? welcome.leftWidth : main.portrait ? 0 : main.width * main.panelShare
        insetRight: takeAlong.visible ? takeAlong.width : 0
        onInsetTopChanged: Qt.callLater(main.frameMap)
        onInsetBottomChanged: Qt.callLater(main.frameMap)
        onInsetLeftChanged: Qt.callLater(main.frameMap)
        onInsetRightChanged: Qt.callLater(main.frameMap)
    }

    // Shows the way where there is one, else the whole hall.
    function frameMap(): void {
        if (main.visit.map.hasRoute)
            mapView.fitRoute(true);
        else
            mapView.fitHall(true);
    }

    onPlaceChanged: secondTouch.guard()
    onStaffPlaceChanged: secondTouch.guard()

    Connections {
        target: main.visit.map

        function onWayChanged(): void {
            main.frameMap();
        }
    }

    Rectangle {
        id: panel

        visible: !main.fullScreen
        color: Theme.background
        x: 0
        y: main.portrait ? main.height - height : Theme.bar
        width: main.portrait ? main.width : main.width * main.panelShare
        height: main.portrait ? main.height * main.panelShare : main.height - Theme.bar

        PanelShade {
            anchors.fill: parent
            upright: main.portrait
        }
        ScreenSlot {
            id: homeSlot

            name: "home"
            current: main.place
            sourceComponent: HomeScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "search"
            current: main.place
            sourceComponent: SearchScreen {
                visit: main.visit
                keyboardHeight: main.keyboardHeight
            }
        }
        ScreenSlot {
            name: "agencies"
            current: main.place
            sourceComponent: AgenciesScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "booths"
            current: main.place
            sourceComponent: BoothsScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "booth"
            current: main.place
            sourceComponent: BoothScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "directions"
            current: main.place
            sourceComponent: DirectionsScreen {
                visit: main.visit
            }
        }
    }

    // Across, the code to take along has a column of its own; upright it stands below the steps
    Rectangle {
        id: takeAlong

        visible: main.place === "directions" && !main.portrait && main.visit.directions.walk !== ""
        anchors.right: parent.right
        y: Theme.bar
        width: Theme.mm(118)
        height: parent.height - y
        color: Theme.background

        TakeAlong {
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.mm(4)
            width: parent.width - 2 * x
            way: main.visit.directions
            words: main.visit.session.words
        }
    }
    TopBar {
        visit: main.visit
        visible: !main.fullScreen
        width: parent.width
    }
    PreviewRibbon {
        id: ribbon

        visit: main.visit
        visible: main.visit.about.isPreview && (main.place === "welcome" || !main.fullScreen)
        x: main.portrait ? 0 : main.place === "welcome" ? welcome.leftWidth : panel.width
        y: main.place === "welcome" ? welcome.topHeight : Theme.bar
        width: main.width - x
    }
    WelcomeScreen {
        id: welcome

        anchors.fill: parent
        visit: main.visit
        visible: main.place === "welcome"
    }
    ClosedScreen {
        anchors.fill: parent
        visit: main.visit
        visible: main.place === "closed"
    }
    Loader {
        anchors.fill: parent
        active: main.place === "trouble"
        sourceComponent: TroubleScreen {
            visit: main.visit
        }
    }
    Loader {
        anchors.fill: parent
        active: main.place === "staff"
        sourceComponent: StaffScreen {
            visit: main.visit
        }
    }
    KeyboardPanel {
        id: keyboard

        anchors.fill: parent
        language: main.visit.session.language
        enterLabel: main.visit.session.words.search_short
    }
    IdleNotice {
        id: idleNotice

        anchors.fill: parent
        visit: main.visit
    }
    SecondTouch {
        id: secondTouch
    }
    // Sees every touch, takes none
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: {
                if (!active)
                    return;
                secondTouch.touchedAt(point.scenePosition);
                // the notice must still be there to take its touch, or what lies below would get it
                if (!idleNotice.visible)
                    main.visit.idle.touched();
            }
        }
    }
}
