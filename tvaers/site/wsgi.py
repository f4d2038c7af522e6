"""The WSGI application that a server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tvaers.site.settings")

_django = get_wsgi_application()

# Django must be set up before the rooms can be imported.
import tvaers.site.urls  # noqa: E402, F401 - all views, before the first request
from tvaers.post.courier import start_courier  # noqa: E402
from tvaers.site.unchanged import Unchanged  # noqa: E402

application = Unchanged(_django)

# What is loaded by now stays to the end. Looking through it for garbage took up to 60 ms of some request.
gc.collect()
gc.freeze()


def delivering_application() -> Unchanged:
    """The application in a process that also sends what is posted: what `tvaers serve` runs."""
    start_courier()
    return application
