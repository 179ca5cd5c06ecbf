"""Pictures of pages (PNG, JPEG, TIFF with several pages): recognised page by page."""

from __future__ import annotations

import io
import warnings

from calendar_app.bulletin.formats import limits, progress
from calendar_app.bulletin.formats.page import Word, write
from calendar_app.bulletin.formats.recognise import Recogniser
from calendar_app.bulletin.formats.text import Builder, RefusedError

#: Formats that may be opened; Pillow knows many more, each with a parser of its own.
_FORMATS = ("PNG", "JPEG", "TIFF")


def read(data: bytes, encoding: str | None) -> Builder:
    """The text on the pictures of one file. *encoding* has no meaning here.

    Raises:
        RefusedError: broken, beyond a limit, or nothing can be recognised.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = limits.MAX_PICTURE_PIXELS // 2  # Pillow refuses at twice this
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    recogniser = Recogniser()
    pages: list[list[Word]] = []
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
            count = getattr(file, "n_frames", 1)
            if count > limits.MAX_OCR_PAGES:
                raise RefusedError("limit", f"图片有 {count:,} 页，超过 {limits.MAX_OCR_PAGES:,} 页的上限")
            for number in range(1, count + 1):
                progress.within(limits.RENDER_CPU_SECONDS)
                file.seek(number - 1)
                if file.width * file.height > limits.MAX_PICTURE_PIXELS:
                    raise Image.DecompressionBombError
                picture = ImageOps.exif_transpose(file).convert("L")
                picture.thumbnail((limits.MAX_RENDER_SIDE, limits.MAX_RENDER_SIDE))
                # a page of paper is some 11.7 inches high, whatever the file says of its dots
                pages.append(recogniser.words(picture, number, max(picture.size) / 11.7))
    except Image.DecompressionBombError as error:
        raise RefusedError("limit", f"图片超过 {limits.MAX_PICTURE_PIXELS:,} 像素的上限") from error
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, ArithmeticError) as error:
        raise RefusedError("format", f"图片已损坏，打不开（{type(error).__name__}）") from error
    out = write(pages)
    recogniser.report(out)
    return out
