"""How does a procedure run for real? The border: it asks the time once per command, loads, decides, remembers."""

from workflow.engine.answers import (
    Affected,
    Break,
    Corrected,
    Health,
    Overtaken,
    Receipt,
    Recounted,
    Refused,
    Request,
    Ticked,
    Untold,
    Verified,
)
from workflow.engine.engine import Engine, create, step_down, there
from workflow.engine.records import placing
from workflow.engine.wishes import wish

__all__ = [
    "Affected",
    "Break",
    "Corrected",
    "Engine",
    "Health",
    "Overtaken",
    "Receipt",
    "Recounted",
    "Refused",
    "Request",
    "Ticked",
    "Untold",
    "Verified",
    "create",
    "placing",
    "step_down",
    "there",
    "wish",
]
