"""The language of days: what people write for a date, a window, a duration; one reader, one writer, one calendar."""
