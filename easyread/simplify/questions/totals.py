"""A table or list of sums whose last line says "total" -> do the lines make the total?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from easyread.simplify.questions.asked import Asked, Kind, Reading
from easyread.simplify.questions.money import say_pounds, sums_in

_I = re.IGNORECASE
_TOTAL = re.compile(r"^\W*(?:(?:sub-?|grand |the |your |weekly |monthly |overall )*totals?\b)", _I)
_LESS = re.compile(r"^\W*(?:less|minus|take away|deduct)\b|\bCR\b|[-–−] ?£|\(£|£ ?[-–−]", _I)
# Lines that may stand for money taken off although no sign says so.
_MAY_BE_LESS = re.compile(
    r"\b(?:paid|payments?|credit|discount|reduction|refund|deduction|allowance|received|less|rebate|housing benefit|grant|support|contribution|deposit)\b",
    _I,
)
# The most lines whose sign we try both ways.
_MOST_UNSURE = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is for, its sums (one a column), its signs that may be, is it a total."""

    line: str
    rate: str
    pounds: tuple[Decimal, ...]
    signs: tuple[int, ...]
    total: bool


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which number is wrong where no way of adding gives the total."""
    run: list[Entry] = []
    for row in (*reading.rows, ("",)):
        entry = _entry(row)
        if entry is None:
            run = []
            continue
        if entry.total and len(run) >= 2 and not _adds_up(run, entry):
            real = sum((e.signs[0] * e.pounds[0] for e in _since_total(run)), Decimal(0))
            yield Asked(
                f"The numbers do not make the total: the lines above it come to {say_pounds(real)}, "
                f"but the total says {say_pounds(entry.pounds[0])}. Which number is wrong?",
                tuple(e.line for e in (*run, entry)),
            )
        run.append(entry)


def _entry(row: Sequence[str]) -> Entry | None:
    """The row as a line of an account; None where it is none ("The rent is £80 a week.")."""
    line = ": ".join(row)
    found = sums_in(line)
    if not found:
        return None
    label = line[: found[0].start]
    if len(row) == 1:
        left = line[found[-1].end :].strip(" .")
        if (
            len(found) > 1
            or len(label.split()) > 12
            or left not in ("", "CR", ")")
            or re.search(r"[.!?] [A-Z]", label)
        ):
            return None
    if len({s.rate for s in found}) > 1:
        return None
    signs = (-1,) if _LESS.search(line) else (1, -1) if _MAY_BE_LESS.search(label) else (1,)
    return Entry(
        line, found[0].rate, tuple(s.pounds for s in found), signs, _TOTAL.search(label) is not None
    )


def _adds_up(run: Sequence[Entry], total: Entry) -> bool:
    """Say if some reading of the lines above gives the total, in every column."""
    wide = len(total.pounds)
    lines = [e for e in run if not e.total]
    since = _since_total(run)
    readings: list[Sequence[Entry]] = [lines, since]
    if len(since) < len(run) and any(e.total for e in run):
        last = max(i for i, e in enumerate(run) if e.total)
        readings += [run[last:], [e for e in run if e.total]]
    for entries in readings:
        if any(len(e.pounds) != wide for e in entries) or len({e.rate for e in entries}) > 1:
            return True  # the columns or the weeks and months do not match: nothing can be said
        if sum(len(e.signs) > 1 for e in entries) > _MOST_UNSURE:
            return True
        for signs in product(*(e.signs for e in entries)):
            if all(
                abs(
                    sum(s * e.pounds[c] for s, e in zip(signs, entries, strict=True))
                    - total.pounds[c]
                )
                <= Decimal("0.01")
                for c in range(wide)
            ):
                return True
    # Side by side columns (price, number, sum) only add up in the last one.
    return wide > 1


def _since_total(run: Sequence[Entry]) -> list[Entry]:
    after = next((i for i in range(len(run), 0, -1) if run[i - 1].total), 0)
    return list(run[after:]) or list(run)


KIND = Kind(
    "total",
    ask,
    asks=(
        "What you owe:\n\nRent £412.50\n\nHeating £30.00\n\nTotal £445.50",
        "| What | How much |\n| --- | --- |\n| Rent | £80.00 |\n| Water | £12.00 |\n| Total | £94.00 |",
        "- Rent: £80\n- Water: £12\n- Total: £82",
        "Charge for the year    £2,136.48\nPayments received        £854.60 CR\nSummons costs             £67.50\nTOTAL NOW DUE          £1,369.38",
        "State Pension ........ £188.20\nAttendance Allowance ........ £73.90\nTotal income ........ £272.10",
        "Council Tax £1,200.00\n\nLess discount £300.00\n\nTotal £800.00",
        "- Cleaning £15.50\n- Cooking £22.00\n- Shopping £10.00\n- Total £57.50",
        "Repairs £40.00\n\nCosts £67.50\n\nTotal to pay £117.50",
    ),
    passes=(
        "What you owe:\n\nRent £412.50\n\nHeating £30.00\n\nTotal £442.50",
        "| What | How much |\n| --- | --- |\n| Rent | £80.00 |\n| Water | £12.00 |\n| Total | £92.00 |",
        "Charge for the year    £2,136.48\nPayments received        £854.60 CR\nSummons costs             £67.50\nTOTAL NOW DUE          £1,349.38",
        "Council Tax £1,200.00\n\nPayments £300.00\n\nTotal £900.00",
        "- Rent: £80 a week\n- Water: £12 a month\n- Total: £82",
        "Pension £100.00\nCare £50.00\nTotal income £150.00\nLess rent £60.00\nTotal left £90.00",
        "The rent is £80. The water is £12.\n\nTotal £442.50",
        "- Rent: £80\n- Water: £12\n- Help with heating: £82",
        "Price £10.00 £20.00\n\nNumber £3.00 £4.00\n\nTotal £30.00 £80.00",
    ),
)
