"""What would go wrong although each file loads? Every merged machine is asked every rule.

Files that do not load are findings too. One rule is one small function, named by what it finds: about the machine in
reach, about clocks in terms and norms, about leaving a lane in lanes, about what does nothing in inert, about sources
and days in law, about packages in components and critical.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workflow.check import lanes, reach, terms
from workflow.check.components import components
from workflow.check.finding import Finding, Findings, Report, Subject, once
from workflow.check.inert import inert
from workflow.check.law import laws
from workflow.check.norms import norm_missing, norms_do_not_fit
from workflow.check.subjects import broken, declaring, machines, subject_of, unknown_department
from workflow.loader import Definitions, survey

__all__ = ["Finding", "Report", "check"]

RULES: tuple[Callable[[Subject], Findings], ...] = (
    reach.unreachable_state,
    reach.no_way_to_an_end,
    reach.nobody_can_take,
    reach.absent_actor,
    reach.pause_without_way_out,
    terms.clock_never_starts,
    terms.clock_never_breaches,
    terms.clock_never_stops,
    terms.breach_not_offered,
    terms.decides_without_warning,
    terms.zero_limit_cycle,
    lanes.inert_bound,
    norm_missing,
    norms_do_not_fit,
    unknown_department,
)


def check(paths: Iterable[str | Path] = ()) -> Report:
    """What is wrong with the definitions of the folders or files, by default the shipped ones."""
    definitions, wrongs = survey(*paths)
    found = [*map(broken, wrongs), *laws(definitions.sources)]
    subjects = _subjects(definitions, found)
    for subject in subjects:
        for rule in RULES:
            found.extend(rule(subject))
    if not any(finding.rule == "definition" for finding in found):  # what a broken file would use is not known
        found.extend(reach.nobody_takes_anywhere(subjects))
        found.extend(lanes.leaving(subjects))
        found.extend(_inert(definitions, subjects))
        found.extend(components(definitions, subjects))
    files = {source.tree.file for source in definitions.sources} | {wrong.file for wrong in wrongs}
    return Report(len(files), once(found))


def _subjects(definitions: Definitions, found: list[Finding]) -> list[Subject]:
    """The machines that merge; what is wrong with the others is added to the findings."""
    subjects = []
    for machine in machines(definitions):
        faults = definitions.merge_faults(*machine.key)
        found.extend(map(broken, faults))
        if not faults:
            subjects.append(subject_of(definitions, machine))
    return subjects


def _inert(definitions: Definitions, subjects: Sequence[Subject]) -> Findings:
    """What the files of a procedure or a lifecycle declare and none of the machines made from them uses."""
    for source in definitions.sources:
        if source.schema in ("procedure/1", "lifecycle/1"):
            made = [one.procedure for one in subjects if source.id in (one.procedure.id, one.procedure.lifecycle)]
            if made:
                yield from inert(made, list(declaring(source.tree)))
