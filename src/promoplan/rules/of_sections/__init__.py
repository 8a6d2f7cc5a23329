"""Rules that look at one section of the plan, in a folder named as it: loaded for plans that have the section."""
