"""The commands, one file each: HELP, EXAMPLE and `run`."""
