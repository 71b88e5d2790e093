"""Importers: one kind of source a module, each turning bytes into records without touching the store."""
