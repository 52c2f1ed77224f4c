"""Writes data/reference-rates.csv: monthly averages of the European Central Bank's euro reference rates.

    python3 checks/reference/make.py eurofxref-hist.zip > data/reference-rates.csv

The bank publishes the archive on the page that [source.ecb-reference-rates] names. A row is a month from 2006 on,
with the number of days on which rates were published; a column is a currency that the data files declare. A figure
is the arithmetic mean of the month's published days, in units for 1 euro, rounded half up to six places. A month in
which a currency was published on fewer than ten days has no average, and its cell is empty. A month that is not
over is left out.
"""

import csv
import datetime
import io
import pathlib
import re
import sys
import zipfile
from fractions import Fraction

FIRST_MONTH = "2006-01"
FEWEST_DAYS = 10
PLACES = 6
NOT_PUBLISHED = ("", "N/A")


def declared_currencies(folder):
    """Returns the codes that the data files of a folder declare."""
    heading = re.compile(r"^\[currency\.([A-Z]{3})\]", re.MULTILINE)
    return {code for file in folder.rglob("*.toml") for code in heading.findall(file.read_text("utf-8"))}


def published_days(archive):
    """Returns the rows of the one table in the bank's archive, oldest first."""
    with zipfile.ZipFile(archive) as opened:
        (name,) = opened.namelist()
        text = opened.read(name).decode("utf-8")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["Date"] >= FIRST_MONTH]
    return sorted(rows, key=lambda row: row["Date"])


def by_month(days):
    """Returns the days of each month that is over: no weekday is left in it after the last day published."""
    months = {}
    for day in days:
        months.setdefault(day["Date"][:7], []).append(day)
    last = datetime.date.fromisoformat(days[-1]["Date"])
    following = last + datetime.timedelta(days=1)
    while following.month == last.month and following.weekday() >= 5:
        following += datetime.timedelta(days=1)
    if following.month == last.month:
        del months[f"{last:%Y-%m}"]
    return months


def average(days, code):
    """Returns the mean of a month as a decimal, or nothing where it is none."""
    figures = [Fraction(day[code]) for day in days if day[code] not in NOT_PUBLISHED]
    if len(figures) < FEWEST_DAYS:
        return ""
    scaled = sum(figures) / len(figures) * 10**PLACES
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return f"{units // 10**PLACES}.{units % 10**PLACES:0{PLACES}}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    months = by_month(published_days(sys.argv[1]))
    declared = declared_currencies(pathlib.Path(__file__).parents[2] / "data")
    published = sorted(declared & set(months[FIRST_MONTH][0]))
    columns = [code for code in published if any(average(days, code) for days in months.values())]
    print(",".join(["month", "days", *columns]))
    for month, days in months.items():
        print(",".join([month, str(len(days)), *(average(days, code) for code in columns)]))


if __name__ == "__main__":
    main()
