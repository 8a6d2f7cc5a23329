"""Rules for plans with the section `targets`."""
