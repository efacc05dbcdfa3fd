"""Checks every QML file with qmllint, which is told the Python types that QML uses.

The types of the module ``Kiosk`` are described in ``build/qmltypes``, in three steps: which classes are QML types, and
how they may be used, is read from their decorators; what they offer (properties, signals, slots, with the types that
QML will see) is asked of their live meta-objects, which know more than the source says; Qt's own qmltyperegistrar
turns both into the file that qmllint reads. Any warning fails.
"""

from __future__ import annotations

import ast
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QMetaMethod, QMetaObject, QObject

HERE = Path(__file__).resolve().parents[1]
UI = HERE / "ui"
MODULE = "Kiosk"
TYPES = HERE / "build" / "qmltypes"
QT = Path(PySide6.__file__).parent / "Qt"
# Where the on-screen keyboard's layouts, style and keys are looked for at run time too.
IMPORT_PATHS = (TYPES, UI / "qml" / "keyboard")
# What the Python types are derived from, and what their properties hold.
FOREIGN = ("core", "gui", "qml", "qmlmodels", "quick")
STRICTER = ("--unused-imports", "--multiline-strings")


def decorations(source: Path) -> dict[str, list[dict[str, str]]]:
    """The QML types of one Python file: what ``moc`` would say of each class's decorators."""
    found = {}
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.ClassDef):
            continue
        infos = []
        for decorator in node.decorator_list:
            call = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = call.id if isinstance(call, ast.Name) else ""
            said = [ast.literal_eval(argument) for argument in getattr(decorator, "args", ())]
            if name == "QmlElement":
                infos.append({"name": "QML.Element", "value": "auto"})
            elif name == "QmlNamedElement":
                infos.append({"name": "QML.Element", "value": said[0]})
            elif name == "QmlAnonymous":
                infos.append({"name": "QML.Element", "value": "anonymous"})
            elif name == "QmlSingleton":
                infos.append({"name": "QML.Singleton", "value": "true"})
            elif name == "QmlUncreatable":
                infos.append({"name": "QML.Creatable", "value": "false"})
                infos += [{"name": "QML.UncreatableReason", "value": reason} for reason in said]
        if infos:
            found[node.name] = infos
    return found


def properties(meta: QMetaObject) -> list[dict[str, Any]]:
    """The class's own properties, as ``moc`` would list them."""
    listed = []
    for number, index in enumerate(range(meta.propertyOffset(), meta.propertyCount())):
        known = meta.property(index)
        entry: dict[str, Any] = {
            "name": known.name(),
            "type": known.typeName(),
            "index": number,
            "read": known.name(),
            "constant": known.isConstant(),
        }
        if known.isWritable():
            entry["write"] = known.name()
        if known.hasNotifySignal():
            entry["notify"] = known.notifySignal().name().toStdString()
        listed.append(entry)
    return listed


def methods(meta: QMetaObject, kind: QMetaMethod.MethodType) -> list[dict[str, Any]]:
    """The class's own signals or slots, as ``moc`` would list them."""
    known = [meta.method(index) for index in range(meta.methodOffset(), meta.methodCount())]
    return [
        {
            "access": "public",
            "name": method.name().toStdString(),
            "returnType": method.typeName(),
            "arguments": [
                {"name": name.toStdString() or f"value{number}", "type": kind_name.toStdString()}
                for number, (name, kind_name) in enumerate(
                    zip(method.parameterNames(), method.parameterTypes(), strict=True), start=1
                )
            ],
        }
        for method in known
        if method.methodType() == kind
    ]


def enums(meta: QMetaObject) -> list[dict[str, Any]]:
    """The class's own enumerations, as ``moc`` would list them."""
    known = [meta.enumerator(index) for index in range(meta.enumeratorOffset(), meta.enumeratorCount())]
    return [
        {
            "name": enum.name(),
            "isClass": enum.isScoped(),
            "isFlag": enum.isFlag(),
            "values": [enum.key(index) for index in range(enum.keyCount())],
        }
        for enum in known
    ]


def described(kind: type[QObject], infos: list[dict[str, str]]) -> dict[str, Any]:
    """One class as ``moc`` would describe it."""
    meta = kind.staticMetaObject
    return {
        "className": kind.__name__,
        "qualifiedClassName": kind.__name__,
        "object": True,
        "superClasses": [{"access": "public", "name": base.__name__} for base in kind.__bases__],
        "classInfos": infos,
        "properties": properties(meta),
        "signals": methods(meta, QMetaMethod.MethodType.Signal),
        "slots": methods(meta, QMetaMethod.MethodType.Slot),
        "enums": enums(meta),
    }


def describe_types() -> int:
    """Writes ``build/qmltypes/Kiosk``; returns how many types it describes."""
    shutil.rmtree(TYPES, ignore_errors=True)
    folder = TYPES / MODULE
    folder.mkdir(parents=True)
    sys.path.insert(0, str(HERE))
    units = []
    for source in sorted(UI.rglob("*.py")):
        types = decorations(source)
        if types:
            module = importlib.import_module(".".join(source.relative_to(HERE).with_suffix("").parts))
            classes = [described(getattr(module, name), infos) for name, infos in types.items()]
            units.append({"inputFile": str(source.relative_to(HERE)), "outputRevision": 68, "classes": classes})
    metatypes = TYPES / "metatypes.json"
    metatypes.write_text(json.dumps(units, indent=1), encoding="utf-8")
    foreign = [QT / "metatypes" / f"qt6{name}_metatypes.json" for name in FOREIGN]
    subprocess.run(
        [
            *(QT / "libexec" / "qmltyperegistrar", "--import-name", MODULE),
            *("--major-version", "1", "--minor-version", "0"),
            *("--foreign-types", ",".join(str(path) for path in foreign if path.exists())),
            *("--generate-qmltypes", folder / "kiosk.qmltypes", "-o", TYPES / "registrations.cpp", metatypes),
        ],
        check=True,
    )
    (folder / "qmldir").write_text(
        f"module {MODULE}\ntypeinfo kiosk.qmltypes\ndepends QtQuick\ndepends QtQml.Models\n", encoding="utf-8"
    )
    return sum(len(unit["classes"]) for unit in units)


def main() -> int:
    count = describe_types()
    files = sorted((UI / "qml").rglob("*.qml"))
    command: list[str | Path] = [Path(PySide6.__file__).parent / "qmllint", "--ignore-settings", "--max-warnings", "0"]
    for option in STRICTER:
        command += [option, "warning"]
    for path in IMPORT_PATHS:
        command += ["-I", path]
    done = subprocess.run([*command, *files], check=False)
    if done.returncode == 0:
        print(f"qmllint: {len(files)} files, {count} types from Python, no warnings")
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
