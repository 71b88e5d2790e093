"""The ways people reach the assistant: each channel turns what it receives into a `Message` and renders the
`Reply`.
"""
