"""`motcua backup FILE`: the home as one file, a bot that runs or not. Tested by tests/unit/bot/cli/test_backup.py."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import home_option, settings_for
from bot.operations.backup import back_up

MB = 1_000_000


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@home_option
def backup(file: Path, home: Path | None) -> None:
    """Sao lưu dữ liệu vào một tệp .tar.xz; bot đang chạy cũng được. Tệp có vai trò, kết quả học: giữ kín."""
    contents = back_up(settings_for(home).home, file)
    packed = file.stat().st_size / MB
    click.echo(f"Đã sao lưu {len(contents.parts)} tệp ({contents.size / MB:.1f} MB) vào {file} ({packed:.1f} MB).")
