"""What a page prints around its entries: masthead, running heads, page numbers, menus, credits and other noise."""
