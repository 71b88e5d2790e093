"""The question taken apart: what a person typed becomes a Query that retrievers understand."""
