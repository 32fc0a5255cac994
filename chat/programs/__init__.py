"""For programs: the HTTP API and the MCP server, with the same JSON as the command line."""
