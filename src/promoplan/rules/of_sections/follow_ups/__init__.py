"""Rules for plans with the section `follow_ups`."""
