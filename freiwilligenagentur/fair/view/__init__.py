"""The windows of stands."""
