"""Where the project's own authored content lies. Imported by bot."""

from pathlib import Path

import knowledge

CONTENT = Path(knowledge.__file__).parent / "content"
