"""The windows of the rules of the Länder."""

from freiwilligenagentur.schemes.view.page import SchemesPage

__all__ = ["SchemesPage"]
