"""Tests of bot/training/actions.py."""

from bot.training import actions


def test_buttons_are_read_as_they_were_made() -> None:
    assert actions.read_training(actions.HOME) == ("home", "", 0)
    assert actions.read_training(actions.post_action("tu-phap-ho-tich")) == ("post", "tu-phap-ho-tich", 0)
    assert actions.read_training(actions.module_action(3)) == ("module", "3", 0)
    key = "tu-phap-ho-tich.md#1.3. Bốn điều cấm phải thuộc"
    assert actions.read_training(actions.item_action(key, 2)) == ("item", actions.digest(key), 2)
    assert actions.read_training(actions.hour_action(7)) == ("hour", "7", 0)
    assert actions.read_training(actions.hour_action(None)) == ("hour", "off", 0)
    assert actions.read_answer(actions.question_action("1.001193", "0123456789ab") + ":3") == (
        "1.001193",
        "0123456789ab",
        3,
    )
    assert actions.read_act(actions.act_action("procedure", "1.001193")) == ("procedure", "1.001193")
    assert actions.read_act(actions.PAPERS_DONE) == ("done", "")


def test_other_buttons_are_none_of_them() -> None:
    for text in ("v1:p:1.001193:fee:0", "start", "v1:t:", "v1:q:1.001193:xyz:1", "v1:x:"):
        assert actions.read_training(text) is None
        assert actions.read_answer(text) is None
        assert actions.read_act(text) is None


def test_every_button_fits() -> None:
    longest = (
        actions.post_action("t" * 26),
        actions.item_action("k" * 300, 999),
        actions.question_action("10.12345678", "f" * 12) + ":11",
        actions.act_action("procedure", "10.12345678"),
    )
    assert [text for text in longest if len(text.encode()) > 64] == []
