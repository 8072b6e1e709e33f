"""How the windows of the office behave: setting up, logging in, settings."""
