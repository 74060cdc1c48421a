"""Tables as CSV files that spreadsheets and learning platforms open."""

import csv
import io

from dlhelpers.grading.whole import write_whole


def write_csv(path, head, rows):
    """Write a table, in one step.

    Parameters
    ----------
    path : Path
        Where.
    head : sequence of str
        Names of the columns.
    rows : iterable of sequences
        Numbers and texts; None stays empty.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    write_whole(path, text.getvalue().encode())


def harmless(cell):
    """Return a cell that no spreadsheet takes for a formula: a student may have written it."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{cell}"
    return cell


def short(number):
    """Return a number of points with at most two decimals, as text."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
