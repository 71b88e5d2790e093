"""What is known: records, the store, importers, Vietnamese text, authored content. Imports neither index
nor bot.
"""
