"""From the entries of a Bulletin to mentions, tags and event drafts."""
