"""Pictures of every page of the web channel at three widths: the real process on a home, the pages of tests/web.

    scripts/screens --home var/eval [--out var/screens] [--language en] [--dark] [--only chat,procedure]

Writes OUT/NAME-WIDTH.png, whole pages; needs Chromium and the packages for tests. The home is only read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.web.browser import came, found_chromium, launched  # noqa: E402
from tests.web.pages import PAGES  # noqa: E402
from tests.web.process import fresh_home, serving  # noqa: E402

WIDTHS = (320, 768, 1440)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("var/screens"))
    parser.add_argument("--language", default="vi")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--only", default="", help="names of pages, by commas")
    options = parser.parse_args()
    chromium = found_chromium()
    if chromium is None:
        sys.exit("Không thấy Chromium. Cài bằng: sudo apt-get install chromium")
    options.out.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in PAGES if not options.only or one.name in options.only.split(",")]
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(fresh_home(options.home, Path(folder) / "home")) as site,
        sync_playwright() as playwright,
    ):
        browser = launched(playwright, chromium)
        for width in WIDTHS:
            for one in chosen:
                scheme = "dark" if options.dark else "light"
                visitor = came(browser, site.base, viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = visitor.page(f"/ngon-ngu/{options.language}?ve=/rieng-tu")
                page.goto(one.path, wait_until="networkidle")
                if one.prepare:
                    one.prepare(page)
                page.screenshot(path=options.out / f"{one.name}-{width}.png", full_page=True)
                visitor.context.close()
        browser.close()
    print(f"{len(chosen) * len(WIDTHS)} ảnh trong {options.out}")


if __name__ == "__main__":
    main()
