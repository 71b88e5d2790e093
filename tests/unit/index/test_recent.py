"""Tests of index/recent.py."""

import threading

from index.recent import Recent


def test_what_was_wanted_longest_ago_goes_first() -> None:
    recent: Recent[str, int] = Recent(2)
    assert recent.get("a") is None
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert (recent.get("a"), recent.get("b"), recent.get("c"), len(recent)) == (1, None, 3, 2)


def test_putting_again_renews() -> None:
    recent: Recent[str, int] = Recent(2)
    for key, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        recent.put(key, value)
    assert (recent.get("a"), recent.get("b")) == (3, None)


def test_many_at_once() -> None:
    recent: Recent[int, int] = Recent(5)

    def use(start: int) -> None:
        for number in range(start, start + 2000):
            recent.put(number % 11, number % 11)
            assert recent.get(number % 11) in (None, number % 11)

    threads = [threading.Thread(target=use, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(recent) == 5
