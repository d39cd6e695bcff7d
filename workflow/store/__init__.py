"""Where journals are kept: one protocol, in memory or in a database."""
