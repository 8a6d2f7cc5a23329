"""Rules for plans with the section `promotion`."""
