"""Conversing: understanding, answers, channels, settings and the command line. Imports knowledge and index."""
