"""Volunteers beside a resident: a case from /giup to /kethuc, its checklist, the hand-over, how many there were.

Of the resident nothing is kept but what kind of person, the commune, the procedure and which papers are at hand.
"""
