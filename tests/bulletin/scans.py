"""Pages as a scanner gives them: drawn with a font of the machine, slanting, blurred and noisy where asked for."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from functools import cache

import pytest

from calendar_app.bulletin.formats import ocr
from tests.bulletin.makers import wrapped

needs_ocr = pytest.mark.skipif(not ocr.available(), reason="the extra ocr is not installed")


@cache
def font_files() -> dict[bool, str]:
    """A Chinese font's file, plain and bold (True); empty where the machine has none. make browser brings one."""
    if shutil.which("fc-list") is None:
        return {}
    out = {}
    for bold, style in ((False, "Regular"), (True, "Bold")):
        query = ["fc-list", f":lang=zh-cn:style={style}", "file"]
        files = sorted(line.rstrip(": ") for line in subprocess.check_output(query, text=True).splitlines())
        serif = [f for f in files if "Serif" in f or "Song" in f or "Ming" in f]
        if files:
            out[bold] = (serif or files)[0]
    return out if len(out) == 2 else {}


needs_font = pytest.mark.skipif(not font_files(), reason="no Chinese font in two weights; make browser brings one")


def pages(markdown: str, dpi: int, *, columns: int = 1, worn: bool = False, head: str = ""):
    """Pillow images of A4 pages, wrapped at a fixed width as ``makers.as_pdf`` does; *worn* as a poor copier leaves them."""
    from PIL import Image, ImageDraw, ImageFont

    scale = dpi / 72

    @cache
    def font(size: int, bold: bool):
        return ImageFont.truetype(font_files()[bold], round(size * scale), index=0)

    out = []
    width = 40 if columns == 1 else 19
    left = [60.0, 310.0][:columns]
    column, y = columns, 9999.0

    def put(x: float, y: float, words: str, size: int, bold: bool = False) -> None:
        draw.text((x * scale, y * scale), words, font=font(size, bold), fill=0)

    for level, size, line, first, last in wrapped(markdown, width):
        y += 18
        if y > 780:
            column, y = column + 1, 70
        if column >= columns:
            column = 0
            image = Image.new("L", (int(595 * scale), int(842 * scale)), 255)
            draw = ImageDraw.Draw(image)
            out.append(image)
            put(60, 30, head, 9)
            put(280, 800, f"- {len(out)} -", 9)
        x = left[column] + (0 if not first or level or line[0][0] else 22)
        for bold, char in line:
            if char == "\t":
                x = left[column] + 470
                continue
            put(x, y, char, size, bold)
            x += size if ord(char) > 0x2000 else size / 2
        if last:
            y += 6 if not level else 10
    return [_worn(image, dpi) for image in out] if worn else out


def _worn(image, dpi: int):
    from PIL import Image, ImageFilter

    angle = random.Random(5).uniform(-1, 1)  # noqa: S311 - a slant, no secret
    image = image.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.6 * dpi / 150))
    image = Image.blend(image, Image.effect_noise(image.size, 40), 0.15)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=40)
    return Image.open(out).convert("L")


def as_scan(images, dpi: int, form: str = "PDF") -> bytes:
    """The pictures as one file."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:], "resolution": dpi} if form in ("PDF", "TIFF") else {}
    images[0].save(out, form, **more)
    return out.getvalue()
