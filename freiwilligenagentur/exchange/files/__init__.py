"""What a file holds: from its bytes to plain records, before anything of it meets the office."""
