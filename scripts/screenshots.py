"""Draw docs/screenshots anew: ``make screenshots``.

Every screen of ``tests/browser/screens.py``, wide and narrow, light and dark, from the bundled sample and from a
generated year of three cities. Colours are reduced to a palette of 256, so that the pictures stay small.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from calendar_app.cli.demo import fill
from calendar_app.config import Settings
from tests.browser.screens import SAMPLE, YEAR, Screen, visit
from tests.serving import CHROMIUM_ARGUMENTS, SCRIPT, find_chromium, serving
from tests.year import the_year
from tests.year.fixtures import fill as fill_year

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZES = {1280: 900, 390: 780}
SCHEMES = ("light", "dark")


@click.command()
@click.option("--into", default=FOLDER, type=click.Path(path_type=Path), help="Folder of the pictures.")
@click.option("--whole", is_flag=True, help="Whole pages, not what the first screen shows.")
@click.option("--only", multiple=True, help="Names of screens; all without it.")
@click.option("--width", multiple=True, type=int, help="1280 or 390; both without it.")
@click.option("--scheme", multiple=True, help="light or dark; both without it.")
def main(into: Path, whole: bool, only: tuple[str, ...], width: tuple[int, ...], scheme: tuple[str, ...]) -> None:
    """Serve the sample and the year, look at each screen, write the pictures."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium here: apt-get install chromium")
    into.mkdir(parents=True, exist_ok=True)
    total = 0
    with (
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))) as browser,
    ):
        folder = Path(name)
        for screens, database in ((SAMPLE, sample(folder)), (YEAR, generated(folder))):
            wanted = [screen for screen in screens if not only or screen.name in only]
            if wanted:
                with serving(SCRIPT, database, cwd=folder) as site:
                    total += draw(browser, site, wanted, into, whole, width or tuple(SIZES), scheme or SCHEMES)
    click.echo(f"{total // 1000} kB in {into}")


def sample(folder: Path) -> str:
    """Address of a database with the bundled sample."""
    url = f"sqlite:///{folder / 'sample.sqlite'}"
    fill(Settings(database_url=url))
    return url


def generated(folder: Path) -> str:
    """Address of a database with the generated year."""
    return fill_year(folder / "year.sqlite", the_year().issues).url


def draw(
    browser: Browser,
    site: str,
    screens: Sequence[Screen],
    into: Path,
    whole: bool,
    widths: Sequence[int],
    schemes: Sequence[str],
) -> int:
    """Write every picture of these screens; their bytes in all."""
    total = 0
    for width in widths:
        for scheme in schemes:
            context = browser.new_context(
                base_url=site,
                viewport={"width": width, "height": SIZES[width]},
                color_scheme=scheme,  # type: ignore[arg-type]
                locale="zh-CN",
                reduced_motion="reduce",
            )
            with closing(context):
                page = context.new_page()
                for screen in screens:
                    visit(page, screen)
                    path = into / f"{screen.name}-{width}-{scheme}.png"
                    total += save(page.screenshot(full_page=whole), path)
                click.echo(f"{width} {scheme}: {len(screens)} screens")
    return total


def save(png: bytes, path: Path) -> int:
    """Write a picture with a palette of at most 256 colours; its bytes."""
    with Image.open(io.BytesIO(png)) as picture:
        small = picture.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main()
