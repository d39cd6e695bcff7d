"""Which thing does a title mean? Specs speak in Vietnamese titles only; here, and only here, they become ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from workflow import CITIZEN, Actor, Definitions
from workflow.machine import Track
from workflow.procedure import STANDARD as STANDARD

CITIZENS = "người dân"


def one(title: str, what: str, found: Iterable[str]) -> str:
    """The only id of that title; says what is wrong with a title that is unknown or means several things."""
    ids = sorted(set(found))
    assert len(ids) == 1, f"{what} «{title}»: {'không có' if not ids else 'có nhiều: ' + ', '.join(ids)}"
    return ids[0]


def procedure(definitions: Definitions, title: str) -> str:
    """The procedure of that title."""
    every = (version for id in definitions.procedure_ids() for version in definitions.versions(id))
    return one(title, "thủ tục", (version.id for version in every if version.title == title))


def lane(tracks: Mapping[str, Track], title: str) -> str:
    """The lane of that title."""
    return one(title, "luồng", (id for id, track in tracks.items() if track.procedure.lane_title == title))


def department(definitions: Definitions, title: str) -> str:
    """The department of that title, or the citizen."""
    if title == CITIZENS:
        return CITIZEN.id
    agencies = definitions.agencies.by_id.values()
    return one(
        title, "phòng", (one.id for agency in agencies for one in agency.departments.values() if one.title == title)
    )


def actor(definitions: Definitions, title: str) -> Actor:
    """The officer of that title, or the citizen."""
    if title == CITIZENS:
        return CITIZEN
    agencies = definitions.agencies.by_id.values()
    id = one(
        title, "công chức", (one.id for agency in agencies for one in agency.officers.values() if one.title == title)
    )
    officer = definitions.agencies.officer(id)
    return Actor(officer.id, officer.department, officer.roles)


def agency(definitions: Definitions, title: str) -> str:
    """The agency of that title."""
    return one(title, "cơ quan", (one.id for one in definitions.agencies.by_id.values() if one.title == title))


def room(definitions: Definitions, who: str) -> str:
    """The department in who may act, `department` or `department.role`; the citizen is a room of their own."""
    if who == CITIZEN.id:
        return who
    return definitions.agencies.department(".".join(who.split(".")[:2])).id


def officers(definitions: Definitions, who: str) -> set[str]:
    """The officers who may act: those of `department`, or of `department.role` only those in that role."""
    if who == CITIZEN.id:
        return {who}
    department, _, role = who.partition(".")[2].partition(".")
    agency = definitions.agencies.agency(who.partition(".")[0])
    rooms = f"{agency.id}.{department}"
    return {one.id for one in agency.officers.values() if one.department == rooms and (not role or role in one.roles)}


def state(track: Track, title: str) -> str:
    """The state of that title."""
    return one(title, "trạng thái", (one.id for one in track.procedure.states.values() if one.title == title))


def action(track: Track, title: str) -> str:
    """The action of that title."""
    return one(title, "thao tác", (move.action for move in track.procedure.moves if move.title == title))


def clock(track: Track, title: str) -> str:
    """The clock of that title."""
    return one(title, "đồng hồ", (rule.name for rule in track.procedure.clocks.values() if rule.title == title))


def values(track: Track, table: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What the dossier says, from rows of a title and a value."""
    fields = track.procedure.fields
    named = {
        one(title, "thông tin", (id for id, said in fields.items() if said.title == title)): text
        for title, text in table
    }
    return {id: _value(fields[id].type, text) for id, text in named.items()}


def _value(kind: str, text: str) -> Any:
    match kind:
        case "bool":
            return {"có": True, "không": False}[text]
        case "int":
            return int(text)
        case "number":
            return float(text.replace(",", "."))
    return text
