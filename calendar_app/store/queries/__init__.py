"""Named reads; each states its order, bounds and cost."""
