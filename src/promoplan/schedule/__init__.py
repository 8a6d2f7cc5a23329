"""Written dates to days: everything counted from the event day, over the plan's calendar."""
