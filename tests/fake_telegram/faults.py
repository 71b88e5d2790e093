"""The schedule of faults: what goes wrong with which calls, and how often."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Fault:
    """Goes wrong with the next `times` calls of `method`.

    `status` answers with that code and `body` (HTML, say), or the usual JSON with `description` and
    `retry_after`; nothing is carried out. `drop` closes the connection before anything is carried out.
    `delay` carries the call out and holds the answer back so many seconds, or until the server stops.
    """

    method: str
    times: int = 1
    status: int = 0
    body: str | None = None
    description: str = ""
    retry_after: int = 0
    drop: bool = False
    delay: float = 0.0


class FaultSchedule:
    """Faults in the order they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let `fault` happen after those already asked for."""
        self._faults.append(fault)

    def take(self, method: str) -> Fault | None:
        """Return the fault for this call of `method`, None when all goes well."""
        for fault in self._faults:
            if fault.method.lower() == method.lower() and fault.times > 0:
                fault.times -= 1
                return fault
        return None
