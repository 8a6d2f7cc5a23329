"""Text to data with a position for every key and value. Nothing here knows what a plan means."""
