"""Does everything that the scenario says reach somebody? A name that leads nowhere would change nothing, and is
refused.

Held against every version and lane of the procedures that arrive: a state, an action, a desk or an asked agency that
none of them has is taken for a slip of the pen. What a scenario inherits from one that it extends was judged there.
"""

from collections.abc import Iterable, Mapping

from workflow.errors import DefinitionError
from workflow.loader.yamltree import Node, at, wrong
from workflow.machine import OUTSIDE, Rules, Track
from workflow.procedure import APPLICANT, JOIN, PACKAGE
from workflow.simulation.plan import rests
from workflow.simulation.reading import inherited, unknown
from workflow.simulation.scenario import ANY, Scenario

States = Mapping[str, Mapping[str, set[str]]]  # procedure → state → the actions that may be meant


def nothing_inert(scenario: Scenario, tree: Node, rules: Iterable[Rules]) -> None:
    """Refuses what would change nothing; raises DefinitionError with its place."""
    tracks = [track for one in rules for track in one.tracks.values()]
    for section in ("work", "outcomes", "citizen"):
        known = _states(tracks, section)
        for procedure, said in getattr(scenario, section).items():
            if procedure != ANY and procedure not in known:
                if inherited(tree, [section, procedure]):
                    continue
                raise unknown(tree, [section, procedure], "arriving procedure", procedure, known)
            _section(tree, section, procedure, said.states, known)
    held = {holder for track in tracks for holder in track.holders.values() if holder != APPLICANT}
    asked = {track.departments[one] for track in tracks for rule in _asks(track) for one in rule}
    _departments(tree, "staff", scenario.staff, held)
    _departments(tree, "partners", scenario.partners, held)
    packages = {track.procedure.id for track in tracks if track.procedure.components}
    for name in scenario.hand_offs:
        if name != ANY and name not in packages and not inherited(tree, ["hand_offs", name]):
            raise unknown(tree, ["hand_offs", name], "package that arrives", name, sorted(packages))
    _departments(tree, "opinions", scenario.opinions, asked)


def _states(tracks: Iterable[Track], section: str) -> dict[str, dict[str, set[str]]]:
    """The states of which the section can say something: who waits for the citizen does no work, and the reverse."""
    found: dict[str, dict[str, set[str]]] = {}
    for track in tracks:
        states = found.setdefault(track.procedure.id, {})
        for state, moves in track.table.items():
            declared = track.procedure.states[state]
            citizen = track.holders[state] == APPLICANT
            asks_only = declared.consults is not None and not any(move.joined for move in moves.values())
            if declared.end is not None or rests(track, state) or asks_only or citizen != (section == "citizen"):
                continue
            outside = {JOIN, PACKAGE} if section == "outcomes" else OUTSIDE - {APPLICANT}  # officers may await a clock
            people = (name for name, move in moves.items() if any(by.party not in outside for by in move.by))
            states.setdefault(state, set()).update(people)
    return found


def _asks(track: Track) -> Iterable[tuple[str, ...]]:
    return [rule.ask for rule in track.procedure.consultations.values()]


def _section(tree: Node, section: str, procedure: str, states: Mapping[str, object], known: States) -> None:
    meant = list(known.values()) if procedure == ANY else [known[procedure]]
    possible: dict[str, set[str]] = {}
    for one in meant:
        for state, actions in one.items():
            possible.setdefault(state, set()).update(actions)
    for state, said in states.items():
        path: list[str | int] = [section, procedure, "states", state]
        if state not in possible:
            if inherited(tree, path):
                continue
            raise unknown(tree, path, "state", state, possible)
        if section == "outcomes" and isinstance(said, list):
            for number, one in enumerate(said):
                _weights(tree, [*path, number, "actions"] if len(said) > 1 else path, one.actions, possible[state])
        else:
            _weights(tree, [*path, "actions"], getattr(said, "actions", None) or {}, possible[state])


def _weights(tree: Node, path: list[str | int], weights: object, actions: set[str]) -> None:
    given: Mapping[str, float] = weights if isinstance(weights, Mapping) else {}
    for action in given:
        if action not in actions and not inherited(tree, [*path, action]):
            raise unknown(tree, [*path, action], f"action of '{path[3]}'", action, sorted(actions))
    if given and not any(given.values()):
        raise _no_weight(tree, path)


def _no_weight(tree: Node, path: list[str | int]) -> DefinitionError:
    where = ".".join(map(str, path))
    return wrong(at(tree, path), f"{where}: wanted a weight above 0, but there is none; possible: 1")


def _departments(tree: Node, section: str, said: Iterable[str], known: set[str]) -> None:
    for department in said:
        if department not in known and not inherited(tree, [section, department]):
            raise unknown(tree, [section, department], "department with something to do", department, sorted(known))
