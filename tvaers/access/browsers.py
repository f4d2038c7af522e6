"""What a browser is called by those who use it: "Chrome på Linux" instead of what it says of itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

# Each also says the names that come after its own.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def browser_in_words(user_agent: str) -> str:
    """ "Chrome på Linux", as much of it as is known."""
    browser = _first_of(_BROWSERS, user_agent) or _("Ukendt browser")
    system = _first_of(_SYSTEMS, user_agent)
    return _("{browser} på {system}").format(browser=browser, system=system) if system else browser


def _first_of(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in names if sign in user_agent), "")
