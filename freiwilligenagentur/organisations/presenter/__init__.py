"""How the pages of organisations and offers behave, without a window."""
