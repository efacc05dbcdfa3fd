pragma Singleton

import QtQuick

// Every colour, size, duration and font of the kiosk. Sizes follow from millimetres on the real screen;
// Main.qml sets pxPerMm once the screen is known.
QtObject {
    property real pxPerMm: 4.03
    property bool reducedMotion: false
    property bool portrait: true

    function mm(millimetres: real): real {
        return Math.round(millimetres * pxPerMm);
    }

    // No name may begin with "on" and a capital: QML would take it for a signal handler.
    // Colours: warm paper, ink, and one signal yellow that always carries ink, never stands alone on paper.
    readonly property color background: "#f5f2ea"
    readonly property color surface: "#ffffff"
    readonly property color surfaceSunk: "#ece7db"
    readonly property color ink: "#14202b"
    readonly property color inkSoft: "#414c57"
    readonly property color outline: "#d8d1c2"
    readonly property color outlineStrong: "#857d6d"
    readonly property color accent: "#ffc629"
    readonly property color textOnAccent: "#14202b"
    readonly property color accentPressed: "#e9ad00"
    readonly property color inkPressed: "#2f3d4b"
    readonly property color textOnInk: "#ffffff"
    readonly property color textOnInkSoft: "#ccd4dc"
    readonly property color pressed: "#e2dccd"
    readonly property color good: "#0f5a3c"
    readonly property color goodPressed: "#0a4530"
    readonly property color bad: "#8f1d14"
    readonly property color caution: "#6b4a00"
    readonly property color shade: "#b3101820"
    readonly property color fallbackType: "#4a5560"

    // A type's colour: its own, or the map's for a type without one, so that card and map agree
    function typeColour(tint: string): color {
        return tint === "" ? fallbackType : tint.startsWith("#") ? tint : mapPalette[tint];
    }

    // Type. Thai base consonants of IBM Plex Sans Thai Looped are 0.558 em high, so 5 mm of letter are 8.96 mm of em.
    readonly property string family: "IBM Plex Sans Thai Looped"
    readonly property real emPerThaiLetter: 1 / 0.558
    readonly property int textSize: Math.round(5 * pxPerMm * emPerThaiLetter)
    readonly property int leadSize: Math.round(6 * pxPerMm * emPerThaiLetter)
    readonly property int headingSize: Math.round(9 * pxPerMm * emPerThaiLetter)
    readonly property int displaySize: Math.round(12 * pxPerMm * emPerThaiLetter)
    // Plex leaves room for marks stacked over tall letters; this keeps it and no more
    readonly property real lineHeight: 0.88

    // Spacing, one scale
    readonly property int gapSmall: mm(1.5)
    readonly property int gap: mm(3)
    readonly property int gapLarge: mm(6)
    readonly property int touch: mm(20)
    readonly property int bar: mm(23)
    readonly property int radius: mm(3)
    readonly property int radiusLarge: mm(6)
    readonly property int hairline: Math.max(1, Math.round(0.4 * pxPerMm))
    readonly property int icon: mm(10)

    // Motion
    readonly property int quick: reducedMotion ? 0 : 150
    readonly property int calm: reducedMotion ? 0 : 240

    // The map's colours by role, handed to the painter
    readonly property var mapPalette: ({
            "background": "#e6e0d3",
            "floor": "#fcfaf6",
            "plinth": "#f1ece2",
            "wall": "#8e867a",
            "wallTop": "#a79f93",
            "pillar": "#6a6359",
            "blocked": "#ddd6ca",
            "stage": "#4a4560",
            "stageText": "#ffffff",
            "zone": "#dcebe6",
            "zoneText": "#2c3d38",
            "booth": "#ffffff",
            "boothText": "#14202b",
            "boothLitText": "#ffffff",
            "faded": "#f0ece5",
            "fadedEdge": "#cfc7ba",
            "fadedText": "#504a41",
            "shadow": "#3b3226",
            "chosen": "#14202b",
            "chosenText": "#ffc629",
            "route": "#ffc629",
            "routeCasing": "#14202b",
            "routeArrow": "#14202b",
            "here": "#14202b",
            "hereRing": "#ffc629",
            "place": "#2f3b46",
            "placeIcon": "#ffffff",
            "exit": "#1c6b3c",
            "closed": "#8f2a16",
            "closedText": "#ffffff",
            "door": "#8e867a",
            "ink": "#14202b",
            "type0": "#1b5faa",
            "type1": "#b0246a",
            "type2": "#3c7a1e",
            "type3": "#8a5a00",
            "type4": "#5b3fa8",
            "type5": "#00716b"
        })
}
