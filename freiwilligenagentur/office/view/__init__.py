"""The windows of the office: setting up, logging in, settings."""
