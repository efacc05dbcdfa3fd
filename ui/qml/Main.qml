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

    readonly property string screen: visit.session.screen
    readonly property bool fullScreen: ["welcome", "closed", "staff"].includes(screen)
    readonly property bool portrait: height > width
    // How much of the window a screen's panel takes: of its height in portrait, of its width in landscape
    readonly property var portraitShare: ({
            "home": 0.56,
            "search": 0.72,
            "agencies": 0.7,
            "booths": 0.6,
            "booth": 0.5,
            "directions": 0.58
        })
    readonly property real panelShare: fullScreen ? 0 : portrait ? portraitShare[screen] : 0.44
    readonly property real keyboardHeight: keyboard.shown ? keyboard.keyboardHeight : 0

    title: visit.about.texts.name ?? ""
    color: Theme.background

    Binding {
        Theme.pxPerMm: main.pxPerMm
        Theme.reducedMotion: main.reducedMotion
        Theme.portrait: main.portrait
    }

    MapView {
        id: mapView

        anchors.fill: parent
        map: main.visit.map
        interactive: !main.fullScreen
        visible: !["closed", "staff"].includes(main.screen)
        insetTop: main.screen === "welcome" ? welcome.topHeight : Theme.bar
        insetBottom: main.screen === "welcome" ? welcome.bottomHeight : main.portrait ? main.height * main.panelShare : main.keyboardHeight
        insetLeft: main.portrait || main.fullScreen ? 0 : main.width * main.panelShare
        insetRight: 0
        onInsetTopChanged: Qt.callLater(main.frameMap)
        onInsetBottomChanged: Qt.callLater(main.frameMap)
        onInsetLeftChanged: Qt.callLater(main.frameMap)
    }

    // Shows the way where there is one, else the whole hall.
    function frameMap(): void {
        if (main.visit.map.hasRoute)
            mapView.fitRoute(true);
        else
            mapView.fitHall(true);
    }

    Connections {
        target: main.visit.map

        function onRouteChanged(): void {
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

        Rectangle {
            visible: main.portrait
            anchors.bottom: parent.top
            width: parent.width
            height: Theme.mm(4)
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: "#00141008"
                }
                GradientStop {
                    position: 1
                    color: "#22141008"
                }
            }
        }
        Rectangle {
            visible: !main.portrait
            anchors.left: parent.right
            width: Theme.mm(4)
            height: parent.height
            gradient: Gradient {
                orientation: Gradient.Horizontal

                GradientStop {
                    position: 0
                    color: "#22141008"
                }
                GradientStop {
                    position: 1
                    color: "#00141008"
                }
            }
        }

        ScreenSlot {
            name: "home"
            current: main.screen
            sourceComponent: HomeScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "search"
            current: main.screen
            sourceComponent: SearchScreen {
                visit: main.visit
                keyboardHeight: main.keyboardHeight
            }
        }
        ScreenSlot {
            name: "agencies"
            current: main.screen
            sourceComponent: AgenciesScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "booths"
            current: main.screen
            sourceComponent: BoothsScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "booth"
            current: main.screen
            sourceComponent: BoothScreen {
                visit: main.visit
            }
        }
        ScreenSlot {
            name: "directions"
            current: main.screen
            sourceComponent: DirectionsScreen {
                visit: main.visit
            }
        }
    }

    TopBar {
        visit: main.visit
        visible: !main.fullScreen
        width: parent.width
    }
    PreviewRibbon {
        visit: main.visit
        visible: main.visit.about.isPreview && !main.fullScreen
        x: main.portrait ? 0 : panel.width
        y: Theme.bar
        width: main.width - x
    }
    WelcomeScreen {
        id: welcome

        anchors.fill: parent
        visit: main.visit
        visible: main.screen === "welcome"
    }
    ClosedScreen {
        anchors.fill: parent
        visit: main.visit
        visible: main.screen === "closed"
    }
    Loader {
        anchors.fill: parent
        active: main.screen === "staff"
        sourceComponent: StaffScreen {
            visit: main.visit
        }
    }
    KeyboardPanel {
        id: keyboard

        anchors.fill: parent
        language: main.visit.session.language
    }
    IdleNotice {
        anchors.fill: parent
        visit: main.visit
    }
    // Sees every touch, takes none
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active)
                main.visit.idle.touched()
        }
    }
}
