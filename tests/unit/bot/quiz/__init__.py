"""Tests of bot/quiz."""
