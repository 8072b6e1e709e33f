"""The colours of the windows: one set for light, one for dark, one taken from a high-contrast system."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

_HALF_SEEN = 0.04045  # below this an sRGB channel is linear (IEC 61966-2-1)


class Colours(NamedTuple):
    """Colour tokens as ``#rrggbb``, to be given to ``QColor`` or a style sheet.

    A pair ``x_soft`` / ``x`` is background and text of a state; both together reach 4.5:1. ``control`` is the outline
    of anything that takes input and reaches 3:1 on every surface.
    """

    dark: bool
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    on_accent_soft: str
    window: str
    surface: str
    surface_soft: str
    hover: str
    text: str
    muted: str
    border: str
    control: str
    focus: str
    amber: str
    amber_soft: str
    amber_border: str
    red: str
    red_soft: str
    red_border: str
    green: str
    green_soft: str
    grey: str
    grey_soft: str


LIGHT = Colours(
    dark=False,
    accent="#0b6b57",
    accent_hover="#095948",
    accent_text="#ffffff",
    accent_soft="#e9f3f0",
    on_accent_soft="#08493b",
    window="#f3f3f3",
    surface="#ffffff",
    surface_soft="#fafafa",
    hover="#e9e9e9",
    text="#1a1a1a",
    muted="#595959",
    border="#e3e3e3",
    control="#8c8c8c",
    focus="#0b6b57",
    amber="#6b4500",
    amber_soft="#fdf2d9",
    amber_border="#e5cf95",
    red="#981b1b",
    red_soft="#fbe6e6",
    red_border="#e7b4b4",
    green="#0a5443",
    green_soft="#e9f3f0",
    grey="#4a4a4a",
    grey_soft="#eeeeee",
)

DARK = Colours(
    dark=True,
    accent="#4fb89e",
    accent_hover="#67c8af",
    accent_text="#05231b",
    accent_soft="#1d3a33",
    on_accent_soft="#a5e3d2",
    window="#1c1c1c",
    surface="#262626",
    surface_soft="#212121",
    hover="#333333",
    text="#f2f2f2",
    muted="#b4b4b4",
    border="#3a3a3a",
    control="#8c8c8c",
    focus="#4fb89e",
    amber="#f3cf85",
    amber_soft="#3b2f14",
    amber_border="#6a551f",
    red="#f6b1ad",
    red_soft="#432020",
    red_border="#7a3a3a",
    green="#a5e3d2",
    green_soft="#1d3a33",
    grey="#cfcfcf",
    grey_soft="#363636",
)


def from_system(palette: QPalette) -> Colours:
    """The system's own colours, for people who set their system to high contrast (EN 301 549, 11.7)."""
    text, window = palette.windowText().color().name(), palette.window().color().name()
    base, on_base = palette.base().color().name(), palette.text().color().name()
    accent, on_accent = palette.highlight().color().name(), palette.highlightedText().color().name()
    return Colours(
        dark=luminance(base) < luminance(on_base),
        accent=accent,
        accent_hover=accent,
        accent_text=on_accent,
        accent_soft=base,
        on_accent_soft=on_base,
        window=window,
        surface=base,
        surface_soft=base,
        hover=window,
        text=text,
        muted=text,
        border=text,
        control=text,
        focus=accent,
        amber=on_base,
        amber_soft=base,
        amber_border=text,
        red=on_base,
        red_soft=base,
        red_border=text,
        green=on_base,
        green_soft=base,
        grey=on_base,
        grey_soft=base,
    )


def luminance(colour: str) -> float:
    """Relative luminance 0…1 of a colour (WCAG 2.2)."""
    value = QColor(colour)
    channels = [_linear(channel) for channel in (value.redF(), value.greenF(), value.blueF())]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1…21 of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _HALF_SEEN else ((channel + 0.055) / 1.055) ** 2.4
