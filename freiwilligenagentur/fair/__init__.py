"""The stand at the Vereinsmesse: a file for a laptop without a network, work there, and bringing it home."""
