"""The windows of importing."""

from freiwilligenagentur.exchange.view.dialog import ImportDialog

__all__ = ["ImportDialog"]
