"""How a browser is told of on a page."""

from django import template

from tvaers.access.browsers import browser_in_words

register = template.Library()
register.filter("browser", browser_in_words)
