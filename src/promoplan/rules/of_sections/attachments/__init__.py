"""Rules for plans with the section `attachments`."""
