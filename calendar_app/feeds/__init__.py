"""Model objects in, bytes out: iCalendar, Atom, CSV, JSON."""
