"""A table of the letter becomes rows that can be read one after another."""

from easyread.layout.tables import Cell, table_rows
from easyread.model import Block, Line, Place


def table(*rows: list[str]) -> list[Cell]:
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            number = len(cells) + 1
            block = Block(f"b{number}", "cell", text, Place(number, None, None, 0, r, c))
            cells.append(Cell(block, (Line(f"l{number}", text, (f"s{number}",)),)))
    return cells


def words(rows: list[tuple[Line, ...]]) -> list[list[str]]:
    return [[line.text for line in row] for row in rows]


def test_each_value_is_said_with_the_heading_of_its_column() -> None:
    found = table_rows(
        table(["Due", "Amount"], ["1 May 2027", "£142.00"], ["1 June 2027", "£80.00"])
    )
    assert words(found) == [
        ["Due: 1 May 2027", "Amount: £142.00"],
        ["Due: 1 June 2027", "Amount: £80.00"],
    ]


def test_a_wide_record_still_fits_in_one_row() -> None:
    found = table_rows(table(["A", "B", "C", "D"], ["x", "£1", "£2", "£3"]))
    assert words(found) == [["A: x", "B: £1", "C: £2. D: £3"]]


def test_a_table_without_headings_reads_from_its_first_cell() -> None:
    found = table_rows(table(["Rent", "£80", "each week"], ["Heating", "£12", "each week"]))
    assert words(found) == [["Rent: £80, each week"], ["Heating: £12, each week"]]


def test_no_cell_is_lost() -> None:
    for cells in (
        table(["Due", "Amount", "Note"], ["1 May 2027", "£142.00"]),
        table(["one"]),
        table(["a", "b"], ["c", "d"]),
    ):
        carried = {s for row in table_rows(cells) for line in row for s in line.sources}
        assert carried == {c.lines[0].sources[0] for c in cells}
