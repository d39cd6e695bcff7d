"""How examples are drawn: the same ones in every run, and a failing one is printed with what repeats it."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None, print_blob=True)
settings.load_profile("repeatable")
