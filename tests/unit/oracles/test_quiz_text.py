import pytest

from tests.corpus.quiz_text import close, fold, holds, quoted, share, starts, unlabelled, without


def test_fold_knows_spellings_and_abbreviations() -> None:
    assert fold("UBND cấp Xã") == fold("Uỷ  ban nhân dân cấp xã") == "ui ban nhan dan cap xa"
    assert fold("Qui định, kí tên") == fold("Quy định ký tên")
    assert fold("Đơn (mẫu)") == "don mau"


def test_holds_whole_words_only() -> None:
    assert holds("Sở Tư pháp tỉnh", "sở tư pháp")
    assert not holds("Cơ sở Tư pháp", "ở tư pháp")
    assert not holds("gì cũng được", "…")


def test_starts() -> None:
    assert starts("Nộp hồ sơ tại xã", "nộp hồ sơ")
    assert not starts("Nộp hồ sơ tại xã", "hồ sơ")


def test_share_is_of_the_part() -> None:
    assert share("đơn xin phép", "đơn đề nghị") == pytest.approx(1 / 3)
    assert share("đơn", "đơn đề nghị") == 1.0
    assert share("", "đơn") == 0.0


def test_close_words() -> None:
    assert close("đơn xin nuôi ong", "Có đơn đề nghị nuôi ong", 0.75)
    assert not close("đơn xin nuôi ong", "Đơn của người đã bán các thùng mật hoặc nuôi bò và ong", 0.75)
    assert not close("", "đơn", 0.5)


def test_without_takes_out_a_shortened_title() -> None:
    title = "Cấp giấy phép nuôi ong trực tuyến tại nhà"
    assert "trực tuyến" not in without("Với «Cấp giấy phép nuôi ong trực tuyến…», nộp trực tiếp mất bao lâu?", title)
    assert without("Nộp trực tuyến mất bao lâu?", title) == "Nộp trực tuyến mất bao lâu?"


def test_unlabelled() -> None:
    assert unlabelled("- b) Đơn đề nghị") == unlabelled("1.2. Đơn đề nghị") == "Đơn đề nghị"
    assert unlabelled("01 bản sao") == "01 bản sao"


def test_quoted() -> None:
    assert quoted('Sau «nộp hồ sơ…» và "ký tên" là gì?') == ("nộp hồ sơ", "ký tên")
