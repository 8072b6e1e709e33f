"""The program at one computer: its log, what happens after a fault, one running program, updates, licences."""
