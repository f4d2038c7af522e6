"""The WSGI application that a server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tvaers.site.settings")

_django = get_wsgi_application()

# Django must be set up before the rooms can be imported.
from tvaers.site.unchanged import Unchanged  # noqa: E402

application = Unchanged(_django)
