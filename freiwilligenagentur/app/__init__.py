"""Builds the program: opens the office, makes the services, and passes them on. Nothing imports this room."""
