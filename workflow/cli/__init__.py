"""The command line: parses what was typed, calls the library, prints what it answers.

Everything costly is imported inside the commands, so that help appears at once.
"""

from workflow.cli.app import main

__all__ = ["main"]
