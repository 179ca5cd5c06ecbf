"""From the bytes of a file to a Bulletin: decode, formats, layout, structure, contents held against body."""
