"""Rules that look at the whole campaign."""
