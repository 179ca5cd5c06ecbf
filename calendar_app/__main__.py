"""``python -m calendar_app``: the commands, where the script ``calendar-app`` is not on the path."""

from __future__ import annotations

from calendar_app.cli import main

if __name__ == "__main__":
    main(prog_name="calendar-app")
