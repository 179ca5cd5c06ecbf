"""A feed as its readers see it."""

from icalendar import Calendar


def events_of(answer):
    assert answer.status_code == 200, answer.data[:200]
    parsed = Calendar.from_ical(answer.data)
    assert [component.errors for component in parsed.walk()] == [[] for _ in parsed.walk()]
    return parsed.events


def titles(answer):
    return [str(event["SUMMARY"]) for event in events_of(answer)]


def vevents(answer):
    text = answer.text
    return {part.split("\r\nUID:")[1].split("\r\n")[0]: part for part in text.split("BEGIN:VEVENT")[1:]}
