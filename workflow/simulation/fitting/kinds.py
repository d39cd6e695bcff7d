"""Can every kind of dossier be told apart? Each `when` of work and outcomes is typed CEL over fields that are given.

What stands under "*" is held against every arriving procedure for which it speaks.
"""

from collections.abc import Iterator, Mapping, Sequence

from workflow.guards import Guard, GuardError, compile_guard
from workflow.loader.yamltree import Node, at, wrong
from workflow.machine import Rules
from workflow.procedure import Field, Procedure
from workflow.simulation.fitting.arrivals import fed
from workflow.simulation.lengths import KindActions, KindLengths
from workflow.simulation.scenario import ANY, Outcomes, Scenario, Work

Path = list[str | int]


def kinds_fit(scenario: Scenario, tree: Node, name: str, versions: Sequence[Rules]) -> None:
    """Refuses a kind that cannot be told in the dossiers of the stream; raises DefinitionError with its place."""
    for rules in versions:
        for track in rules.tracks.values():
            for path, source in _kinds(scenario, track.procedure):
                fields = track.procedure.fields
                _fed(scenario, tree, name, path, _compiled(tree, path, source, track.procedure), fields)


def _kinds(scenario: Scenario, procedure: Procedure) -> Iterator[tuple[Path, str]]:
    """Where a `when` stands that holds for dossiers of the procedure, and what it says."""
    sections: Mapping[str, Mapping[str, Work | Outcomes]] = {"work": scenario.work, "outcomes": scenario.outcomes}
    for section, said in sections.items():
        for state in procedure.states:
            key = next((key for key in (procedure.id, ANY) if key in said and state in said[key].states), None)
            kinds: Sequence[KindLengths | KindActions] = said[key].states[state] if key else ()
            for number, kind in enumerate(kinds):
                if kind.when is not None:
                    yield [section, str(key), "states", state, number, "when"], kind.when


def _compiled(tree: Node, path: Path, source: str, procedure: Procedure) -> Guard:
    try:
        return compile_guard(source, procedure.fields)
    except GuardError as refused:
        said = str(refused).removeprefix("guard: ")
        raise wrong(at(tree, path), f"{_where(path)}: wanted a sentence over '{procedure.id}', but {said}") from None


def _fed(scenario: Scenario, tree: Node, name: str, path: Path, guard: Guard, fields: Mapping[str, Field]) -> None:
    given = fed(scenario.arrivals[name], fields)
    for field in guard.names:
        if field not in given:
            message = f"{_where(path)}: wanted a value for '{field}', but arrivals.{name} gives none"
            raise wrong(at(tree, path), f"{message}; possible: arrivals.{name}.data.{field}")


def _where(path: Path) -> str:
    return ".".join(str(part) for part in path)
