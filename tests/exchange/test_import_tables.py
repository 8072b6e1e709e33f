"""The CSV reader: separators, line numbers, and what broken rows do to the others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_exports import table

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.table import read_table

HEADER = "id;name;text\n"


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(text).rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_recognised_even_when_cells_hold_the_others(separator: str) -> None:
    rows = [{"id": "1", "name": "Spiel; Spaß, Sport", "text": "a\tb"}]
    read = read_table(table(("id", "name", "text"), rows, separator))
    assert read.separator == separator
    assert read.rows[0].cells == ("1", "Spiel; Spaß, Sport", "a\tb")


def test_a_line_that_excel_writes_before_the_header_is_obeyed() -> None:
    assert read_table("sep=,\na,b\n1,2;3\n").rows[0].cells == ("1", "2;3")


def test_line_numbers_are_those_of_a_text_editor_even_behind_cells_with_line_breaks() -> None:
    read = read_table(HEADER + '1;a;"x\ny\r\nz"\n\n2;b;c\n')
    assert [(row.line, row.cells[0]) for row in read.rows] == [(2, "1"), (6, "2")]
    assert read.rows[0].cells[2] == "x\ny\r\nz"


def test_a_quote_that_is_never_closed_costs_one_row_not_the_rest_of_the_file() -> None:
    read = read_table(HEADER + '1;a;"x"\n2;b;"<p>open\nmore\n3;c;"d"\n4;e;f\n')
    assert [row.cells[0] for row in read.rows] == ["1", "3", "4"]
    (problem,) = read.problems
    assert (problem.line, problem.code, problem.left_out) == (3, "broken_quotes", True)
    assert problem.reason.startswith("Ein Anführungszeichen fehlt")
    assert "3 bis 4" in problem.reason


def test_a_quote_left_open_to_the_end_of_the_file_keeps_the_rows_behind_it() -> None:
    read = read_table(HEADER + '1;a;"never closed\n2;b;c\n3;d;e\n')
    assert [row.cells[0] for row in read.rows] == ["2", "3"]
    assert [problem.line for problem in read.problems] == [2]


def test_quotes_inside_a_quoted_cell_cost_only_their_row() -> None:
    read = read_table(HEADER + '1;"Verein "Hilfe" e.V.";c\n2;d;e\n')
    assert [row.cells[0] for row in read.rows] == ["2"]
    assert [(problem.line, problem.code) for problem in read.problems] == [(2, "broken_quotes")]


def test_a_quote_in_the_middle_of_an_unquoted_cell_is_just_a_sign() -> None:
    assert cells(HEADER + '1;Rohr 12" breit;x\n') == [("1", 'Rohr 12" breit', "x")]


def test_rows_with_other_numbers_of_cells_are_each_reported() -> None:
    read = read_table(HEADER + "1;a\n2;b;c;d\n3;c;;;\n4;e;f")
    assert [row.cells for row in read.rows] == [("3", "c", ""), ("4", "e", "f")]
    assert [(problem.line, problem.code) for problem in read.problems] == [(2, "wrong_columns"), (3, "wrong_columns")]
    assert "2 statt 3 Spalten" in read.problems[0].reason


def test_empty_lines_are_nothing_to_report() -> None:
    read = read_table("\n;;\n" + HEADER + "\n;;\n1;a;b\n\n")
    assert [row.cells[0] for row in read.rows] == ["1"]
    assert not read.problems


def test_ten_megabytes_in_one_cell_are_reported_with_line_and_column_and_the_rest_is_read() -> None:
    read = read_table(HEADER + '1;a;"' + "x" * 10_000_000 + '"\n2;b;c\n')
    assert [row.cells[0] for row in read.rows] == ["2"]
    (problem,) = read.problems
    assert (problem.line, problem.field, problem.code, problem.left_out) == (2, "text", "cell_too_long", True)
    assert len(problem.value) < 100


@pytest.mark.parametrize("text", ["just a sentence\nand another\n", "one\ntwo\nthree\n", ";;\n\n"])
def test_text_without_columns_is_refused(text: str) -> None:
    with pytest.raises(WrongFile):
        read_table(text)


@pytest.mark.parametrize("line", ['"a""b;c\n', '""""\n', '"""\n', 'a;"b\n', '"\n', '";"\n', 'x;y;z;"\n'])
def test_damage_in_every_line_ends_in_reasonable_time(line: str) -> None:
    began = time.monotonic()
    read = read_table(HEADER + line * 60_000)
    assert time.monotonic() - began < 20
    assert not read.rows
    assert len(read.rows) + len(read.problems) <= 60_000


plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
anything = st.text(st.sampled_from('ab;,\t"\n\r '), max_size=12)


@given(st.lists(st.lists(plain | anything, min_size=3, max_size=3), max_size=8), st.sampled_from(";,\t"))
def test_whatever_a_spreadsheet_writes_comes_back(rows: list[list[str]], separator: str) -> None:
    header = ("erste", "zweite", "dritte")
    text = table(header, [dict(zip(header, row, strict=True)) for row in rows], separator)
    expected = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    read = read_table(text)
    assert [row.cells for row in read.rows] == expected
    assert not read.problems


@given(st.text(st.sampled_from('a1;"\n'), max_size=200))
def test_no_damage_reads_a_row_that_does_not_fit_the_header(text: str) -> None:
    read = read_table("a;b\n" + text)
    assert all(len(row.cells) == 2 for row in read.rows)
    assert all(1 < problem.line <= text.count("\n") + 2 for problem in read.problems)
