"""What desktop and engine agree on: job files, events, run folders and problem codes.

Light on purpose: pydantic, filelock and the standard library, so that the window can import it.
"""
