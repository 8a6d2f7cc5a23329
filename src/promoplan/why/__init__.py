"""Schedule to reasons: why each date is what it is, the way to it from the event day, what a day more would take."""
