"""How the windows about the program behave."""
