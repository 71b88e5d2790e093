"""`motcua contacts TABLE`: takes an administrator's table of offices, their addresses and telephones.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import home_option, settings_for
from knowledge.directory.contacts import FILE
from knowledge.importers.contacts import import_contacts


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@home_option
def contacts(table: Path, home: Path | None) -> None:
    """Nạp bảng địa chỉ, điện thoại của trung tâm và cơ quan (CSV, XLSX); bot đang chạy thì khởi động lại."""
    report = import_contacts(table, settings_for(home).home / FILE)
    click.echo(
        f"thêm {len(report.added)}, đổi {len(report.changed)}, giữ nguyên {report.unchanged}, "
        f"từ chối {len(report.refused)}; nay biết {report.known} cơ quan"
    )
    for refused in report.refused:
        click.echo(f"  {refused.name}: {refused.reason}")
