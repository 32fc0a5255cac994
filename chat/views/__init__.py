"""HTML of the pages: pure functions of values; whatever people or documents wrote is escaped here."""
