"""How the windows of this room behave, without Qt."""
