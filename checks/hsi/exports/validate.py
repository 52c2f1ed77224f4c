"""Validates the data package of an export, and every table of it, as a user of frictionless would."""

import sys

import frictionless

report = frictionless.validate(f"{sys.argv[1]}/datapackage.json")
for task in report.tasks:
    for error in task.errors:
        print(f"FAILED: frictionless: {task.place}: {error.message}")
for error in report.errors:
    print(f"FAILED: frictionless: {error.message}")
print(f"frictionless read {len(report.tasks)} tables, {sum(task.stats.get('rows') or 0 for task in report.tasks)} rows")
raise SystemExit(0 if report.valid and report.tasks else 1)
