"""The laws of conservation as functions of one walk, so that any walk can be held against all of them.

They are the property tests of `test_conservation` without their random walks: a law that is added there holds
everywhere from then on.
"""

from collections.abc import Callable, Mapping

import test_conservation
from procedures import Walk

Law = Callable[[Walk], None]
LOOKING = "test_looking_every_half_hour_daily_or_never_gives_the_same_events"  # looks thousands of times at each walk


def laws() -> Mapping[str, Law]:
    """Every law by its name."""
    found = {name: getattr(law, "hypothesis", None) for name, law in vars(test_conservation).items()}
    return {name: law.inner_test for name, law in found.items() if law is not None and name.startswith("test_")}


LAWS = laws()
QUICK = {name: law for name, law in LAWS.items() if name != LOOKING}


def hold(walk: Walk, wanted: Mapping[str, Law] = QUICK) -> None:
    """Every law holds on the walk; says the walk and the law where one does not."""
    for name, law in wanted.items():
        try:
            law(walk)
        except AssertionError as broken:
            broken.add_note(f"broken: {name}\n{walk!r}")
            raise
