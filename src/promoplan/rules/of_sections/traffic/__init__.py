"""Rules for plans with the section `traffic`."""
