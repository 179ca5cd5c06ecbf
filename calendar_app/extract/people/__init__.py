"""Named people of an entry, with their posts, roles and spans. See ``people_in`` and ``person_mentions``."""

from calendar_app.extract.people.mentions import learn_roster, people_in, people_of, person_mentions
from calendar_app.extract.people.told import with_dates
from calendar_app.extract.roster import EMPTY, Roster, RosterPerson

__all__ = ["EMPTY", "Roster", "RosterPerson", "learn_roster", "people_in", "people_of", "person_mentions", "with_dates"]
