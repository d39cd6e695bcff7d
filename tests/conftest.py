"""What all tests share: how examples are drawn, and the shipped definitions, which are read once."""

from functools import cache

from hypothesis import settings

from workflow.loader import definitions

# The same examples in every run, and a failing one is printed with what repeats it.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None, print_blob=True)
settings.load_profile("repeatable")

# Nothing changes in the shipped folder while the tests run, and hundreds of them ask for it, most by the command line.
# Whoever names the folder reads it anew, and so does every process of its own.
_survey = definitions.survey
_shipped = cache(lambda _folder: _survey())
definitions.survey = lambda *paths: _survey(*paths) if paths else _shipped(definitions.shipped())
