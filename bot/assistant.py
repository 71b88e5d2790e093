"""The assistant: a message in, a reply out, the same for every channel.

Imported by bot.cli and, through its protocol, by channels. Thread-safe. Tested by tests/unit/bot/test_assistant.py,
tests/integration and, over Telegram, tests/wire.
"""

from __future__ import annotations

from dataclasses import replace

from bot.admin import Admin
from bot.asking import Asking
from bot.competence import with_competence
from bot.concurrency import share_cores
from bot.content import CONTENT
from bot.feedback import Feedback
from bot.guards import Guards
from bot.helping.desk import open_desk
from bot.helping.places import Places
from bot.invitations import Invitations
from bot.library import Library, Opened
from bot.messages import Message, Reply
from bot.officer_card import load_reasons
from bot.operations.metrics import Metrics
from bot.pages import Pages
from bot.pages.staff import StaffPages
from bot.privacy import privacy_reply
from bot.public import instead, shown, unnamed
from bot.replies import with_notice
from bot.roles import STAFF, Roles
from bot.saved import Saved
from bot.settings import Settings
from bot.shelf_replies import may_take, with_passages
from bot.state import FILE as STATE
from bot.state import State
from bot.suggestions import Suggestions
from bot.taps import Taps
from bot.training.classroom import HomeClassroom
from bot.training.opening import open_school
from bot.training.reporting import Reporting
from bot.understanding.competence import asks_competence
from bot.understanding.personal_data import find_personal_data, mask
from bot.wording import notice
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts
from knowledge.journeys import load_journeys
from knowledge.siblings import load_families

CONTACTS = "contacts.tsv"


class Assistant:
    """Answers messages from the generation that serves, and remembers what was talked of."""

    def __init__(self, library: Library, state: State, contacts: Contacts, hotline: str, web: str = "") -> None:
        """`web` is the address of the web channel, "" where none was set."""
        self.library = library
        self._state = state
        self.metrics = Metrics()
        self._admin = Admin(library, state, self.metrics, hotline)
        self._hotline = hotline
        directory = load_directory(CONTENT / "directory")
        self._guards = Guards(directory, contacts, hotline)
        families, journeys = load_families(CONTENT / "siblings"), load_journeys(CONTENT / "journeys")
        self._roles = Roles(state)
        self._school = open_school(state, self._roles, families, directory)
        self._taps = Taps(state, directory, contacts, journeys, hotline, self._school.codes_of)
        self._asking = Asking(state, self._taps, self._guards, families, journeys, directory, contacts, hotline)
        self._helping = open_desk(state, self._roles, directory, contacts, hotline)
        self._invitations = Invitations(self._roles, self._school.posts, web)
        self._saved, self._feedback = Saved(state), Feedback(state)
        self._reporting = Reporting(self._school, self._roles, state, directory)
        self.suggestions = Suggestions(library, self._guards, hotline, self._admin)
        places = Places(directory, contacts, hotline)
        self.pages = Pages(library, self._roles, journeys, families, places, self.forget)
        self.staff = StaffPages(library, self._school, directory, hotline)
        self.classroom = HomeClassroom(self._school, state, library)

    def forget(self, person: str) -> None:
        """Deletes all that is kept of a person."""
        self._state.forget(person)

    def warm(self) -> None:
        """Does what would else be done within the first answers."""
        self._guards.warm()
        load_reasons()
        _ = self.library.current().searcher.browse
        self.library.current().searcher.search("ờ thì là như vậy đó")

    def respond(self, message: Message) -> Reply:
        """The reply to one message; there is always one."""
        opened = self.library.current()
        message = unnamed(message) if message.public else message
        person = message.person
        message = replace(message, person=self._roles.known(person))
        language = self._language(message)
        if self._admin.closed_to(message.person):
            reply = self._admin.closed(language)
        elif message.public:
            told = instead(message, language, self._hotline)
            reply = told or shown(self._reply(message, opened), message.link)
        else:
            reply = self._reply(message, opened)
        # An invitation that was just taken up counts, a role that was just forgotten does not.
        return replace(reply, role=self._roles.known(person).role)

    def _reply(self, message: Message, opened: Opened) -> Reply:
        if message.action:
            return self._act(message, opened)
        if named := self._school.named(message, opened, self._language(message)):
            return named
        if named := self._helping.named(message, opened, self._language(message)):
            return named
        findings = find_personal_data(message.text)
        if not findings:
            return self._beside(message, self._asking.answer(message, opened), opened)
        # What is personal is never searched with, kept or logged; the question is answered all the same.
        masked = replace(message, text=mask(message.text, findings, " "))
        reply = self._beside(masked, self._asking.answer(masked, opened), opened)
        return with_notice(reply, notice("guards", "personal_data_notice", reply.language))

    def _act(self, message: Message, opened: Opened) -> Reply:
        language = self._language(message)
        return (
            self._admin.reply(message, language)
            or self._invitations.reply(message, language)
            or self._school.reply(message, opened, language)
            or self._reporting.reply(message, opened, language)
            or self._saved.reply(message, opened, language)
            or self._feedback.reply(message, opened, language)
            or privacy_reply(message, language)
            or self._helping.reply(message, opened, language)
            or self._helping.beside(message, with_competence(self._taps.reply(message, opened), message.person.role))
        )

    def _language(self, message: Message) -> str:
        """The language chosen, else that of the channel."""
        chosen = self._state.preference(message.person.key).language
        return chosen or message.person.language.partition("-")[0] or "vi"

    def _beside(self, message: Message, reply: Reply, opened: Opened) -> Reply:
        """An answer with the button of the case it may be for and who decides; an officer's with handbooks beside it,
        and what no record answers, answered by them.
        """
        reply = self._helping.beside(message, with_competence(reply, message.person.role))
        staff = message.person.role in STAFF
        if not may_take(reply, staff):
            return reply
        hits, alone = opened.searcher.passages(message.text), not asks_competence(message.text)
        return with_passages(reply, hits, opened.searcher.places, staff, alone)


def open_assistant(settings: Settings, lasting: bool = True, warm: bool = True) -> Assistant:
    """An assistant over the generation of a home, whose memory is kept in the home where `lasting`; `warm` spends a
    second or two on what would else be done within the first answers.

    Raises NoGeneration, ModelUnavailable.
    """
    share_cores()
    state = State(settings.home / STATE if lasting else None)
    contacts = Contacts.load(settings.home / CONTACTS)
    assistant = Assistant(Library(settings), state, contacts, settings.hotline, settings.web_url)
    if warm:
        assistant.warm()
    return assistant
