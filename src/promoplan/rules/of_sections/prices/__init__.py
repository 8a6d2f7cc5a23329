"""Rules for plans with the section `prices`."""
