#!/usr/bin/env python3
"""Writes the `names` of the countries in data/countries/ from CLDR, the locale data of the Unicode Consortium.

    country-names.py FOLDER [--check]

FOLDER holds the unpacked npm packages cldr-core and cldr-localenames-full, as `manual` lays them. Nothing is fetched. Names, aliases, former names, notes and subdivisions are
kept by hand and stay as they are; of each country only the line that begins with `names` is written. With
`--check` nothing is written, and the script fails if a line would change.

CLDR: https://cldr.unicode.org, version 48.2, Unicode License v3 (SPDX: Unicode-3.0, in LICENSE-UNICODE).
"""

import json
import pathlib
import re
import sys
import tomllib
import unicodedata

# The languages in which people look for any country.
LANGUAGES = ["en", "de", "it", "es", "fr", "pt", "nl", "pl"]
OFFICIAL = {"official", "de_facto_official"}
# A language of a part of the country counts if so many of a hundred speak it.
REGIONAL = 5
# Letters that Unicode does not take apart, as in src/shared/fold.rs.
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"})


def fold(name):
    """Returns a name as look-ups compare it, near enough to find what repeats."""
    name = unicodedata.normalize("NFKD", name).lower().translate(LETTERS).replace("&", " and ")
    name = "".join(c for c in name if unicodedata.category(c) not in ("Mn", "Cf") or ord(c) > 0x66f)
    name = re.sub(r"['’‘ʻʼʿʾ`´.]", "", name)
    name = " ".join(re.sub(r"[-‐‑–—,()/_·]", " ", name).split())
    return unicodedata.normalize("NFC", name.removeprefix("the "))


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Cldr:
    def __init__(self, folder):
        core = next(folder.glob("cldr-core*/package")) / "supplemental"
        self.main = next(folder.glob("cldr-localenames-full*/package")) / "main"
        info = read(core / "territoryInfo.json")["supplemental"]["territoryInfo"]
        self.languages = {code: self.own(country.get("languagePopulation", {})) for code, country in info.items()}
        self.cache = {}

    def own(self, languages):
        def speakers(language):
            return float(languages[language].get("_populationPercent", 0))

        def counts(language):
            status = languages[language].get("_officialStatus", "")
            return status in OFFICIAL or status == "official_regional" and speakers(language) >= REGIONAL

        return sorted(filter(counts, languages), key=lambda language: (-speakers(language), language))

    def territories(self, language):
        """Returns code and name of every territory; a script that has no file of its own has no names."""
        language = language.replace("_", "-")
        if language not in self.cache:
            path = self.main / language / "territories.json"
            if path.exists():
                names = read(path)["main"][language]["localeDisplayNames"]["territories"]
            else:
                names = {}
            self.cache[language] = names
        return self.cache[language]

    def names(self, code):
        """Returns what a country is called, in the languages above and in its own."""
        names = []
        for language in LANGUAGES + self.languages.get(code, []):
            territories = self.territories(language)
            variants = ["", "-alt-short", "-alt-variant", "-alt-chagos"]
            names += [territories[code + variant] for variant in variants if code + variant in territories]
        return [tidy(name) for name in names if name != code]


def tidy(name):
    """Returns a name without the invisible signs that guide its direction."""
    return "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) != "Cf")


def literal(text):
    return json.dumps(text, ensure_ascii=False)


def chosen(cldr, countries):
    """Returns the names of each country that add something, and that no other country has."""
    held = {}
    for code, country in countries.items():
        names = [code, country.get("alpha3", code), country["name"], *country.get("former-names", [])]
        names += country.get("aliases", []) + country.get("shared-names", [])
        for name in names:
            held.setdefault(fold(name), set()).add(code)
    by_name = {}
    for code in countries:
        for name in cldr.names(code):
            by_name.setdefault(fold(name), set()).add(code)
    result = {}
    for code in countries:
        names, known = [], set()
        for name in cldr.names(code):
            key = fold(name)
            if by_name[key] == {code} and key not in held and key not in known and len(name.encode()) <= 64:
                names.append(name)
                known.add(key)
        result[code] = names
    for key, codes in sorted(by_name.items()):
        if len(codes) > 1:
            print(f"left out, since it is the name of several: {key} {sorted(codes)}", file=sys.stderr)
    return result


def rewritten(text, names):
    """Returns a data file with the names of each of its countries."""
    blocks = re.split(r"(?m)^(?=\[country\.)", text)
    for number, block in enumerate(blocks):
        code = re.match(r"\[country\.([A-Z]{2})\]", block)
        if not code:
            continue
        line = f"names = [{', '.join(literal(name) for name in names[code[1]])}]\n" if names[code[1]] else ""
        block = re.sub(r"(?m)^names = .*\n", "", block)
        # After the fields that precede it.
        fields = list(re.finditer(r"(?m)^(alpha3|name|the|former-names) = .*\n", block))
        blocks[number] = block[: fields[-1].end()] + line + block[fields[-1].end() :]
    return "".join(blocks)


def main():
    folder, check = pathlib.Path(sys.argv[1]), "--check" in sys.argv[2:]
    data = pathlib.Path(__file__).resolve().parents[2] / "data"
    files = sorted((data / "countries").glob("*.toml"))
    countries = {}
    for file in files:
        countries |= tomllib.loads(file.read_text(encoding="utf-8"))["country"]
    names = chosen(Cldr(folder), countries)
    changed = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        new = rewritten(text, names)
        if new != text:
            changed.append(file.name)
            if not check:
                file.write_text(new, encoding="utf-8")
    print(f"{len(countries)} countries, {sum(map(len, names.values()))} names; changed: {', '.join(changed) or 'none'}")
    sys.exit(bool(check and changed))


if __name__ == "__main__":
    main()
