"""`motcua invite`: makes an invitation to a role, or takes one back. Tested by tests/unit/bot/cli/test_training.py."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import home_option, settings_for
from bot.content import CONTENT
from bot.invitations import PAYLOAD, web_link
from bot.messages import Role
from bot.roles import Grant, Roles
from bot.state import FILE as STATE
from bot.state import State
from knowledge.directory import load_directory
from knowledge.directory.records import Unit
from knowledge.errors import MotCuaError
from knowledge.posts import load_posts

ROLES = [role.value for role in Role if role is not Role.CITIZEN]
DAY = 86_400.0


class InviteError(MotCuaError):
    """An invitation names a post or a commune that is not there; the message names those that are."""


@click.command()
@click.option("--role", type=click.Choice(ROLES), default=Role.OFFICER.value, show_default=True)
@click.option("--post", default="", help="Vị trí việc làm, tên như tệp trong knowledge/content/posts.")
@click.option("--unit", default="", help="Mã xã, phường, đặc khu nơi làm việc.")
@click.option("--days", type=click.FloatRange(min=0.01), default=7.0, show_default=True, help="Hạn dùng.")
@click.option("--revoke", default="", metavar="TOKEN", help="Thu hồi một lời mời chưa dùng.")
@home_option
def invite(role: str, post: str, unit: str, days: float, revoke: str, home: Path | None) -> None:
    """Tạo lời mời dùng một lần để trao vai trò cán bộ, tình nguyện viên hoặc người quản trị."""
    settings = settings_for(home)
    settings.home.mkdir(parents=True, exist_ok=True)
    roles = Roles(State(settings.home / STATE))
    if revoke:
        done = roles.revoke(revoke.removeprefix(PAYLOAD))
        click.echo("Đã thu hồi." if done else "Lời mời đó đã dùng, đã hết hạn hoặc không có.")
        return
    posts = load_posts(CONTENT / "posts")
    if post and post not in posts:
        raise InviteError(f"Không có vị trí «{post}». Các vị trí: {', '.join(posts)}.")
    if unit and not isinstance(load_directory(CONTENT / "directory").place(unit), Unit):
        raise InviteError(f"Không có xã, phường, đặc khu mã «{unit}»; xem knowledge/content/directory/units.tsv.")
    token = roles.invite(Grant(Role(role), post, unit), days * DAY)
    click.echo(f"Gửi cho đúng một người, dùng một lần trong {days:g} ngày:")
    click.echo(f"  trên Telegram: https://t.me/<tên bot>?start={PAYLOAD}{token}")
    if settings.web_url:
        click.echo(f"  trên trang web: {web_link(settings.web_url, token)}")
    click.echo(f"  hoặc gõ cho bot: /start {PAYLOAD}{token}")
