"""Journals in a database: one transaction per command, the journal and everything read off it in one commit."""

from workflow.store.sql.opening import create, step_down, there
from workflow.store.sql.store import SqlStore

__all__ = ["SqlStore", "create", "step_down", "there"]
