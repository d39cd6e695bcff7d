"""Is all there for a simulation? A scenario with the law as it varies it, held against each other before the run.

This is the one way from a file, or a changed tree, to what can be run.
"""

from pathlib import Path

from msgspec import Struct

from workflow.loader import Definitions
from workflow.loader.variation import varied
from workflow.loader.yamltree import Node
from workflow.simulation.fit import fit
from workflow.simulation.reading import scenario_of, scenario_tree
from workflow.simulation.scenario import Scenario


class Prepared(Struct, frozen=True):
    """A scenario that fits its law; `tree` knows the places."""

    scenario: Scenario
    law: Definitions
    tree: Node


def prepare(file: str | Path, definitions: Definitions) -> Prepared:
    """The scenario of the file under the definitions; raises DefinitionError or NotFound."""
    return prepare_tree(scenario_tree(Path(file)), definitions)


def prepare_tree(tree: Node, definitions: Definitions) -> Prepared:
    """The scenario of a whole tree under the definitions; raises DefinitionError or NotFound."""
    scenario, tree = scenario_of(tree)
    law = varied(definitions, tree.children["law"]) if scenario.law is not None else definitions
    fit(scenario, tree, law)
    return Prepared(scenario, law, tree)
