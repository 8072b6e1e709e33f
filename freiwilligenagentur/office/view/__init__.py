"""The windows of the office: setting up, logging in, settings."""

from freiwilligenagentur.office.view.login import LoginWindow
from freiwilligenagentur.office.view.settings import SettingsPage
from freiwilligenagentur.office.view.setup import SetupWindow

__all__ = ["LoginWindow", "SettingsPage", "SetupWindow"]
