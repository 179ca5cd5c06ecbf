"""How requests are taken and answers kept: guards, addresses, conditional requests, caches, pages and parts."""
