"""How the windows of stands behave."""
