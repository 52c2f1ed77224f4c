# shellcheck shell=bash disable=SC2034
# Sourced by `run` and by ../embedded/manual: what the questions must print, and why a link fails.

# The title as the data has it; the figures are the design's examples.
title=$(sed -n '/^\[investment\.aws-es-aragon-2024\]/,/^title/s/^title = "\(.*\)"/\1/p' "$root/data/europe/spain.toml")
answers="aws-es-aragon-2024: $title
exact EUR, announced
eu-south-2: Europe (Spain), Spain
aws-es-2021: replaced by aws-es-aragon-2024 on 2024-05-22
EUR 15.7 bn
2024-05-27
pledged: EUR 2 bn
pledged: more than USD 2.4 bn
spent: EUR 1 bn
pledged: more than EUR 4.16 bn
spent: EUR 1.00 bn
In EUR at the average reference rate of each plan's own month (2020-05 to 2020-07), computed from rates that are published for information only. Source: European Central Bank.
google-it-2020:      more than EUR 785.1 m
pledged, not converted: SEK 33.7 bn
microsoft-se-2024: there is no reference rate of RUB for 2024-06
Not converted, because there is no reference rate: SEK 33.7 bn pledged (microsoft-se-2024)."

# What a program reaches, by the linker's words. Only if nothing is missing it is certain what the sections hold:
# some linkers look at them too early, and in Rust 1.85 a heap has a byte of its own.
reached() {
  grep -E 'undefined (symbol|reference)|imported: ' <<< "$1" | grep -oE '[A-Z]+_IS_REACHABLE' | sort -u | xargs -r ||
    grep -oE '\.(data|bss) is not empty' <<< "$1" | sort -u | xargs -r || true
}
