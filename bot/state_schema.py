"""The schema of state.db, as append-only migrations: a released one is never edited, the next is added below.

`KEPT` says for every table of persons how long a row is kept; `bot.state` sweeps by it and deletes by it on request.
Imported by bot.state. Tested by tests/unit/bot/test_state.py.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database, Migrations

DAY = 24 * 3600.0
# Seconds since `updated` after which a row is forgotten. Papers take months, a course may rest over a harvest.
KEPT = {
    "conversation": DAY,
    "done": 180 * DAY,
    "preference": 180 * DAY,
    "grant": 730 * DAY,
    "trainee": 730 * DAY,
    "learnt": 730 * DAY,
    "answered": 730 * DAY,
    "review": 730 * DAY,
    "rehearsed": 730 * DAY,
    "certified": 730 * DAY,
    "session": 30 * DAY,
    "poll": 30 * DAY,
}
MIGRATIONS = Migrations("state")


@MIGRATIONS()
def m001_create_conversations(db: Database) -> None:
    """Conversations by person."""
    conversation = _table(db, "conversation")
    conversation.create({"person": str, "payload": str, "updated": float}, pk="person", not_null=("payload", "updated"))
    conversation.create_index(["updated"])


@MIGRATIONS()
def m002_create_done(db: Database) -> None:
    """Steps of life events that a person has marked as done."""
    done = _table(db, "done")
    done.create({"person": str, "step": str, "updated": float}, pk=("person", "step"), not_null=("updated",))
    done.create_index(["updated"])


@MIGRATIONS()
def m003_create_preferences(db: Database) -> None:
    """The language and the commune that a person has chosen."""
    preference = _table(db, "preference")
    preference.create(
        {"person": str, "language": str, "unit": str, "updated": float}, pk="person", not_null=("updated",)
    )
    preference.create_index(["updated"])


@MIGRATIONS()
def m004_create_grants(db: Database) -> None:
    """Roles that were granted, and invitations, of which only a digest of the token is kept."""
    columns = {"role": str, "post": str, "unit": str}
    _table(db, "grant").create({"person": str, **columns, "updated": float}, pk="person", not_null=("role", "updated"))
    _table(db, "invitation").create(
        {"digest": str, **columns, "expires": float}, pk="digest", not_null=("role", "expires")
    )


@MIGRATIONS()
def m005_create_training(db: Database) -> None:
    """What an officer has chosen, read, answered and rehearsed."""
    _table(db, "trainee").create(
        {"person": str, "post": str, "started": float, "hour": int, "sent": str, "updated": float},
        pk="person", not_null=("post", "started", "updated"),
    )  # fmt: skip
    _table(db, "learnt").create(
        {"person": str, "post": str, "item": str, "updated": float}, pk=("person", "post", "item")
    )
    _table(db, "answered").create(
        {"id": int, "person": str, "post": str, "code": str, "kind": str, "right": int, "updated": float}, pk="id"
    )
    _table(db, "answered").create_index(["person", "updated"])
    _table(db, "review").create(
        {"person": str, "code": str, "kind": str, "card": str, "due": float, "updated": float},
        pk=("person", "code", "kind"),
    )
    _table(db, "rehearsed").create(
        {"id": int, "person": str, "post": str, "scenario": str, "scores": str, "updated": float}, pk="id"
    )
    _table(db, "rehearsed").create_index(["person", "scenario"])
    _table(db, "certified").create(
        {"person": str, "post": str, "score": float, "updated": float}, pk=("person", "post")
    )
    _table(db, "session").create({"person": str, "kind": str, "payload": str, "updated": float}, pk=("person", "kind"))
    _table(db, "poll").create({"poll": str, "person": str, "prefix": str, "updated": float}, pk="poll")


@MIGRATIONS()
def m006_create_operations(db: Database) -> None:
    """What administrators have set: the pause with its notice."""
    _table(db, "operation").create({"name": str, "value": str, "updated": float}, pk="name", not_null=("value",))


def _table(db: Database, name: str) -> Any:
    return db[name]
