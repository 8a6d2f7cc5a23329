"""Rules for plans with the section `materials`."""
