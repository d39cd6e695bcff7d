"""When is it due? The clocks that an acceptance would start, or a bare limit, with the reasons day by day."""

from collections.abc import Iterable, Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from workflow.cli import reading, shapes, showing, words
from workflow.cli.language import N_, title_of
from workflow.cli.options import AsJson, Command, definitions_of
from workflow.cli.refusals import got, refused
from workflow.cli.tables import line_table
from workflow.errors import NotFound
from workflow.model import Clock, Instant
from workflow.procedure import STANDARD, ClockRule
from workflow.worktime import Counting, Limit, Line, WorkCalendar, begin, explain

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.machine import Track

CALENDAR = "dinh_hoa"


class Counted(NamedTuple):
    """A clock that an acceptance starts, and how it counts."""

    rule: ClockRule
    calendar: WorkCalendar
    clock: Clock


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "due", cls=Command, help=N_("When a procedure accepted at an instant is due, or a limit that starts then.")
    )(due)


def due(
    context: typer.Context,
    at: Annotated[
        str, typer.Option("--at", metavar="INSTANT", help=N_("The instant of the event, such as 2026-11-23T10:00."))
    ],
    procedure: Annotated[
        str | None, typer.Argument(metavar="[ID]", help=N_("The procedure that is accepted at the instant."))
    ] = None,
    limit: Annotated[
        str | None, typer.Option("--limit", metavar="LIMIT", help=N_("A bare limit, such as '3 working days'."))
    ] = None,
    lane: Annotated[str | None, typer.Option("--lane", metavar="LANE", help=N_("The lane of the procedure."))] = None,
    calendar: Annotated[
        str | None,
        typer.Option("--calendar", metavar="ID", help=N_("The calendar of a bare limit; dinh_hoa by default.")),
    ] = None,
    cut_off: Annotated[
        str | None,
        typer.Option("--cut-off", metavar="HH:MM", help=N_("Later events count from the next working day.")),
    ] = None,
    explained: Annotated[bool, typer.Option("--explain", help=N_("Show the derivation day by day."))] = False,
    as_json: AsJson = False,
) -> None:
    event = reading.instant(at)
    if (procedure is None) == (limit is None):
        found = _("neither was given") if procedure is None else _("both were given")
        raise refused(
            "due", _("either a procedure or --limit"), found, "due ID --at …, due --limit '3 working days' --at …"
        )
    definitions = definitions_of(context)
    if procedure is not None:
        _refuse({"--calendar": calendar, "--cut-off": cut_off}, _("a bare limit"))
        _procedure(definitions, procedure, lane or STANDARD, event, explained, as_json)
    else:
        _refuse({"--lane": lane}, _("a procedure"))
        counting = Counting(_limit(limit or ""), None if cut_off is None else reading.time_of_day(cut_off))
        _bare(definitions, counting, CALENDAR if calendar is None else calendar, event, explained, as_json)


def _refuse(given: Mapping[str, str | None], only: str) -> None:
    for option, value in given.items():
        if value is not None:
            raise refused(option, _("it left out"), _("it belongs to {only}").format(only=only), "luongxanh due --help")


def _limit(text: str) -> Limit:
    try:
        return Limit.parse(" ".join(text.split()))
    except ValueError:
        possible = "3 working days, 8 working hours, 30 working minutes, same working day, 15 days, 24 hours"
        raise refused("--limit", _("an amount and a unit"), got(repr(text)), possible) from None


# --- a procedure


def _procedure(
    definitions: "Definitions", procedure: str, lane: str, event: Instant, explained: bool, as_json: bool
) -> None:
    rules = definitions.rules(procedure, definitions.receiving_agency(), at=event)
    if lane not in rules.tracks:
        raise refused(procedure, _("the lane '{lane}'").format(lane=lane), _("there is none"), ", ".join(rules.tracks))
    counted = started(rules.tracks[lane], event)
    if as_json:
        lines = {one.rule.name: _lines(one, event) if explained else None for one in counted}
        shown = {one.rule.name: shapes.clock_due(one.rule, one.clock, lines[one.rule.name]) for one in counted}
        showing.as_json(shapes.procedure_due(procedure, rules.version, lane, event, shown))
        return
    _clock_table(rules.tracks[lane], counted, event)
    if explained:
        for one in counted:
            line_table(words.clock(one.rule), _lines(one, event))


def started(track: "Track", event: Instant) -> tuple[Counted, ...]:
    """The clocks that an acceptance at the instant starts, in the order of the definition."""
    from workflow.clocks import started as start

    initial = track.procedure.initial.id
    accept = track.table[initial].get(track.procedure.acceptance)
    if accept is None:
        return ()
    names = track.crossings[initial, accept.action, accept.targets[0]].starts
    rules = [track.procedure.clocks[name] for name in names]
    return tuple(
        Counted(rule, track.calendars[rule.name], start(rule, track.calendars[rule.name], event)) for rule in rules
    )


def _lines(one: Counted, event: Instant) -> tuple[Line, ...]:
    return explain(one.calendar, one.rule.counting, event)


def _clock_table(track: "Track", counted: Iterable[Counted], event: Instant) -> None:
    procedure = track.procedure
    heading = _("{title}, accepted {at}").format(title=title_of(procedure, procedure.id), at=showing.local(event))
    columns = [_("Clock"), _("Effect"), _("Limit"), _("Counts from"), _("Due")]
    rows = [
        [
            words.clock(one.rule),
            words.effect(one.rule.effect),
            words.limit(one.rule.counting.limit),
            showing.local(one.clock.effective),
            _due(one.clock.due, one.clock.provisional),
        ]
        for one in counted
    ]
    showing.table(heading, columns, rows, _("No clock starts with the acceptance."))


def _due(at: Instant, provisional: bool) -> str:
    return f"{showing.local(at)} {_('(provisional)')}" if provisional else showing.local(at)


# --- a bare limit


def _bare(
    definitions: "Definitions", counting: Counting, calendar: str, event: Instant, explained: bool, as_json: bool
) -> None:
    known = definitions.calendars
    if calendar not in known:
        said = _("calendar '{id}' is not there; possible: {possible}").format(id=calendar, possible=", ".join(known))
        raise NotFound("calendar", calendar, said)
    term = begin(known[calendar], counting, event)
    lines = explain(known[calendar], counting, event) if explained else None
    if as_json:
        showing.as_json(shapes.limit_due(str(counting.limit), calendar, event, term, lines))
        return
    heading = _("{limit} from {at}").format(limit=words.limit(counting.limit), at=showing.local(event))
    columns = [_("Calendar"), _("Counts from"), _("Due")]
    showing.table(heading, columns, [[calendar, showing.local(term.effective), _due(term.due, term.provisional)]])
    if lines is not None:
        line_table(heading, lines)
