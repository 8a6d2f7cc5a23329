"""Rules for what the stages notice while they read, shape and resolve."""
