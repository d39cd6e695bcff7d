"""Administrative procedures as state machines with working-time clocks, apologies and responsibility.

The public names, in one list; each is imported when it is first asked for, so that a command line starts at once. A
function that bears its module's name stays there: `workflow.decide.decide`, `workflow.check.check`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflow.acts import Offer as Offer
    from workflow.commands import CITIZEN as CITIZEN
    from workflow.commands import Act as Act
    from workflow.commands import Actor as Actor
    from workflow.commands import Answer as Answer
    from workflow.commands import Assign as Assign
    from workflow.commands import DeclareDelay as DeclareDelay
    from workflow.commands import DeclareIncident as DeclareIncident
    from workflow.commands import DeliverObligation as DeliverObligation
    from workflow.commands import DraftObligation as DraftObligation
    from workflow.commands import EndIncident as EndIncident
    from workflow.commands import IssueObligation as IssueObligation
    from workflow.commands import Submit as Submit
    from workflow.commands import Tick as Tick
    from workflow.commands import WaiveObligation as WaiveObligation
    from workflow.decide import advance as advance
    from workflow.engine import Engine as Engine
    from workflow.engine import Receipt as Receipt
    from workflow.engine import Refused as Refused
    from workflow.engine import Request as Request
    from workflow.errors import Conflict as Conflict
    from workflow.errors import DefinitionError as DefinitionError
    from workflow.errors import NotAllowed as NotAllowed
    from workflow.errors import NotFound as NotFound
    from workflow.errors import Unavailable as Unavailable
    from workflow.errors import WorkflowError as WorkflowError
    from workflow.history import apply as apply
    from workflow.history import replay as replay
    from workflow.loader import Definitions as Definitions
    from workflow.loader import load_definitions as load_definitions
    from workflow.model import Clock as Clock
    from workflow.model import Custody as Custody
    from workflow.model import Dossier as Dossier
    from workflow.model import Obligation as Obligation
    from workflow.model import Responsibility as Responsibility
    from workflow.model import Share as Share
    from workflow.simulation.reading import read_scenario as read_scenario
    from workflow.simulation.simulator import simulate as simulate
    from workflow.worktime import Limit as Limit
    from workflow.worktime import WorkCalendar as WorkCalendar

_HOMES = {
    "acts": ("Offer",),
    "commands": (
        "CITIZEN",
        "Act",
        "Actor",
        "Answer",
        "Assign",
        "DeclareDelay",
        "DeclareIncident",
        "DeliverObligation",
        "DraftObligation",
        "EndIncident",
        "IssueObligation",
        "Submit",
        "Tick",
        "WaiveObligation",
    ),
    "decide": ("advance",),
    "engine": ("Engine", "Receipt", "Refused", "Request"),
    "errors": ("Conflict", "DefinitionError", "NotAllowed", "NotFound", "Unavailable", "WorkflowError"),
    "history": ("apply", "replay"),
    "loader": ("Definitions", "load_definitions"),
    "model": ("Clock", "Custody", "Dossier", "Obligation", "Responsibility", "Share"),
    "simulation.reading": ("read_scenario",),
    "simulation.simulator": ("simulate",),
    "worktime": ("Limit", "WorkCalendar"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'workflow' has no attribute '{name}'")
    return getattr(import_module(f"workflow.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOME)
