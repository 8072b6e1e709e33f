"""How the records of a file meet those of the office: what is new, what changed where, what is probably one."""
