"""The tools that read the export, each as its own documentation says to read a file.

Every reader has:
- `FORMS`, the forms of a table that it reads, and `RECORDS`, those of whole records, if it reads any;
- `table(path, fields)`, which gives the kind of each column by its name, and the rows as lists;
- `totals(path)`, which gives the sums of what counts, by phase, currency, and whether they are ceilings.
"""
