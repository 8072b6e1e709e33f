"""The second way in, for people who automate and for tests: everything that needs no window."""
