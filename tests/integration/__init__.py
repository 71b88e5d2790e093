"""Tests of whole commands over real homes."""
