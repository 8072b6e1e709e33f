"""How somebody gets around, and how far."""

from __future__ import annotations

from freiwilligenagentur.matching.prose.plain import Found, Span, compiled

WAYS = {
    "foot": compiled(r"""
    zu fuß  fußläufig\w*  in laufnähe  um die ecke
"""),
    "bicycle": compiled(r"""
    mit dem (?:e-)?(?:fahrrad|rad|bike)  per rad  mit fahrrad  mit rad
"""),
    "transit": compiled(r"""
    mit (?:dem |der )?(?:bus|bahn|u-bahn|s-bahn|straßenbahn|öpnv)(?: (?:und|oder) \w+)?
    öffentlichen? verkehrsmitteln?  mit den öffentlichen  mit öffis
"""),
    "car": compiled(r"""
    mit (?:dem|meinem|eigenem) (?:auto|pkw|wagen)
    (?:habe|mit) (?:ein |einen |eigenem |eigenes |eigenen )?(?:auto|pkw)
"""),
}  # fmt: skip
_AT_MOST = (
    r"(?:bis(?: zu)?|höchstens|maximal|max\.?|nicht (?:weiter|mehr) als|weniger als|unter|(?:umkreis|radius)(?: von)?)"
)
RADIUS = compiled(rf"""
    {_AT_MOST}(?: ca\.?| etwa)? ?(?P<km>\d{{1,3}}) ?(?:km|kilometern?)
""")


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Means of transport and the farthest distance."""
    found = []
    for sentence in spans:
        for way, pattern in WAYS.items():
            found += [Found(f"mobility:{way}", *match.span()) for match in pattern.finditer(text, *sentence)]
        if match := RADIUS.search(text, *sentence):
            found.append(Found(f"radius_km:{int(match.group('km'))}", *match.span()))
    return found
