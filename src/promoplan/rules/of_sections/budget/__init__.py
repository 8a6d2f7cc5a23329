"""Rules for plans with the section `budget`."""
