"""Tests that drive a whole `motcua` process through a fake Bot API server."""
