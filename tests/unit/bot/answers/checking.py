"""The tests' own reading of a page, apart from the product's: is it balanced, what does it say."""

from html.parser import HTMLParser

ALLOWED = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}


class PageReader(HTMLParser):
    """Reads one page; `faults` are what Telegram would refuse."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"<{name}> left open" for name in self._open]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED or (attrs and tag != "a"):
            self.faults.append(f"<{tag}> not allowed")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.faults.append("instruction")


def units(text: str) -> int:
    """UTF-16 code units."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)
