"""The hall as a picture under the fingers: what is drawn at which zoom, in which order; labels; the route; hits.

Three measures are met here. *Plan* metres are the workbook's. *Scene* metres are the plan turned so that what lies
ahead of this kiosk's visitor is up (``turning``). *View* pixels are logical pixels of the map on the screen, from its
top left corner. The flow: ``scene`` (an event's level, turned and shaped) → ``labels`` (what is written where at a
zoom) → ``painter`` (a picture, in a worker thread) → ``canvas`` (shows the finished picture), with ``camera`` saying
which part is seen and ``hit`` what is under a finger.

Importing this package registers its QML types in the module ``Kiosk``.
"""

from ui.map.canvas import MapCanvas
from ui.map.fade import MapFade
from ui.map.look import type_colours
from ui.map.mark import MapMark
from ui.map.model import MapModel
from ui.map.steering import MapCamera
from ui.map.touch import MapTouch

__all__ = ["MapCamera", "MapCanvas", "MapFade", "MapMark", "MapModel", "MapTouch", "type_colours"]
