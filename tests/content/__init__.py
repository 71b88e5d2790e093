"""Tests of authored content: shape without the corpus, facts against the official records with it."""
