"""The pages: one blueprint a subject, thin views that parse, ask the store and render.

`app` builds the application, `args` turns query strings into filters and back, `grid` does all date arithmetic,
`almanac` knows lunar days and holidays, `sections` gives a section its badge, `texts` splits printed words into marked
runs, `i18n` holds the two languages, `htmx` the one rule of pages and parts, `guard` what every answer must obey.
"""
