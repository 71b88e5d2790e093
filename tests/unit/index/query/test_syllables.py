from index.query.syllables import folded, has_accent, is_accented, is_vietnamese, words


def test_words_keep_accents_and_place_tones_one_way() -> None:
    assert words("Làm hoà giải, HÒA GIẢI???") == ["làm", "hòa", "giải", "hòa", "giải"]
    assert words("mã 1.001193 và 163/2025") == ["mã", "1.001193", "và", "163/2025"]
    assert words("cảm ơnnnnn") == ["cảm", "ơn"]
    assert words("😀 ... ") == []


def test_folding() -> None:
    assert folded("đường") == "duong"
    assert has_accent("đường")
    assert not has_accent("duong")


def test_shape_of_a_syllable() -> None:
    assert all(is_vietnamese(word) for word in ("nghiêng", "duong", "xin", "giấy", "quyền", "ở", "uy"))
    assert not any(is_vietnamese(word) for word in ("visa", "cccd", "street", "how", "2"))


def test_a_line_counts_as_accented_when_half_of_its_syllables_are() -> None:
    assert is_accented(words("con tôi mới sinh, làm khai sinh ở đâu"))
    assert not is_accented(words("con toi moi sinh lam khai sinh o đâu"))
    assert not is_accented(words("register a birth"))


def test_what_is_drawn_out_is_shortened_and_what_is_meant_is_kept() -> None:
    assert words("rồiiii nhaaa hmmm") == ["rồi", "nha", "hm"]
    assert words("mất cccd, phí 5000 hay 100.000") == ["mất", "cccd", "phí", "5000", "hay", "100.000"]
