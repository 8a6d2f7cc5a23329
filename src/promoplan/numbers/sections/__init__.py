"""One file a section of the plan, named as it: `calculate(book)` gives what it comes to, with its figures."""
