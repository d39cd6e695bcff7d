"""Is all there for a simulation? A scenario under the law as it varies it, held against each other before the run.

This is the one way from a file, or a changed tree, to a case that can be run.
"""

from pathlib import Path

from workflow.loader import Definitions
from workflow.loader.variation import varied
from workflow.loader.yamltree import Node
from workflow.simulation.fitting.fit import fit
from workflow.simulation.lawbook import Law
from workflow.simulation.reading import scenario_of, scenario_tree
from workflow.simulation.register import Register
from workflow.simulation.running.replications import Case


def prepare(file: str | Path, law: Law, register: Register | None = None) -> Case:
    """The case of a scenario file; raises DefinitionError with the place of what is wrong, or NotFound."""
    return fitted(scenario_tree(Path(file)), law, register)


def fitted(tree: Node, law: Law, register: Register | None = None) -> Case:
    """The case of a scenario's whole tree, read and fitted anew; raises DefinitionError with the place."""
    scenario, whole = scenario_of(tree)
    if scenario.law is not None and isinstance(law, Definitions):
        law = varied(law, whole.children["law"])
    fit(scenario, whole, law, register)
    return Case(scenario, law, register)
