"""The web channel: pages rendered on the server, complete without scripts, on Starlette and uvicorn."""
