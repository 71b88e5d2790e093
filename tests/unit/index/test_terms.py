from index.terms import terms, weighted_terms


def test_terms_of_a_text() -> None:
    assert terms(["khai", "tử"]) == ["~khai", "~tu", "~khai_tu", "khai", "tử", "khai_tử"]
    assert terms(["khai", "tử"], accented=False) == ["~khai", "~tu", "~khai_tu"]
    assert terms([]) == []


def test_weights_of_a_question() -> None:
    assert weighted_terms(["khai", "tử"]) == {
        "~khai": 0.25,
        "~tu": 0.25,
        "~khai_tu": 0.5,
        "khai": 0.5,
        "tử": 0.5,
        "khai_tử": 1.0,
    }
