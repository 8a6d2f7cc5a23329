"""Sheets and facts to bytes: one file per format. Nothing here opens a file."""
