"""The extra ``ocr``: whether it is installed, and what to type where it is not."""

from __future__ import annotations

import importlib.util

INSTALL = "pip install 'calendar-app[ocr]'"


def available() -> bool:
    """True where the extra is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "pypdfium2", "onnxruntime"))
