"""A leader invites a volunteer, who helps a resident to the end, on Telegram with the real process."""

from __future__ import annotations

import re
from pathlib import Path

from tests.fake_telegram import FakeTelegram, async_test
from tests.play.on_telegram import TelegramDesk
from tests.wire.homes import fresh
from tests.wire.modes import both_modes, settings
from tests.wire.process import BotProcess, running
from tests.wire.test_training import invited

LEADER, VOLUNTEER, RESIDENT, STRANGER = 81, 82, 83, 84


def payload(text: str, kind: str) -> str:
    found = re.search(rf"start=({kind}_[\w-]+)", text)
    assert found, text
    return found[1]


async def documents(tg: FakeTelegram, bot: BotProcess, user: int, number: int) -> list[str]:
    """The names of the documents sent to a person, once there are so many."""

    def sent() -> list[str]:
        calls = [
            call for call in tg.calls if call.ok and call.chat_id == user and call.method.lower() == "senddocument"
        ]
        return [call.result["document"]["file_name"] for call in calls]

    await bot.wait(lambda: len(sent()) >= number)
    return sent()


@both_modes
@async_test
async def test_a_case_from_invitation_to_count(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)
    token = invited(own, "--role", "leader")
    command = ("-m", "bot", "telegram", "--home", str(own))
    async with FakeTelegram() as tg, running(tg, command, own, tmp_path / "log", **settings(mode)) as bot:
        leader, volunteer, resident = (TelegramDesk(tg, bot, user) for user in (LEADER, VOLUNTEER, RESIDENT))
        assert "đường dẫn mời" in (await TelegramDesk(tg, bot, STRANGER).say("/giup")).text
        assert "đội trưởng" in (await leader.say(f"/start {token}")).text
        shown = await leader.say("/moi")
        assert list(shown.labels) == ["tình nguyện viên"]
        joined = await volunteer.say(f"/start {payload((await leader.tap('tình nguyện viên')).text, 'i')}")
        assert "vai trò: tình nguyện viên" in joined.text

        await volunteer.say("/giup")
        await volunteer.tap("Người cao tuổi")
        assert "Đã ghi: Xã Đức Trọng" in (await volunteer.say("ở thị trấn Liên Nghĩa đó em")).text
        answer = await volunteer.say("làm giấy khai sinh cho cháu cần gì")
        assert "1.001193" in answer.text
        page = await volunteer.tap(answer.label("Chọn cho ca này"))
        assert "Người cao tuổi · Xã Đức Trọng" in page.text and "☐ 1." in page.text and "Nơi ở: Trung tâm" in page.text
        first = page.label("☐ 1.")
        page = await volunteer.tap(first)
        assert "☑️ 1." in page.text and page.label("☑️ 1.")
        asked = await volunteer.say("lệ phí bao nhiêu")
        assert "Phí, lệ phí" in asked.text
        assert "☑️ 1." in (await volunteer.tap(asked.label("Về danh sách"))).text

        given = await volunteer.tap("📲 Trao lại")
        assert await documents(tg, bot, VOLUNTEER, 1) == ["danh-sach-giay-to.html"]
        taken = await resident.say(f"/start {payload(given.text, 'g')}")
        assert "☑️ 1." in taken.text and "Danh sách giấy tờ của bạn" in taken.text
        assert "☑️ 2." in (await resident.tap(taken.label("☐ 2."))).text

        shown = await volunteer.say("/kethuc")
        assert "đã xóa" in (await volunteer.tap(shown.label("Nộp được"))).text
        assert "☑️ 2." in (await resident.say(f"/start {payload(given.text, 'g')}")).text
        own = await volunteer.say("/dem")
        assert "Tất cả: 1" in own.text and "Xã Đức Trọng: 1" in own.text
        assert (await documents(tg, bot, VOLUNTEER, 3))[1:] == ["tong-so-ca.csv", "so-ca.csv"]
        team = await leader.say("/dem")
        assert "Số ca của đội (1 người)" in team.text and "Tất cả: dưới 3" in team.text
    state = b"".join(path.read_bytes() for path in home.glob("state.db*"))
    assert payload(given.text, "g").encode() not in state
