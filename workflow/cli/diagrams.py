"""How does a procedure look? Its states and moves as DOT or Mermaid text: titles people read, ids of plain letters."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from workflow.procedure import APPLICANT, CLOCK, JOIN, PACKAGE, ComponentRule, Procedure, State

Title = Callable[[State | ComponentRule], str]


class Arrow(NamedTuple):
    """One arrow: the moves that lead from one state to another, each with its title and who takes it."""

    origin: str
    target: str
    labels: tuple[str, ...]
    back: bool  # to wherever the dossier came from


def arrows(procedure: Procedure, said: Callable[[str | None, str | None, str], str]) -> tuple[Arrow, ...]:
    """The arrows of a procedure; `said` chooses among the Vietnamese title, the English one and the id."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for move in procedure.moves:
        who = ", ".join(str(by) for by in move.by if by.party not in (APPLICANT, CLOCK, JOIN, PACKAGE))
        title = said(move.title, move.title_en, move.action)
        for target in move.targets:
            found.setdefault((move.origin, target, move.to_previous), []).append(f"{title} ({who})" if who else title)
    return tuple(Arrow(origin, target, tuple(labels), back) for (origin, target, back), labels in found.items())


def ids(procedure: Procedure) -> Mapping[str, str]:
    """An id of plain letters for each state; the prefix keeps it from being a word of the language."""
    return {state: f"s_{state}" for state in procedure.states}


def waiting(procedure: Procedure) -> str | None:
    """The state in which a package waits for its components; None where the procedure is none."""
    own = (move.origin for move in procedure.moves if any(by.party == PACKAGE for by in move.by))
    return next(own, None) if procedure.components else None


def dot(procedure: Procedure, title: str, name: Title, drawn: tuple[Arrow, ...]) -> str:
    """The diagram in the language of Graphviz."""
    id = ids(procedure)
    return "\n".join(
        [
            f"digraph {procedure.id} {{",
            f"  label={_quoted(title)}; labelloc=t; rankdir=TB;",
            # Widths are reckoned for the named font; the margin leaves room where another one is drawn.
            '  node [shape=box, style=rounded, fontname="Arial", margin="0.3,0.1"];',
            '  edge [fontname="Arial", fontsize=9]; ranksep=0.6; nodesep=0.5;',
            *(f"  {id[state.id]} [label={_quoted(name(state))}{_look(state)}];" for state in procedure.states.values()),
            *(
                f"  {id[one.origin]} -> {id[one.target]} [label={_quoted(*one.labels)}"
                f"{', style=dashed' if one.back else ''}];"
                for one in drawn
            ),
            *_dot_components(procedure, name),
            "}",
            "",
        ]
    )


def _dot_components(procedure: Procedure, name: Title) -> Iterator[str]:
    """The components in the order in which they follow each other, beside the state that waits for them."""
    state = waiting(procedure)
    for one in procedure.components.values() if state is not None else ():
        yield f'  c_{one.id} [label={_quoted(name(one))}, style="rounded,filled", fillcolor="#eeeeee"];'
        when = f", label={_quoted(one.when)}" if one.when else ""
        for before in [f"c_{before}" for before in one.after] or [f"s_{state}"]:
            yield f"  {before} -> c_{one.id} [style=dotted{when}];"


def _look(state: State) -> str:
    if state.end is not None:
        return ", peripheries=2"
    return ", penwidth=2" if state.initial else ""


def _quoted(*lines: str) -> str:
    text = "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return f'"{text}"'


def mermaid(procedure: Procedure, title: str, name: Title, drawn: tuple[Arrow, ...]) -> str:
    """The diagram in the language of Mermaid."""
    return "\n".join(
        ("---", f"title: {_plain(title)}", "---", "stateDiagram-v2", *_mermaid(procedure, name, drawn), "")
    )


def _mermaid(procedure: Procedure, name: Title, drawn: tuple[Arrow, ...]) -> Iterator[str]:
    id = ids(procedure)
    for state in procedure.states.values():
        yield f'    state "{_plain(name(state))}" as {id[state.id]}'
    yield f"    [*] --> {id[procedure.initial.id]}"
    for one in drawn:
        yield f"    {id[one.origin]} --> {id[one.target]} : {'<br/>'.join(map(_plain, one.labels))}"
    for state in procedure.states.values():
        if state.end is not None:
            yield f"    {id[state.id]} --> [*]"
    yield from _mermaid_components(procedure, name)


def _mermaid_components(procedure: Procedure, name: Title) -> Iterator[str]:
    """The components inside the state that waits for them, each after those that it follows."""
    state = waiting(procedure)
    if state is None:
        return
    yield f"    state s_{state} {{"
    for one in procedure.components.values():
        yield f'        state "{_plain(name(one))}" as c_{one.id}'
    for one in procedure.components.values():
        when = f" : {_plain(one.when)}" if one.when else ""
        for before in [f"c_{before}" for before in one.after] or ["[*]"]:
            yield f"        {before} --> c_{one.id}{when}"
    yield "    }"


def _plain(text: str) -> str:
    """The text without the signs that end a label."""
    return text.replace('"', "'").replace(";", ",").replace(":", " –").replace("\n", " ")
