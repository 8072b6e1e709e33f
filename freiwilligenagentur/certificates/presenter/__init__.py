"""How the pages of this room behave, in plain Python."""
