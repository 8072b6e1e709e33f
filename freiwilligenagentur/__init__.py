"""The desk of a Freiwilligenagentur: every package below is one job of the office."""

__version__ = "0.1.0"
