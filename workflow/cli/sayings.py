"""How does a refusal of the library read in the reader's language?

The library says its refusals in English, always in one of a few forms; a form that stands here is recognised and said
again from the catalogue, any other one stays as it is.
"""

import re
from functools import cache
from gettext import gettext as _

from workflow.cli.language import N_

FORMS = (
    N_("{dossier}: wanted '{action}' in state '{state}' by {who}, but it is not theirs; possible: {possible}"),
    N_("{dossier}: wanted '{action}' in state '{state}', but the state does not offer it; possible: {possible}"),
    N_("{dossier}: wanted '{action}' in state '{state}', but the dossier is finished; possible: {possible}"),
    N_("{dossier}: wanted '{action}', but it needs {missing}; possible: attach what is missing"),
    N_("{dossier}: wanted '{action}', but it is only open when {guard}; possible: {possible}"),
    N_("{dossier}: wanted '{action}', but it was taken {times} times and may not be taken again; possible: {possible}"),
    N_("{dossier}: wanted '{action}' by '{who}', but they took '{before}'; possible: another officer"),
    N_("{dossier}: wanted the value '{name}', but there is no such field; possible: {possible}"),
    N_("{dossier}: wanted '{name}' to be {form}, but it is {value}"),
    N_("{dossier}: wanted the document '{document}', but '{procedure}' takes: {possible}"),
    N_("{dossier}: wanted to hand in a dossier as {who}, but it is received by {holder}; possible: {possible}"),
    N_("{dossier}: wanted an opinion of {who}, but they are not asked; possible: {possible}"),
    N_("{dossier}: wanted an opinion of {who}, but nobody is asked; possible: {possible}"),
    N_(
        "{dossier}: wanted to act at {at}, but its journal already has an effect at {latest}; "
        "possible: act at that instant or later, or record a correction"
    ),
    N_(
        "{dossier}: wanted to follow event {expected}, but the journal is at event {found}; "
        "possible: read the dossier again and decide anew"
    ),
    N_(
        "{dossier}: wanted to follow event {expected}, but '{by}' was first with '{action}' at {at}; "
        "possible: read the dossier again and decide anew"
    ),
    N_("{dossier}: wanted it as of {at}, but it was handed in later"),
    N_("{dossier}: wanted the key '{key}' for this command, but another one was sent under it; possible: a new key"),
    N_("dossier: wanted '{dossier}', but there is none"),
    N_("store: wanted to act at {at}, but it is {now}; possible: a sandbox, or backdate"),
    N_("store: wanted to act at {at}, but it is {now}; possible: an instant up to now"),
    N_("procedure '{procedure}' has no lane '{lane}'; possible: {possible}"),
    N_("procedure '{procedure}': wanted a known procedure, but there is none; possible: {possible}"),
    N_("procedure '{procedure}': wanted a known procedure, but there is none; nearest: {nearest}"),
    N_("procedure '{procedure}': wanted a version in force on {day}, but there is none; possible: {possible}"),
    N_("procedure '{procedure}': wanted lane '{lane}', but there is none; possible: {possible}"),
    N_("calendar {calendar}: wanted year {year}, but it has no table; possible: {possible}"),
    N_(
        "calendar {calendar}: wanted the official table of {year} to start a clock, but it is an estimate; "
        "possible: {possible}"
    ),
    N_("{dossier}: wanted to send '{component}' by {who}, but it is not theirs; possible: {possible}"),
    N_("{dossier}: wanted to send '{component}', but the dossier is finished; possible: {possible}"),
    N_("{dossier}: wanted to send '{component}', but it is {state}; possible: {possible}"),
    N_("{dossier}: wanted component '{component}', but it has: {possible}"),
    N_("{dossier}: wanted an excuse by {who}, but it is for the head to accept; possible: {possible}"),
    N_("{dossier}: wanted an excuse, but it names no ground; possible: name the ground"),
    N_("{dossier}: wanted an excuse, but it ends before it begins; possible: an end after its beginning"),
    N_("{dossier}: wanted an excuse, but it is not over yet; possible: an end up to now"),
    N_(
        "{dossier}: wanted an excuse, but it covers no working second of the dossier; "
        "possible: a stretch in which it was with somebody"
    ),
    N_("{dossier}: wanted an excuse, but a part of that stretch is already excused; possible: another stretch"),
    N_("{dossier}: wanted the cause '{cause}' by {who}, but it is not theirs to give; possible: {possible}"),
    N_("{dossier}: wanted the cause '{cause}', but there is no such code; possible: {possible}"),
    N_("{dossier}: wanted the cause '{cause}', but the delay is borne by {bearers}; possible: {possible}"),
    N_("{dossier}: wanted the cause '{cause}', but it has missed no appointment; possible: nothing"),
    N_("{dossier}: wanted the cause '{cause}', but it is already given; possible: another cause"),
    N_("{dossier}: wanted the cause '{cause}', but its lifecycle declares no causes; possible: nothing"),
    N_("{dossier}: wanted a correction, but it names no ground; possible: name the ground"),
    N_(
        "{dossier}: wanted to record '{act}' at {at}, but it was handed in at {submitted}; "
        "possible: that instant or later"
    ),
    N_(
        "{dossier}: wanted to record '{act}' at {at}, but '{later}' at {then} contradicts it: {reason}; "
        "possible: record with it what was done in between"
    ),
    N_("{dossier}: wanted to record several acts, but they are not in order; possible: by instant"),
    N_(
        "{dossier}: wanted to correct its history at {at}, but nothing lies after it; "
        "possible: the act itself, backdated"
    ),
    N_(
        "{dossier}: wanted to correct its history at {at}, but there is an effect at {latest}; "
        "possible: that instant or later"
    ),
    N_(
        "{dossier}: wanted to tell its history anew, but {fact} does not come about again; "
        "possible: the definitions and the program that it was recorded with"
    ),
    N_("calendar '{calendar}': wanted a known calendar, but there is none; possible: {possible}"),
    N_("calendar '{calendar}': wanted a known calendar, but there is none; nearest: {nearest}"),
    N_("calendar '{calendar}': wanted version '{version}', but there is none; possible: {possible}"),
    N_("calendar '{calendar}': wanted version '{version}', but there is none; nearest: {nearest}"),
    N_(
        "calendar '{calendar}': wanted to recount the dossiers of {agency}, but none of them would move; "
        "possible: {possible}"
    ),
    N_("{subject}: wanted a decision, but it has no name; possible: {possible}"),
    N_("{subject}: wanted a decision by '{who}', but it is for the head of {agency} to sign; possible: {possible}"),
    N_("decision '{decision}': wanted it in effect on a dossier, but it is not; possible: {possible}"),
    N_("{path}: wanted a value of the scenario that may vary, but there is none; nearest: {nearest}"),
    N_("{path}: wanted a value of the scenario that may vary, but it is {found}; nearest: {nearest}"),
    N_("{path}: wanted a share from 0 to 1 that the others can make up for, but found {found}"),
    N_("{said}: wanted a path and its values, but found one; possible: {possible}"),
    N_("{said}: wanted each value once, but one is there twice"),
    N_("{said}: wanted single values, but found '{found}'; possible: {possible}"),
    N_("{said}: wanted a step, but there is none; possible: {possible}"),
    N_("{said}: wanted a step above 0 and an end not before {start}, but there is none"),
    N_("{said}: wanted at most {most} values, but there are {count}"),
    N_("{said}: wanted at most {most} combinations, but there are {count}"),
    N_("{said}: wanted a figure, a comparison and a number, but it is none; possible: {possible}"),
    N_("{said}: wanted a figure of the totals, but found '{found}'; possible: {possible}"),
    N_("{said}: wanted a figure of the totals, but found '{found}'; nearest: {nearest}"),
    N_("{path}: wanted a number to seek by, but it is '{found}'; possible: {possible}"),
    N_("{path}: wanted a number as the start of the range, but there is none; possible: --from and --to"),
    N_("{path}: wanted a range of numbers, but found '{found}'; possible: {possible}"),
    N_("{file}: wanted a log, but no format ends in '{ending}'; possible: {possible}"),
    N_("{address}: wanted a dask scheduler, but none answers within {count} s; possible: {possible}"),
    N_("{address}: wanted the address of a dask scheduler, but it is none; possible: {possible}"),
    N_("{address}: wanted the address of a dask scheduler, but {reason}"),
    N_("{address}: wanted workers, but there is none for {count} s; possible: {possible}"),
    N_("webhook: wanted a web address, but it is none; possible: {possible}"),
    N_("webhook: wanted no password in the address, but there is one; possible: a bearer token"),
    N_("webhook: wanted a token, but it has letters that no header may have; possible: {possible}"),
    N_("{place}: wanted an anchor, but it is none; possible: {possible}"),
    N_("{url}: wanted the form before {form}, but there is none; possible: leave it as it is"),
    N_("{url}: wanted to open it, but {reason}; possible: try again, or another store"),
    N_("{url}: wanted to read, but {reason}; possible: try again, or another store"),
    N_("{url}: wanted to write, but {reason}; possible: try again, or another store"),
    N_("cluster: wanted the library 'distributed', but it is not installed; possible: {possible}"),
)


@cache
def pattern(form: str) -> re.Pattern[str]:
    """What a sentence of that form looks like; its parts are named as in the form."""
    parts = re.split(r"\{(\w+)\}", form)
    return re.compile("".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts)))


def said(sentence: str) -> str:
    """The sentence in the reader's language, where its form is known."""
    for form in FORMS:
        found = pattern(form).fullmatch(sentence)
        if found is not None:
            return _(form).format(**found.groupdict())
    return sentence
