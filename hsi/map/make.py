#!/usr/bin/env python3
"""Makes world.txt, the shapes of `hsi chart map`: see README.md.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install pycountry
    python3 make.py package > world.txt
"""

import json
import math
import sys

import pycountry

WIDTH = 4000
# What is cut off: the Antarctic has no country.
SOUTH, NORTH = -56.5, 83.7
# How far a line may lie from where it was, in units of the width, and the least island.
TOLERANCE = 3.0
ISLAND = 60.0

# Shapes without a code of ISO 3166, and the country with whose code they lie.
WITHIN = {"N. Cyprus": "CY", "Somaliland": "SO"}
# Kosovo has none: the code that the European Union uses.
OWN = {"Kosovo": "XK"}
# Parts that Natural Earth draws with another country, by a point within: Crimea lies in the code UA.
MOVED = {("RU", "UA"): (34.3, 45.2)}
# Where countries are that have no shape in either file, or lie within another's: longitude, latitude.
DOTS = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.8, -12.2), "CX": (105.7, -10.5), "GF": (-53.1, 4.0),
    "GI": (-5.35, 36.1), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.6), "RE": (55.5, -21.1), "SJ": (16.0, 78.5),
    "TK": (-171.8, -9.2), "TV": (179.2, -8.5), "UM": (166.6, 19.3), "YT": (45.2, -12.8), "AQ": (0.0, -90.0),
    "PN": (-128.3, -24.4), "SH": (-5.7, -15.9),
}


def equal_earth(longitude, latitude):
    """The projection of Savric, Patterson and Jenny: areas are true."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    half = math.sqrt(3) / 2
    t = math.asin(half * math.sin(math.radians(latitude)))
    x = math.radians(longitude) * math.cos(t) / (half * (a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)))
    return x, t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))


EDGE = equal_earth(180, 0)[0]
TOP = equal_earth(0, NORTH)[1]


def place(longitude, latitude):
    x, y = equal_earth(longitude, max(latitude, SOUTH))
    return (x + EDGE) / (2 * EDGE) * WIDTH, (TOP - y) / (2 * EDGE) * WIDTH


def degrees(x, y):
    """The longitude and latitude of a place on the map: Newton's method."""
    x, y = x / WIDTH * 2 * EDGE - EDGE, TOP - y / WIDTH * 2 * EDGE
    latitude = 0.0
    for _ in range(50):
        slope = (equal_earth(0, latitude + 1e-6)[1] - equal_earth(0, latitude)[1]) / 1e-6
        latitude -= (equal_earth(0, latitude)[1] - y) / slope
    return x / equal_earth(1, latitude)[0], latitude


def simplified(arc):
    """Douglas and Peucker, as it is seen on the map: the ends stay, so that neighbours keep their common border."""
    if len(arc) < 3:
        return arc
    points = [place(*point) for point in unwrapped(arc)]
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = math.hypot(x2 - x1, y2 - y1)

    def far(point):
        x, y = point
        if length == 0:
            return math.hypot(x - x1, y - y1)
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    at = max(range(1, len(points) - 1), key=lambda index: far(points[index]))
    if far(points[at]) < TOLERANCE:
        return [arc[0], arc[-1]]
    return simplified(arc[: at + 1])[:-1] + simplified(arc[at:])


def arcs_of(atlas):
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def ring(arcs, numbers):
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return points[:-1]


def unwrapped(points):
    """Longitudes without a jump at 180 degrees."""
    result = points[:1]
    for longitude, latitude in points[1:]:
        turns = round((result[-1][0] - longitude) / 360)
        result.append((longitude + 360 * turns, latitude))
    return result


def beside(points, edge, side):
    """The part of a ring on one side of a longitude: Sutherland and Hodgman."""
    result = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        if (x1 - edge) * side >= 0:
            result.append((x1, y1))
        if (x1 - edge) * (x2 - edge) < 0:
            result.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return result


def cut(points):
    """The parts of a ring between 180 degrees west and east."""
    points = unwrapped(points)
    parts = []
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in points]
        part = beside(beside(moved, -180, 1), 180, -1)
        if len(part) > 2:
            parts.append(part)
    return parts


def polygons(geometry):
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def area(points):
    pairs = zip(points, points[1:] + points[:1])
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def centre(points):
    whole, x, y = area(points), 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (6 * whole), y / (6 * whole)


def holds(points, point):
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def code_of(geometry):
    name = geometry["properties"]["name"]
    if name in WITHIN or name in OWN:
        return WITHIN.get(name) or OWN[name]
    found = pycountry.countries.get(numeric=str(geometry.get("id", "")).zfill(3))
    return found.alpha_2 if found else None


def shapes(atlas, change):
    """The rings of each code; holes are left out, for what lies in one is drawn upon it."""
    plain = arcs_of(atlas)
    changed = [change(arc) for arc in plain]
    found, moved = {}, set()
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = code_of(geometry)
        if code is None or "arcs" not in geometry:
            continue
        for polygon in polygons(geometry):
            own = code
            for (old, new), point in MOVED.items():
                if code == old and holds(ring(plain, polygon[0]), point):
                    own = new
                    moved.add((old, new))
            for part in cut(ring(changed, polygon[0])):
                found.setdefault(own, []).append([place(*point) for point in part])
    assert moved == set(MOVED), f"nothing was moved of {set(MOVED) - moved}"
    return found


def thin(arc):
    if arc[0] != arc[-1]:
        return simplified(arc)
    # An island has no ends: it is taken in two halves.
    half = max(range(len(arc)), key=lambda index: math.dist(arc[0], arc[index]))
    return simplified(arc[: half + 1])[:-1] + simplified(arc[half:])


def main(folder):
    def read(scale):
        with open(f"{folder}/countries-{scale}.json", encoding="utf-8") as file:
            return json.load(file)

    coarse = shapes(read("110m"), thin)
    fine = shapes(read("50m"), lambda arc: arc)
    codes = sorted({country.alpha_2 for country in pycountry.countries} | set(OWN.values()))
    height = math.ceil(place(0, SOUTH)[1])
    print(WIDTH, height)
    # The largest come first: what lies within another is drawn upon it.
    size = {code: max((abs(area(points)) for points in coarse.get(code, [])), default=0) for code in codes}
    for code in sorted(codes, key=lambda code: -size[code]):
        rings = [] if code == "AQ" else coarse.get(code, [])
        rings.sort(key=lambda points: -abs(area(points)))
        if code in DOTS:
            middle = DOTS[code]
            # A dot at the edge would be cut through.
            dot = place(middle[0], max(middle[1], SOUTH + 0.5))
        else:
            dot = centre(max(fine[code], key=lambda points: abs(area(points))))
            middle = degrees(*dot)
        kept = [points for number, points in enumerate(rings) if number == 0 or abs(area(points)) > ISLAND]
        texts = []
        for points in kept:
            # A point that falls on the one before is left out.
            rounded = []
            for point in points:
                whole = (round(point[0]), round(point[1]))
                if not rounded or rounded[-1] != whole:
                    rounded.append(whole)
            if len(rounded) > 2:
                steps = [rounded[0]]
                steps += [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(rounded, rounded[1:])]
                texts.append(" ".join(f"{x},{y}" for x, y in steps))
        longitude, latitude = middle
        start = f"{code} {longitude:.1f},{latitude:.1f} {round(dot[0])},{round(dot[1])}"
        print(start + "".join(f";{text}" for text in texts))


if __name__ == "__main__":
    main(sys.argv[1])
