"""Tests of bot/training/."""
