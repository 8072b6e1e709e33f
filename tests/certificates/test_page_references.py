"""Every page of each kind, layout and language says what its reference says, each line within a millimetre."""

from __future__ import annotations

import json

import pytest
from page_references import LAYOUTS, drawn, reference

from freiwilligenagentur.certificates.kinds import Kind


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", Kind)
def test_every_line_stands_where_its_reference_has_it(kind: Kind, layout: str) -> None:
    wanted = json.loads(reference(kind, layout).read_text("utf-8"))
    found = drawn(kind, layout)
    assert len(found) == len(wanted) >= 4  # German, and three languages behind it
    for page, expected in zip(found, wanted, strict=True):
        assert [text for _left, _top, text in page] == [text for _left, _top, text in expected]
        for (left, top, text), (at_left, at_top, _text) in zip(page, expected, strict=True):
            assert left == pytest.approx(at_left, abs=1), text
            assert top == pytest.approx(at_top, abs=1), text
