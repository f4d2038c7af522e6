"""Template tags of the frame around every page: the same page in the other language, and icons, numbers of pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def same_page_in(context: dict[str, Any], language: str) -> str:
    """The address of the page being shown, query included, in another language.

    The default language has no prefix, every other one its code. Without a request (the page for an error in the
    server) it is the front page.
    """
    request = context.get("request")
    path = _without_language(request.path) if request else "/"
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    query = f"?{request.GET.urlencode()}" if request and request.GET else ""
    return f"{prefix}{path}{query}"


def _without_language(path: str) -> str:
    for code, _ in settings.LANGUAGES:
        if path == f"/{code}":
            return "/"
        if path.startswith(f"/{code}/"):
            return path.removeprefix(f"/{code}")
    return path


@register.simple_tag
def icon(name: str, label: str = "", classes: str = "") -> SafeString:
    """An icon of the sprite as DKFDS writes them; hidden from screen readers unless it has a label of its own."""
    address = f"{static('dkfds/img/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon-svg {}" role="img" aria-label="{}" focusable="false"><use href="{}"></use></svg>',
            classes,
            label,
            address,
        )
    return format_html(
        '<svg class="icon-svg {}" focusable="false" aria-hidden="true"><use href="{}"></use></svg>', classes, address
    )


@register.simple_tag
def page_numbers(number: int, total: int) -> list[int | None]:
    """The pages that a pagination shows: the first, the last and those around `number`; None for those left out."""
    paginator = Paginator(range(total), per_page=1)
    shown = paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
    return [None if page == paginator.ELLIPSIS else int(page) for page in shown]
