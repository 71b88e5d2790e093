"""The command line `motcua`: one command a file; each parses, calls one function and prints.

Tested by tests/unit/bot/cli/test_commands.py with click's runner.
"""

from bot.cli.main import main

__all__ = ["main"]
