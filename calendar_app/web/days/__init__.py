"""Days, weeks and months as a page lays them out, and what the almanac says of them."""
