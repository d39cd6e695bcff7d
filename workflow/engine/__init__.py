"""How does a procedure run for real? The border: it asks the time once per command, loads, decides, remembers."""

from workflow.engine.answers import Affected, Corrected, Overtaken, Receipt, Recounted, Refused, Ticked
from workflow.engine.engine import Engine, create, there
from workflow.engine.records import placing
from workflow.engine.wishes import wish

__all__ = [
    "Affected",
    "Corrected",
    "Engine",
    "Overtaken",
    "Receipt",
    "Recounted",
    "Refused",
    "Ticked",
    "create",
    "placing",
    "there",
    "wish",
]
