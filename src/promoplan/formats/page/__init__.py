"""The parts of a page: what its script filters by, and the pictures drawn into it. `html.py` puts them together."""
