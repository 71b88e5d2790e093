"""Tests of bot/training."""
