"""Handbooks and law texts in the formats officers have them in: read, cut into passages, each with its place.

`importer.read_handbooks` is the door; nothing else here is meant for other packages, `records` excepted.
"""
