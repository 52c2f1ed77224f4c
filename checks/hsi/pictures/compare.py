"""Draws pictures in five programs and compares what is legible: `compare.py HSI FOLDER`."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cairosvg
import numpy
from PIL import Image
from playwright.sync_api import sync_playwright

# Each kind of picture, and the least, the usual and a large width: drawn by every program, light and dark.
PICTURES = {
    "commitments": "commitments --country DE,FR,CH,IT --width 800",
    "plans": "plans --country ES --width 800",
    "plans-narrow": "plans --country DE --provider aws --width 320",
    "history": "history --in EUR --width 800",
    "waterfall": "waterfall --in USD --country US --width 320",
    "ranking": "ranking --in EUR --width 1600",
    "announcements": "announcements --in EUR --country JP --width 320",
    "map": "map --in EUR --width 800",
}
# Only Chromium draws these: its boxes say whether anything collides.
KINDS = (
    "commitments",
    "plans",
    "history --in USD",
    "waterfall --in USD",
    "ranking --in USD",
    "announcements --in USD",
    "map --in USD",
)
LAID_OUT = {
    f"{kind}{where} --width {width}"
    for kind in KINDS
    for where in ("", " --country ES", " --country US --provider aws", " --country JP", " --country AE")
    for width in (320, 560, 1600)
    if where or kind != "plans"
}
SCALE = 2
# The ink of a text against that in Chromium. Fonts are the same; edges are drawn a little differently.
LEAST, MOST = 0.45, 2.2
CONTRAST = 4.5
BOXES = """() => [...document.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect();
    return {text: text.textContent, fill: getComputedStyle(text).fill,
            box: [box.left, box.top, box.right, box.bottom]};
})"""

failures = []


def fail(text):
    failures.append(text)
    print(f"FAILED: {text}")


def hsi(program, arguments, *more):
    run = subprocess.run([program, "chart", *arguments.split(), *more], capture_output=True, check=False)
    if run.returncode == 0:
        return run.stdout
    # Where there is nothing to show, there is nothing to compare.
    said = run.stderr.decode()
    if "no record" in said or "no amount" in said:
        return None
    raise SystemExit(f"hsi chart {arguments}: {said}")


def picture(data):
    return numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=float)


class Chromium:
    def __init__(self, playwright):
        self.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        self.pages = {}
        for scheme in ("light", "dark"):
            context = self.browser.new_context(device_scale_factor=SCALE, color_scheme=scheme)
            self.pages[scheme] = context.new_page()

    def show(self, svg, scheme):
        """The texts of a picture with their boxes, and what is seen."""
        page = self.pages[scheme]
        width, height = (int(float(number)) for number in re.search(rb'viewBox="0 0 (\S+) (\S+)"', svg).groups())
        page.set_viewport_size({"width": width, "height": height})
        page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg.decode()}")
        texts = page.evaluate(BOXES)
        return texts, (width, height), lambda: picture(page.screenshot())


def colour(text):
    return numpy.array([float(number) for number in re.findall(r"[\d.]+", text)[:3]])


def cut(image, box):
    left, top, right, bottom = (int(edge * SCALE) for edge in box)
    return image[max(top, 0) : bottom, max(left, 0) : right].reshape(-1, 3)


def ground(image, box):
    """The most common colour below a text."""
    colours, counts = numpy.unique(cut(image, box), axis=0, return_counts=True)
    return colours[counts.argmax()]


def ink(image, box, fill, below):
    """The share of a box that is nearer to the colour of its text than to its ground."""
    pixels = cut(image, box)
    far = numpy.linalg.norm(fill - below)
    return float((numpy.linalg.norm(pixels - fill, axis=1) < far / 2).mean())


def luminance(rgb):
    channel = numpy.where(rgb / 255 <= 0.03928, rgb / 255 / 12.92, ((rgb / 255 + 0.055) / 1.055) ** 2.4)
    return channel @ numpy.array([0.2126, 0.7152, 0.0722])


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def collisions(texts, size):
    """Texts that lie on one another or over an edge. Boxes have a little air around the letters."""
    found = []
    boxes = [text["box"] for text in texts]
    for number, one in enumerate(boxes):
        if one[0] < -0.5 or one[2] > size[0] + 0.5 or one[1] < -0.5 or one[3] > size[1] + 0.5:
            found.append(f"over the edge: {texts[number]['text']}")
        for at in range(number):
            other = boxes[at]
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1 and down > 3:
                found.append(f"one on another: {texts[at]['text']} | {texts[number]['text']}")
    return found


def illegible(reference, others, texts):
    """The texts that have another amount of ink than in Chromium, or too little contrast there."""
    found = []
    for text in texts:
        fill, box = colour(text["fill"]), text["box"]
        below = ground(reference, box)
        if contrast(fill, below) < CONTRAST:
            found.append(f"Chromium: contrast {contrast(fill, below):.1f}: {text['text']}")
            continue
        due = ink(reference, box, fill, below)
        for program, image in others.items():
            share = ink(image, box, fill, below)
            if not LEAST * due <= share <= MOST * due:
                found.append(f"{program}: ink {share:.3f} for {due:.3f}: {text['text']}")
    return found


def libreoffice(folder, names):
    """Draws all pictures of one width at once: it takes long to start."""
    widths = {}
    for name in names:
        size = re.search(rb'viewBox="0 0 (\S+) (\S+)"', (folder / f"{name}.svg").read_bytes()).groups()
        widths.setdefault(tuple(int(float(number)) * SCALE for number in size), []).append(name)
    for (width, height), alike in widths.items():
        pixels = f'{{"PixelWidth":{{"type":"long","value":"{width}"}},"PixelHeight":{{"type":"long","value":"{height}"}}}}'
        command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless"]
        command += ["--convert-to", f"png:draw_png_Export:{pixels}", "--outdir", str(folder / "drawn")]
        command += [str(folder / f"{name}.svg") for name in alike]
        subprocess.run(command, check=True, capture_output=True)


def drawn(program, folder, name, arguments, theme):
    """A picture as the other programs draw it, but LibreOffice."""
    svg = (folder / f"{name}.svg").read_bytes()
    rsvg = subprocess.run(["rsvg-convert", "--zoom", str(SCALE)], input=svg, capture_output=True, check=True)
    others = {"rsvg-convert": rsvg.stdout, "CairoSVG": cairosvg.svg2png(svg, scale=SCALE)}
    if arguments:
        others["resvg"] = hsi(program, arguments, "--format", "png", "--theme", theme)
    return {name: picture(data) for name, data in others.items()}


def spoilt(svg):
    """The same picture with one text in the colour of the page, and with one on another."""
    texts = re.findall(rb"<text [^>]*>[^<]{12,}</text>", svg)
    hidden = re.sub(rb'fill="[^"]*"', b'fill="#fff"', re.sub(rb' class="[^"]*"', b"", texts[0]))
    moved = re.sub(rb' y="[^"]*"', re.search(rb' y="[^"]*"', texts[0]).group(), texts[1])
    return svg.replace(texts[0], hidden), svg.replace(texts[1], moved)


def write(program, folder):
    """Writes the pictures that every program draws: the arguments and the theme of each."""
    names = {}
    for name, arguments in PICTURES.items():
        # What follows the page is light where nobody asks; a dark one is fixed.
        for theme, asked in (("light", "auto"), ("dark", "dark")):
            svg = hsi(program, arguments, "--theme", asked)
            (folder / f"{name}-{theme}.svg").write_bytes(svg)
            names[f"{name}-{theme}"] = (arguments, theme)
    hidden, _ = spoilt((folder / "plans-light.svg").read_bytes())
    (folder / "hidden.svg").write_bytes(hidden)
    return names


def lay_out(program, chromium):
    """Looks for collisions in many pictures. Returns how many texts were looked at."""
    looked = 0
    for arguments in sorted(LAID_OUT):
        svg = hsi(program, arguments)
        if svg is None:
            continue
        texts, size, _ = chromium.show(svg, "light")
        for found in collisions(texts, size):
            fail(f"{arguments}: {found}")
        looked += len(texts)
    return looked


def main(program, folder):
    (folder / "drawn").mkdir()
    names = write(program, folder)
    with ThreadPoolExecutor(2) as pool, sync_playwright() as playwright:
        office = pool.submit(libreoffice, folder, [*names, "hidden"])
        pictures = {name: pool.submit(drawn, program, folder, name, *of) for name, of in names.items()}
        pictures["hidden"] = pool.submit(drawn, program, folder, "hidden", None, "light")
        chromium = Chromium(playwright)
        looked = lay_out(program, chromium)
        office.result()

        def others(name):
            return {"LibreOffice": picture((folder / "drawn" / f"{name}.png").read_bytes()), **pictures.pop(name).result()}

        for name, (_, theme) in names.items():
            # The picture that follows the page is shown on a page of either kind.
            auto = (folder / f"{name.removesuffix(theme)}light.svg").read_bytes()
            texts, size, seen = chromium.show(auto, theme)
            for found in [*collisions(texts, size), *illegible(seen(), others(name), texts)]:
                fail(f"{name}: {found}")
            looked += len(texts)
        # What is spoilt is noticed, by each program.
        plain = (folder / "plans-light.svg").read_bytes()
        texts, size, seen = chromium.show(plain, "light")
        noticed = illegible(seen(), others("hidden"), texts)
        for other in ("rsvg-convert", "CairoSVG", "LibreOffice"):
            if not any(found.startswith(other) for found in noticed):
                fail(f"a hidden text is not noticed in {other}")
        texts, size, _ = chromium.show(spoilt(plain)[1], "light")
        if not collisions(texts, size):
            fail("a text on another is not noticed")
    print(f"{looked} texts of {len(names) + len(LAID_OUT)} pictures")
    if failures:
        sys.exit(1)


main(sys.argv[1], Path(sys.argv[2]))
