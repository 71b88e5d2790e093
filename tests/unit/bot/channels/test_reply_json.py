"""Tests of bot/channels/reply_json.py."""

from bot.channels.reply_json import read_reply, write_reply
from bot.messages import Choice, File, Outcome, Quiz, Reply


def test_a_reply_comes_back_as_it_was_sent() -> None:
    reply = Reply(
        Outcome.TRAINING,
        ("<b>Một</b>", "Hai"),
        ((Choice("Giấy tờ", "v1:p:1.001193:documents:0"), Choice("Nguồn", url="https://a.vn")), (Choice("x", "v1:n"),)),
        page=1,
        replaces=True,
        language="ru",
        quiz=Quiz("Câu?", ("a", "b"), 1, "Vì", "v1:q:1.001193:0123456789ab"),
    )
    text = write_reply(reply)
    assert text is not None and read_reply(text) == reply
    plain = Reply(Outcome.ANSWER, ("Chào",))
    text = write_reply(plain)
    assert text is not None and read_reply(text) == plain


def test_a_reply_with_files_is_not_written_down() -> None:
    assert write_reply(Reply(Outcome.TRAINING, ("Giấy",), files=(File("a.pdf", b"x"),))) is None
