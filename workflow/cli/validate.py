"""Does the simulator find what theory knows, on this machine? Each case with its interval; a miss is a finding."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workflow.cli import reading, showing
from workflow.cli.language import N_
from workflow.cli.options import AsJson, Command

if TYPE_CHECKING:
    from workflow.simulation.proving.validation import Progress, Verdict

FINDING = 1
TITLES = {
    "mm1": N_("M/M/1: one officer, exponential work"),
    "mm3": N_("M/M/3: three officers, exponential work"),
    "mg1_lognormal": N_("M/G/1: one officer, lognormal work"),
    "mg1_gamma": N_("M/G/1: one officer, gamma work"),
    "mg1_constant": N_("M/G/1: one officer, constant work"),
    "priority": N_("M/M/2 with a green lane that goes first"),
    "network": N_("Five departments, always open (Jackson)"),
    "network_8_hours": N_("Five departments, open 8 hours a day"),
}
LANES = {"green": N_("green"), "standard": N_("standard"), None: N_("all")}
AGAINST = {"theory": N_("theory"), "reference": N_("plain simulation")}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    said = N_("Hold the simulator against queueing theory and a plain simulation, on this machine.")
    app.command("validate", cls=Command, help=said)(validate)


def validate(
    seed: Annotated[
        str | None, typer.Option("--seed", metavar="N", help=N_("Another seed; without it every run is the same."))
    ] = None,
    replications: Annotated[
        str | None,
        typer.Option(
            "--replications", metavar="N", help=N_("Independent runs of each case; more make the intervals narrower.")
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help=N_("Shorter and fewer runs: seconds instead of a minute, wider intervals."))
    ] = False,
    json: AsJson = False,
) -> None:
    from workflow.simulation.proving import validation

    usual = validation.QUICK_REPLICATIONS if quick else validation.REPLICATIONS
    chosen = validation.SEED if seed is None else reading.whole(seed, "--seed", range(10**15))
    runs = usual if replications is None else reading.whole(replications, "--replications", range(2, 10_001))
    with _progress() as progress:
        verdicts = validation.validate(validation.cases(quick), chosen, runs, progress)
    joint = validation.student(runs, len(verdicts))
    if json:
        showing.as_json(shape(verdicts, chosen, runs, joint))
    else:
        _print(verdicts, chosen, runs, joint)
    if not all(verdict.contained for verdict in verdicts):
        raise typer.Exit(FINDING)


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """A bar of replications on the terminal; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Replications"))
        yield lambda done, all: bar.update(task, completed=done, total=all)


def shape(verdicts: "Sequence[Verdict]", seed: int, replications: int, joint: float) -> dict[str, Any]:
    """The JSON: every mean time in the system with what was expected; lengths are whole seconds."""
    return {
        "seed": seed,
        "replications": replications,
        "confidence": _confidence(),
        "intervals": len(verdicts),
        "contained": sum(verdict.contained for verdict in verdicts),
        "joint_z": round(joint, 3),
        "cases": [
            {
                "case": verdict.case,
                "lane": verdict.lane,
                "against": verdict.against,
                "expected_seconds": round(verdict.expected),
                "simulated_seconds": round(verdict.found),
                "half_width_seconds": round(verdict.half_width),
                "z": round(verdict.z, 3),
                "contained": verdict.contained,
            }
            for verdict in verdicts
        ],
    }


def _confidence() -> float:
    from workflow.simulation.proving.validation import CONFIDENCE

    return CONFIDENCE


def _print(verdicts: "Sequence[Verdict]", seed: int, replications: int, joint: float) -> None:
    title = _("Mean time in the system, in hours; seed {seed}, {replications} replications of each case").format(
        seed=seed, replications=replications
    )
    columns = [_("Case"), _("Lane"), _("Against"), _("Expected"), _("Simulated"), "± 99 %", "z", _("Interval")]
    showing.table(title, columns, [_row(verdict) for verdict in verdicts])
    contained = sum(verdict.contained for verdict in verdicts)
    showing.line(_("{count} of {all} intervals contain what was expected.").format(count=contained, all=len(verdicts)))
    showing.line(
        _(
            "Each holds for 99 % of all seeds, so a right simulator has a miss for about {share} of all seeds; beyond "
            "|z| = {joint} a miss is a fault and no chance, since for 99 % of all seeds none of the {all} goes so far "
            "(Bonferroni)."
        ).format(share=f"{1 - _confidence() ** len(verdicts):.0%}", joint=f"{joint:.2f}", all=len(verdicts))
    )


def _row(verdict: "Verdict") -> list[str]:
    return [
        _(TITLES[verdict.case]),
        _(LANES[verdict.lane]),
        _(AGAINST[verdict.against]),
        *(f"{seconds / 3600:.3f}" for seconds in (verdict.expected, verdict.found, verdict.half_width)),
        f"{verdict.z:+.2f}",
        _("contains it") if verdict.contained else _("misses it"),
    ]
