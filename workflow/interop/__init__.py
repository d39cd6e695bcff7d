"""How do other tools read what happened? Event logs for process mining: XES, OCEL 2.0 and CSV."""

from workflow.interop.journals import feed, feed_all
from workflow.interop.logfile import FORMATS, EventLog, open_log

__all__ = ["FORMATS", "EventLog", "feed", "feed_all", "open_log"]
