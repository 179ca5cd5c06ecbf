"""The list of contents: where it stands, what sections it names, and how the entries keep to it."""
