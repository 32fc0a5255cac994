"""HTML of the pages: pure functions; whatever people or documents wrote is escaped here."""
