pragma Singleton

import QtQuick

// The keyboard's measures, in pixels. KeyboardPanel sets what it has room for; the style and the layouts follow.
QtObject {
    property real availableWidth: 1080
    property real availableHeight: 768
    property string enterLabel

    readonly property int columns: 12
    readonly property int rows: 6
    readonly property int padding: Math.round(row * 0.14)
    // A key may be a little higher than wide, as on a phone; where height is short it may be half as wide again.
    readonly property int row: Math.floor(Math.min(availableWidth / columns * 1.15, availableHeight / (rows + 0.28)))
    readonly property int column: Math.floor(Math.min((availableWidth - 2 * padding) / columns, row * 1.55))
    readonly property int width: column * columns + 2 * padding
    readonly property int height: row * rows + 2 * padding
    readonly property int gap: Math.max(2, Math.round(row * 0.07))
}
