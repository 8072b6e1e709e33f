"""What a screen reader does: reads the program's windows and acts in them from another process, over AT-SPI.

Run by Debian's own Python, which has D-Bus, inside ``dbus-run-session``. Words: the program's Python, the office, its
passphrase. Starts a screen of its own and the program, logs in, visits every room, and prints as JSON what it met.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import dbus
import dbus.bus

ACCESSIBLE, ACTION, TEXT = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "EditableText"))
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
Result = TypeVar("Result")
ENABLED, SHOWING = 1 << 24, 1 << 25  # SENSITIVE and SHOWING in AT-SPI's set of states
PATIENCE = 20  # seconds
NEED_A_NAME = {
    "push button", "button menu", "toggle button", "text", "password text", "check box", "radio button", "slider",
    "spin button", "list item", "table", "page tab", "menu item", "link", "frame", "dialog",
}  # fmt: skip
"""Roles that somebody acts on. A choice is named by what is chosen, as Qt does on Linux."""


class Node:
    """One thing on the screen, as another process sees it."""

    def __init__(self, bus: dbus.bus.BusConnection, address: tuple[str, str]) -> None:
        self._bus, self._address = bus, address

    def _call(self, interface: str, method: str, signature: str = "", *words: object) -> object:
        return self._bus.call_blocking(*self._address, interface, method, signature, words, timeout=PATIENCE)

    def name(self) -> str:
        return str(self._call("org.freedesktop.DBus.Properties", "Get", "ss", ACCESSIBLE, "Name")).strip()

    def key(self) -> str:
        return str(self._call("org.freedesktop.DBus.Properties", "Get", "ss", ACCESSIBLE, "AccessibleId"))

    def role(self) -> str:
        return str(self._call(ACCESSIBLE, "GetRoleName"))

    def is_now(self, state: int) -> bool:
        return bool(int(self._call(ACCESSIBLE, "GetState")[0]) & state)

    def children(self) -> list[Node]:
        return [Node(self._bus, (str(name), str(path))) for name, path in self._call(ACCESSIBLE, "GetChildren")]

    def actions(self) -> list[str]:
        return [str(name) for name, _description, _key in self._call(ACTION, "GetActions")]

    def act(self, action: str) -> None:
        self._call(ACTION, "DoAction", "i", self.actions().index(action))

    def write(self, text: str) -> None:
        self._call(TEXT, "SetTextContents", "s", text)

    def below(self) -> Iterator[tuple[Node, str]]:
        """Everything that shows, with its role. The cells of a table belong to its data."""
        for child in self.children():
            if child.is_now(SHOWING):
                role = child.role()
                yield child, role
                if role != "table":
                    yield from child.below()


def accessibility_bus() -> dbus.bus.BusConnection:
    found = dbus.SessionBus().get_object("org.a11y.Bus", "/org/a11y/bus")
    return dbus.bus.BusConnection(found.GetAddress(dbus_interface="org.a11y.Bus"))


def wait_for(root: Node, role: str) -> Node:
    """The first window of a role."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for program in root.children():
            for window in program.children():
                if window.role() == role:
                    return window
        time.sleep(0.1)
    raise SystemExit(f"no {role} came")


def settled(act: Callable[..., Result], *given: object) -> Result:
    """What comes of reading the screen; once more from the beginning when something went away meanwhile."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return act(*given)
        except dbus.DBusException as error:
            if "UnknownObject" not in error.get_dbus_name() or time.monotonic() > until:
                raise


def find(window: Node, role: str, name: str) -> Node:
    return next(node for node, its in window.below() if its == role and node.name() == name)


def press(window: Node, name: str) -> None:
    find(window, "push button", name).act("Press")


def write(window: Node, name: str, text: str) -> None:
    find(window, "text", name).write(text)


def listed(window: Node, role: str) -> list[Node]:
    return [node for node, its in window.below() if its == role]


def read(place: str, window: Node) -> dict[str, object]:
    """What shows at a place: how much somebody can act on, and the keys of what has no name."""
    met = [(node, role) for node, role in window.below() if role in NEED_A_NAME]
    unnamed = [f"{role} {node.key()}" for node, role in met if not node.name()]
    buttons = [node for node, role in met if role == "push button" and node.is_now(ENABLED)]
    deaf = [node.key() for node in buttons if "Press" not in node.actions()]
    return {"place": place, "window": window.name(), "met": len(met), "unnamed": unnamed, "deaf": deaf}


def visit(passphrase: str) -> list[dict[str, object]]:
    root = Node(accessibility_bus(), ROOT)
    door = settled(wait_for, root, "dialog")
    told = [settled(read, "login", door)]
    settled(write, door, "Passphrase", passphrase)
    settled(press, door, "Anmelden")
    window = settled(wait_for, root, "frame")
    rooms = settled(listed, window, "list item")
    for room in rooms:
        room.act("Toggle")
        told.append(settled(read, room.name(), window))
    rooms[0].act("Toggle")
    settled(press, window, "Erstgespräch beginnen")
    told.append(settled(read, "intake", window))
    return told


def main(python: str, office: str, passphrase: str) -> None:
    screen = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"], stdout=subprocess.PIPE)
    assert screen.stdout is not None
    display = f":{screen.stdout.readline().decode().strip()}"
    accessibility_bus()  # the program looks for it only at its start
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    program = subprocess.Popen([python, "-m", "freiwilligenagentur", "--office", office], env=environment)
    try:
        sys.stdout.write(f"\n{json.dumps(visit(passphrase))}\n")
    finally:
        for each in (program, screen):
            each.terminate()
            each.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
