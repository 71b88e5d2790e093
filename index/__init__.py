"""Finding the procedure: encoder, indexes, ranking, build and evaluation. Imports knowledge, never bot."""
