"""Unit tests, laid out as the sources are."""
