"""Rules for plans with the section `tools`."""
