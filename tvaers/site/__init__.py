"""Settings, addresses, base templates, static files, the command line."""
