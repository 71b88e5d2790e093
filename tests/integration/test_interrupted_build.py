"""A build killed with kill -9 leaves the last generation serving, and the next build finishes."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.generation import Generations
from tests.unit.bot.home import authored_home

pytestmark = pytest.mark.xdist_group("home")
BUILD = [sys.executable, "-m", "bot", "build", "--json", "--home"]
HEADINGS = (
    "Số quyết định: 1/QĐ-X|Tên thủ tục: Cấp giấy phép nuôi tằm số {number}|Cấp thực hiện: Cấp Xã|Loại thủ tục: OTHER"
    "|Lĩnh vực: Nông nghiệp|Trình tự thực hiện:\n    Nộp đơn tại xã.|Cách thức thực hiện:\n  * Hình thức nộp: DIRECT\n"
    "    Thời hạn giải quyết: 5 WORKING_DAY\n    Phí, lệ phí: 15000 VNĐ ()|Thành phần hồ sơ:\n    - Đơn xin nuôi tằm\n"
    "      Số lượng: Bản chính: 1, Bản sao: 0|Đối tượng thực hiện: Công dân Việt Nam|Cơ quan thực hiện: Xã"
    "|Cơ quan có thẩm quyền: Không có thông tin|Địa chỉ tiếp nhận HS: Không có thông tin"
    "|Cơ quan được ủy quyền: Không có thông tin|Cơ quan phối hợp: Không có thông tin|Kết quả thực hiện: Giấy phép"
    "|Căn cứ pháp lý:\n  * Luật Chăn nuôi (32/2018/QH14)|Yêu cầu, điều kiện thực hiện: Không có thông tin"
    "|Từ khóa: Không có thông tin|Mô tả: Không có thông tin"
)


def records(folder: Path, count: int) -> Path:
    """A folder of small records in the portal's format."""
    folder.mkdir()
    for number in range(count):
        code = f"9.{number:06d}"
        lines = HEADINGS.format(number=number).split("|")
        text = "\n".join(["Chi tiết thủ tục hành chính", f"Mã thủ tục: {code}", *lines])
        (folder / f"{code}.txt").write_text(text + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("lines", [1, 3])
def test_killed_at_a_moment_of_its_progress(tmp_path: Path, lines: int) -> None:
    home = tmp_path / "home"
    shutil.copytree(authored_home(), home)
    before = Generations(home / "index").current()
    corpus = records(tmp_path / "corpus", 400)
    command = [*BUILD, str(home), "--corpus", str(corpus)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as killed:
        assert killed.stderr is not None
        for _ in range(lines):
            assert killed.stderr.readline()
        killed.send_signal(signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    assert Generations(home / "index").current() == before
    asked = [sys.executable, "-m", "bot", "ask", "đăng ký kết hôn", "--json", "--home", str(home)]
    answer = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    assert answer["codes"][0] == "1.000894"
    finished = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert finished["indexed"]["changed"]
    authored = finished["imported"]["sources"]["authored"]
    assert finished["indexed"]["procedures"] == 400 + authored["read"]
