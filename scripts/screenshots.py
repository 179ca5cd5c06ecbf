"""Draw docs/screenshots anew from the bundled sample: ``make screenshots``.

Six pages, wide and narrow, light and dark; colours are reduced to a palette of 256, so that the pictures stay small.
"""

from __future__ import annotations

import io
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import click
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from calendar_app.cli.demo import fill
from calendar_app.config import Settings
from tests.serving import CHROMIUM_ARGUMENTS, SCRIPT, find_chromium, serving

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
#: File name and address; the event is looked up by its title.
PAGES = {
    "month": "/calendar/2024/05",
    "day": "/calendar/2024/05/18",
    "event": "砚川市第八届人民代表大会第四次会议举行",
    "officials": "/officials",
    "timeline": f"/officials/{quote('宋怀远')}",
    "subscribe": f"/subscribe?official={quote('贺知夏')}",
}
SIZES = {1280: 900, 390: 780}
SCHEMES = ("light", "dark")


def main() -> None:
    """Serve the sample, look at each page, write the pictures."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium here: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = f"sqlite:///{folder / 'sample.sqlite'}"
        fill(Settings(database_url=database))
        with (
            serving(SCRIPT, database, cwd=folder) as site,
            sync_playwright() as playwright,
            closing(playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))) as browser,
        ):
            draw(browser, site)


def draw(browser: Browser, site: str) -> None:
    """Write every picture of every page."""
    for width, height in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                base_url=site,
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                locale="zh-CN",
                reduced_motion="reduce",
            )
            with closing(context):
                page = context.new_page()
                for name, address in PAGES.items():
                    if address.startswith("/"):
                        page.goto(address)
                    else:
                        page.goto("/calendar/2024/05?density=all")
                        page.get_by_role("link", name=address).first.click()
                        page.wait_for_url("**/events/*")
                    page.wait_for_load_state("networkidle")
                    path = FOLDER / f"{name}-{width}-{scheme}.png"
                    save(page.screenshot(), path)
                    click.echo(f"{path.relative_to(Path.cwd())}  {path.stat().st_size // 1000} kB")


def save(png: bytes, path: Path) -> None:
    """Write a picture with a palette of at most 256 colours."""
    with Image.open(io.BytesIO(png)) as picture:
        small = picture.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


if __name__ == "__main__":
    main()
