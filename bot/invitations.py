"""Replies about invitations: an administrator makes one for a role, a leader one for a volunteer of the own team, and
a person takes it up by its link.

    invite                       whom to invite (the command /moi)
    v1:i:<role>, v1:i:<role>:<post>   make an invitation ("-" leaves the post open)
    v1:ir:<token>                take it back
    start:i_<token>              take it up

Wording in locale/invitations.yaml. Imported by bot.assistant. Tested by tests/unit/bot/test_roles.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import escape

from bot.journeys import said
from bot.messages import Choice, Message, Outcome, Reply, Role
from bot.roles import LASTS, STAFF, Grant, Roles
from bot.wording import say
from knowledge.posts import Post

INVITE, OPEN = "invite", "-"
PAYLOAD = "i_"
INVITED = (Role.OFFICER, Role.VOLUNTEER, Role.LEADER, Role.ADMIN)
DAYS = int(LASTS / 86_400)
_MAKE = re.compile(r"v1:i:([a-z]+)(?::([a-z-]{1,26}))?\Z", re.ASCII)
_REVOKE = re.compile(r"v1:ir:([\w-]{8,40})\Z", re.ASCII)
_TAKE = re.compile(r"start:i_([\w-]{8,40})\Z", re.ASCII)
_say = partial(say, "invitations")


@dataclass(frozen=True, slots=True)
class Invitations:
    """Answers what concerns invitations."""

    roles: Roles
    posts: Mapping[str, Post]
    web: str = ""  # the address of the web channel, where it has one

    def reply(self, message: Message, language: str) -> Reply | None:
        """The reply to an action; None where it is none of these."""
        action = message.action
        if found := _TAKE.match(action):
            return self._take(found[1], message.person.key, language)
        made, back = _MAKE.match(action), _REVOKE.match(action)
        if action != INVITE and not made and not back:
            return None
        leads = message.person.role is Role.LEADER
        if message.person.role is not Role.ADMIN and not leads:
            return _reply(language, _say("only_admin", language))
        if back:
            return _reply(language, _say("revoked" if self.roles.revoke(back[1]) else "not_revoked", language))
        role, invited = made[1] if made else "", (Role.VOLUNTEER,) if leads else INVITED
        if made is None or role not in {one.value for one in invited}:
            rows = tuple((Choice(_say(one.value, language), f"v1:i:{one.value}"),) for one in invited)
            return _reply(language, _say("which_role", language, days=DAYS), rows)
        post = made[2] or ""
        if Role(role) is Role.OFFICER and post != OPEN and post not in self.posts:
            named = [(Choice(said(one.title, language), f"v1:i:{role}:{name}"),) for name, one in self.posts.items()]
            open_ = (Choice(_say("any_post", language), f"v1:i:{role}:{OPEN}"),)
            return _reply(language, _say("which_post", language), (*named, open_))
        leader = message.person.key if leads else ""
        token = self.roles.invite(Grant(Role(role), post if post in self.posts else ""), leader=leader)
        link = message.link + PAYLOAD + token if message.link else f"/start {PAYLOAD}{token}"
        text = f"{_say('invited', language, days=DAYS)}\n\n<code>{escape(link)}</code>"
        if self.web and not link.startswith(self.web):
            text = f"{text}\n\n{_say('invited_web', language)}\n<code>{escape(web_link(self.web, token))}</code>"
        return _reply(language, text, ((Choice(_say("revoke", language), f"v1:ir:{token}"),),))

    def _take(self, token: str, person: str, language: str) -> Reply:
        grant = self.roles.accept(token, person)
        if grant is None:
            return _reply(language, _say("bad_token", language))
        lines = [_say("accepted", language, role=_say(grant.role.value, language))]
        if grant.post in self.posts:
            lines.append(_say("accepted_post", language, post=said(self.posts[grant.post].title, language)))
        following = "accepted_next" if grant.role in STAFF else "accepted_next_helper"
        return _reply(language, "\n".join([*lines, _say(following, language)]))


def web_link(web: str, token: str) -> str:
    """The address at which an invitation is taken up on the web channel at `web`."""
    return f"{web}/vao/{token}"


def _reply(language: str, text: str, rows: tuple[tuple[Choice, ...], ...] = ()) -> Reply:
    return Reply(Outcome.TRAINING, (text,), rows, language=language)
