"""The certificate of a finished path: the name is asked for, printed and forgotten.

Imported by bot.training.school. Tested by tests/unit/bot/training/test_school.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.messages import File, Reply
from bot.training.actions import UNNAMED
from bot.training.certificate import Certificate, CertificateError, draw, number_of
from bot.training.days import day, key_digest
from bot.training.ledger import Ledger
from bot.training.path import bar, items, next_item, share
from bot.training.session import Naming, Sessions
from bot.training.turn import Turn
from bot.typeset import Form
from knowledge.posts import Post

# What may be a person's name and no question: two to seven words of letters.
_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){1,6}\Z")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Certifying:
    """Asks for the name and draws the certificate. `unit_of` gives the name of a person's commune, "" if not told."""

    ledger: Ledger
    sessions: Sessions
    unit_of: Callable[[str], str]

    def ask(self, turn: Turn, post: Post) -> Reply:
        """Asks for the name, where the path is finished."""
        learnt = self.ledger.learnt(turn.key, post.name)
        if next_item(post, learnt) is not None:
            done = bar(share(items(post), learnt))
            return turn.speech.reply(turn.speech.say("not_yet", bar=done), rows=(turn.speech.way_home(),))
        self.sessions.put(turn.key, Naming(post.name))
        return turn.speech.reply(
            turn.speech.say("type_name"), rows=((turn.speech.choice("unnamed", UNNAMED),), turn.speech.way_home())
        )

    def waits(self, person: str, text: str) -> bool:
        """Whether what a person typed is the name that a certificate waits for."""
        if self.sessions.get(person, Naming) is None:
            return False
        if len(text) <= LONGEST and _NAME.match(text.strip()):
            return True
        self.sessions.end(person, Naming)
        return False

    def give(self, turn: Turn, post: Post, name: str) -> Reply:
        """The certificate as PDF and picture; for an unfinished path what is still to do."""
        self.sessions.end(turn.key, Naming)
        if next_item(post, self.ledger.learnt(turn.key, post.name)) is not None:
            return self.ask(turn, post)
        given = [one for one in self.ledger.answers(turn.key) if one.post == post.name]
        score = sum(one.right for one in given) / len(given) if given else 1.0
        self.ledger.certify(turn.key, post.name, score)
        when = day(self.ledger.certified()[turn.key, post.name])
        certificate = Certificate(
            number=number_of(key_digest(turn.key), post.name, when),
            post=post.title["vi"],
            post_en=post.title["en"],
            unit=self.unit_of(turn.key),
            modules=len(post.modules),
            score=round(100 * score),
            day=when,
        )
        try:
            files = tuple(
                File(f"giay-ghi-nhan-{post.name}.{form.value}", draw(certificate, name, form), certificate.number)
                for form in Form
            )
        except CertificateError as error:
            self.sessions.put(turn.key, Naming(post.name))
            return turn.speech.reply(turn.speech.say("because", text=error), turn.speech.say("type_name"))
        return replace(turn.speech.reply(turn.speech.say("paper_here"), rows=(turn.speech.way_home(),)), files=files)
