"""Month, day, year and agenda: one blueprint, a module a page."""

from calendar_app.web.calendar import addresses, agenda, day, month, year
from calendar_app.web.calendar.blueprint import bp

__all__ = ["addresses", "agenda", "bp", "day", "month", "year"]
