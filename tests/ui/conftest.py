from tests.ui.fixtures import application, filled_folder, pytest_collection_modifyitems, qapp, scene, start_kiosk

__all__ = ["application", "filled_folder", "pytest_collection_modifyitems", "qapp", "scene", "start_kiosk"]
