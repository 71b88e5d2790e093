"""Posters for a centre's wall: a QR code a procedure or life event, six a sheet of A4."""
