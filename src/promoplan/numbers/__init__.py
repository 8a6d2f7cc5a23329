"""The numbers of a plan, and how each came about. `sections/` has a file for each section of numbers."""

ORDER = ("targets", "traffic", "promotion", "products", "prices", "budget")  # as screens and sheets show them
