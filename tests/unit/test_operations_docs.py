"""What docs/operations.md and deploy/ tell people to type and to set exists."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import click
import pytest

from bot.cli.main import group
from bot.operations.metrics import Metrics
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
DEPLOY = ROOT / "deploy"
SETTING = re.compile(r"\b(?:MOTCUA|TELEGRAM)_[A-Z_]+\b")
COMMAND = re.compile(r"(?:\bmc|bin/motcua|\bmotcua) ([a-z]+)([^`\n|;']*)")
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def commands() -> list[tuple[str, str]]:
    """Every call of the bot's command in the document, in its tables and in the units."""
    spans = re.findall(r"```bash\n(.*?)```|`([^`\n]+)`", DOC, re.DOTALL)
    texts = [block or inline for block, inline in spans]
    texts += [path.read_text(encoding="utf-8") for path in DEPLOY.glob("*.service")]
    texts = [
        re.sub(r"^mc\(\).*$|^#.*$|^(?:User|Group|Description|Documentation)=.*$", "", t, flags=re.M) for t in texts
    ]
    lines = [line for text in texts for line in text.splitlines()]
    calls = [
        found
        for line in lines
        if not line.startswith(("sudo useradd", "sudo install"))
        for found in COMMAND.findall(line)
    ]
    return [(name, rest) for name, rest in calls if name not in ("motcua", "git")]


def test_commands_and_their_options_exist() -> None:
    found = commands()
    assert {name for name, _ in found} == {"ask", "backup", "build", "contacts", "invite", "restore", "telegram", "web"}
    for name, rest in found:
        command = group.commands[name]
        known = {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (name, rest)


@pytest.mark.parametrize("name", ["docs/operations.md", *(f"deploy/{path.name}" for path in sorted(DEPLOY.iterdir()))])
def test_settings_exist(name: str) -> None:
    read = set(SETTING.findall((ROOT / "bot" / "settings.py").read_text(encoding="utf-8")))
    assert set(SETTING.findall((ROOT / name).read_text(encoding="utf-8"))) <= read


def test_the_example_of_settings_can_be_used() -> None:
    lines = (DEPLOY / "motcua.env.example").read_text(encoding="utf-8").splitlines()
    pairs = [line.lstrip("#").split("=", 1) for line in lines if re.match(r"#?[A-Z_]+=", line)]
    settings = Settings.from_mapping(dict(pairs))
    assert (settings.metrics_port, settings.telegram_webhook_port) == (9464, 8081)
    assert settings.telegram_webhook_url == "https://bot.example.vn/telegram/"


def test_figures_that_are_named_are_counted() -> None:
    text = Metrics().text().decode() + "motcua_seconds_since_updates motcua_inbox_waiting"
    for name in re.findall(r"\bmotcua_[a-z_]+\b", DOC):
        assert name in text or name.removesuffix("_total") in text, name


def test_files_that_are_named_exist() -> None:
    for name in re.findall(r"(?:/opt/motcua/|`)((?:deploy|scripts)/[\w.-]+)", DOC):
        assert (ROOT / name).is_file(), name
    for line in re.findall(r"^COPY (.*) \S+$", CONTAINER, re.M):
        assert all((ROOT / name).exists() for name in line.split()), line


def test_ports_and_paths_agree() -> None:
    proxy = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert f"proxy_pass http://127.0.0.1:{Settings().telegram_webhook_port};" in proxy
    assert "location /telegram/ {" in proxy
    for name in ("motcua", "motcua-backup"):
        unit = configparser.RawConfigParser(strict=False)
        unit.optionxform = str  # type: ignore[assignment, method-assign]
        unit.read(DEPLOY / f"{name}.service", encoding="utf-8")
        assert unit["Service"]["User"] == "motcua"
        assert unit["Service"]["EnvironmentFile"] == "/etc/motcua.env"
    assert "/health" in CONTAINER and "USER motcua" in CONTAINER


def test_what_people_see_is_what_the_bot_says() -> None:
    files = (
        path for folder in ("bot", "index") for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yaml")
    )
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    table = DOC.split("## 10.")[1]
    for words in re.findall(r"^\| «([^»]+)»", table, re.M):
        assert words in said, words
