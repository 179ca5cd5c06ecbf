"""When and where an issue is of, where its headings do not say: years, weekdays, the day of the page, the place."""
