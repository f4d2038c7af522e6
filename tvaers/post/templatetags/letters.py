"""How far a letter has come, in words."""

from django import template

from tvaers.post.wording import reason_of

register = template.Library()

register.filter("reason", reason_of)
