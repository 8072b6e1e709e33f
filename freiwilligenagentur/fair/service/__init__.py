"""The use cases around stands: making one, working at it, bringing it home."""
