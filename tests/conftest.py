"""What holds for all tests."""

from __future__ import annotations


def pytest_make_parametrize_id(val: object) -> str | None:
    """Names bytes by their length: an archive made while tests are collected has the time in it, and every worker must
    collect the same names.
    """
    return f"{len(val)} bytes" if isinstance(val, bytes) else None
