"""Layouts that tests draw."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from freiwilligenagentur.certificates.layout import FrameStyle, Layout, LogoChoice, Place, SignatureBlock, Stamp


def scanned_signature() -> bytes:
    picture = Image.new("RGBA", (500, 160), (0, 0, 0, 0))
    points = [(20, 120), (60, 30), (90, 140), (130, 60), (160, 110), (210, 50), (240, 120), (300, 70), (480, 100)]
    ImageDraw.Draw(picture).line(points, fill="#102A6B", width=6, joint="curve")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def photograph(width: int = 90, height: int = 60) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "#7A1230").save(out, "JPEG")
    return out.getvalue()


def full() -> Layout:
    """A layout that uses everything."""
    return Layout(
        name="Blau mit Siegel",
        logo=LogoChoice.OWN,
        logo_picture=photograph(),
        logo_width=40,
        logo_height=18,
        logo_place=Place.CENTRE,
        accent="#12407A",
        rule="#9DB7D8",
        letterhead=("Träger: Bürgerstiftung Musterstadt", "Salzstraße 00, 06618 Musterstadt"),
        frame=FrameStyle.ORNATE,
        signatures=(
            SignatureBlock("Jana Vogel", "Leitung", "Freiwilligenagentur", scanned_signature()),
            SignatureBlock("Tom Weiß", "Vorstand"),
            SignatureBlock("Dr. Andrea Sommer", "Bürgermeisterin", "Stadt Musterstadt"),
        ),
        stamp=Stamp.SEAL,
        footer=("Gemeinnütziger Verein, Amtsgericht Stendal VR 00000", "Gefördert durch die Stadt Musterstadt"),
        footer_en=("Registered charity, supported by the town of Musterstadt",),
        footer_uk=("Благодійне товариство", "За підтримки міста"),
        authorisation="Bescheid vom 3. April 2026",
        title="Engagementnachweis Nordrhein-Westfalen",
    )
