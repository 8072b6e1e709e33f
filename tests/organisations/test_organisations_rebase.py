"""Bringing together what two people changed: laws, and the cases an office meets."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.organisations.presenter.rebase import rebase

texts = st.sampled_from(["", "a", "b"])
rows = st.lists(
    st.tuples(st.sampled_from("123"), texts).map(lambda pair: {"id": pair[0], "phone": pair[1]}),
    unique_by=lambda row: row["id"],
    max_size=3,
)
values = st.fixed_dictionaries({"name": texts, "town": texts, "contacts": rows})


@given(values, values)
def test_what_i_did_not_touch_is_as_the_colleague_left_it(base: dict[str, Any], theirs: dict[str, Any]) -> None:
    result = rebase(base, base, theirs)
    assert result.values == theirs
    assert result.clashes == ()


@given(values, values)
def test_without_a_colleague_my_entries_stand(base: dict[str, Any], mine: dict[str, Any]) -> None:
    result = rebase(base, mine, base)
    assert result.values == mine
    assert (result.clashes, result.taken_over) == ((), ())


@given(values, values)
def test_both_changing_alike_is_no_clash(base: dict[str, Any], mine: dict[str, Any]) -> None:
    result = rebase(base, mine, mine)
    assert result.values == mine
    assert result.clashes == ()


@given(values, values, values)
def test_no_row_and_no_field_of_mine_is_lost(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    result = rebase(base, mine, theirs)
    for name in ("name", "town"):
        assert mine[name] == base[name] or result.values[name] == mine[name]
    was = {row["id"]: row for row in base["contacts"]}
    merged = {row["id"]: row for row in result.values["contacts"]}
    for row in mine["contacts"]:
        assert row == was.get(row["id"]) or merged[row["id"]] == row


def test_a_contact_the_colleague_added_stays_beside_the_one_i_changed() -> None:
    base = {"contacts": [{"id": "1", "phone": "a"}]}
    mine = {"contacts": [{"id": "1", "phone": "b"}]}
    theirs = {"contacts": [{"id": "1", "phone": "a"}, {"id": "2", "phone": "c"}]}
    assert rebase(base, mine, theirs).values["contacts"] == [{"id": "1", "phone": "b"}, {"id": "2", "phone": "c"}]


def test_a_contact_i_removed_and_the_colleague_changed_is_a_clash_and_stays() -> None:
    base = {"contacts": [{"id": "1", "phone": "a"}]}
    theirs = {"contacts": [{"id": "1", "phone": "b"}]}
    result = rebase(base, {"contacts": []}, theirs)
    assert result.values["contacts"] == [{"id": "1", "phone": "b"}]
    assert result.clashes == ("contacts",)
