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
    "saved": 365 * DAY,
    "grant": 730 * DAY,
    "trainee": 730 * DAY,
    "learnt": 730 * DAY,
    "answered": 730 * DAY,
    "review": 730 * DAY,
    "rehearsed": 730 * DAY,
    "certified": 730 * DAY,
    "session": 30 * DAY,
    "poll": 30 * DAY,
    "invited": 7 * DAY,
    "team": 730 * DAY,
    "helped": 30 * DAY,
    "counted": 730 * DAY,
    "handed": 7 * DAY,
    "carried": 30 * DAY,
    "away": 180 * DAY,
}
# What is swept likewise but holds nothing by which a person could be found, so nothing of it is deleted on request.
NAMELESS = {"feedback": 365 * DAY}
# Columns besides `person` that hold the key of a person: (table, column).
NAMED_BESIDE = (("team", "leader"),)
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
def m006_create_comfort(db: Database) -> None:
    """Saved procedures, and what was said to be wrong, without who said it."""
    _table(db, "saved").create({"person": str, "code": str, "updated": float}, pk=("person", "code"))
    _table(db, "feedback").create(
        {"code": str, "reason": str, "giver": str, "updated": float}, pk=("code", "reason", "giver")
    )


@MIGRATIONS()
def m007_create_helping(db: Database) -> None:
    """Teams of volunteers, the cases they help with, how many there were, and checklists handed over.

    Of a resident there is no name: a case holds a commune, a procedure and which papers are at hand.
    """
    _table(db, "invited").create({"digest": str, "person": str, "updated": float}, pk="digest")
    _table(db, "team").create({"person": str, "leader": str, "updated": float}, pk="person", not_null=("leader",))
    _table(db, "team").create_index(["leader"])
    listed = {"code": str, "unit": str, "place": int, "ticks": str}
    _table(db, "helped").create(
        {"id": int, "person": str, "status": str, "kind": str, **listed, "result": str, "opened": float,
         "closed": float, "updated": float},
        pk="id", not_null=("person", "status", "updated"),
    )  # fmt: skip
    _table(db, "helped").create_index(["person", "status"])
    db.execute("create unique index helped_open on helped (person) where status = 'open'")
    _table(db, "counted").create(
        {"person": str, "week": str, "unit": str, "field": str, "result": str, "number": int, "updated": float},
        pk=("person", "week", "unit", "field", "result"), not_null=("number",),
    )  # fmt: skip
    _table(db, "handed").create(
        {"digest": str, "person": str, **listed, "left": int, "updated": float}, pk="digest", not_null=("person",)
    )
    _table(db, "carried").create(
        {"person": str, **listed, "digest": str, "updated": float}, pk=("person", "code"), not_null=("digest",)
    )


@MIGRATIONS()
def m008_create_operations(db: Database) -> None:
    """What administrators have set: the pause with its notice."""
    _table(db, "operation").create({"name": str, "value": str, "updated": float}, pk="name", not_null=("value",))


@MIGRATIONS()
def m009_create_away(db: Database) -> None:
    """Who has blocked the bot."""
    _table(db, "away").create({"person": str, "updated": float}, pk="person", not_null=("updated",))


def _table(db: Database, name: str) -> Any:
    return db[name]
