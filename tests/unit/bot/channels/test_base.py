"""Tests of bot/channels/base.py."""

import pytest

from bot.channels.base import command_action


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("/start", "start"),
        (" /START  1_001193 ", "start:1_001193"),
        ("/help", "help"),
        ("/help khai sinh", "help"),
        ("/huy", "cancel"),
        ("/cancel", "cancel"),
        ("Bắt đầu lại!", "cancel"),
        ("bắt đầu lại từ giấy khai sinh", ""),
        ("/ngonngu", "language"),
        ("/language", "language"),
        ("/xa", "unit"),
        ("/xoa", "forget"),
        ("/tracuu", "lookup"),
        ("/TraCuu  Hộ tịch ", "lookup:Hộ tịch"),
        ("/lookup 1.001193", "lookup:1.001193"),
        ("/thaydoi", "changes"),
        ("/changes", "changes"),
        ("/giup", "assist"),
        ("/kethuc", "close"),
        ("/dem", "counts"),
        ("/starter", ""),
        ("/vaitro", ""),
        ("start", ""),
        ("", ""),
    ],
)
def test_command_action(text: str, action: str) -> None:
    assert command_action(text) == action
