"""What `render` makes: one file here for each way of making files out of a campaign's sheets."""
