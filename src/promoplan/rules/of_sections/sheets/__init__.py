"""Rules for plans with the section `sheets`."""
