"""What pages for officers and others who were invited show: who one is, what an invitation grants, who is signed in,
and what an officer sees of a procedure beside what everybody sees.

Made by bot.assistant, reached by bot.channels.web. Thread-safe. Tested by tests/unit/bot/pages/test_staff.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.frame import month_text
from bot.answers.wording import wording
from bot.competence import competence_blocks, known
from bot.journeys import said
from bot.library import Library
from bot.messages import Role
from bot.officer_card import load_reasons
from bot.pages.handbooks import HandbookPages
from bot.roles import Grant
from bot.training.school import School
from bot.wording import label
from knowledge.directory import Directory
from knowledge.returns import Reason


@dataclass(frozen=True, slots=True)
class Standing:
    """A role with its name, and the names of post and commune, "" where there is none."""

    role: Role
    name: str
    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class OfficerPart:
    """What an officer sees of a procedure: why dossiers come back, as of when that was written, and who decides, each
    block in the markup of a reply.
    """

    reasons: tuple[Reason, ...]
    reasons_date: str
    competence: tuple[str, ...]


class StaffPages:
    """Gives what pages for officers show."""

    def __init__(self, library: Library, school: School, directory: Directory, hotline: str) -> None:
        self._library, self._school, self._directory, self._hotline = library, school, directory, hotline
        self.handbooks = HandbookPages(library)

    def role(self, person: str) -> Role:
        """The role that a person was granted."""
        return self._school.roles.of(person).role

    def standing(self, person: str, language: str) -> Standing:
        """Who a person is: the post is the one of the path that they are on, else the one granted."""
        grant, trainee = self._school.roles.of(person), self._school.ledger.trainee(person)
        post = trainee.post if trainee else grant.post
        return self._standing(Grant(grant.role, post), language, self._school.certifying.unit_of(person))

    def offered(self, token: str, language: str) -> Standing | None:
        """What an invitation grants, without taking it up; None where it is used, has run out or was revoked."""
        grant = self._school.roles.offered(token)
        if grant is None:
            return None
        unit = self._directory.place(grant.unit) if grant.unit else None
        return self._standing(grant, language, unit.name if unit else "")

    def colleagues(self, language: str) -> dict[str, Standing]:
        """Everybody of the web channel who was granted a role, by their keys."""
        return {person: self.standing(person, language) for person in self._school.roles.held("web")}

    def procedure(self, code: str, language: str) -> OfficerPart | None:
        """What an officer sees of a procedure; None for a code that this generation does not know."""
        view = self._library.current().view(code)
        if view is None:
            return None
        returns = load_reasons().get(code)
        head, *blocks = competence_blocks(view.procedure, *known(), language, self._hotline)
        return OfficerPart(
            returns.reasons if returns else (),
            month_text(returns.as_of, wording(language)) if returns else "",
            tuple("\n".join(block) for block in (head[1:], *blocks) if block),  # its title the page has
        )

    def _standing(self, grant: Grant, language: str, unit: str) -> Standing:
        post = self._school.posts.get(grant.post)
        name = label("invitations", grant.role.value, language)
        return Standing(grant.role, name, said(post.title, language) if post else "", unit)
