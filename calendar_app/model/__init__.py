"""The plain data that flows from station to station (design: bulletin → extract → store → feeds, web, cli).

`bulletin` what is printed, `extraction` what was read from it, `filter` what is asked for,
`calendar` what the store answers. Frozen dataclasses; nothing here imports another package of the program.
"""
