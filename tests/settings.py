"""Settings for tests: a data directory of their own, and PostgreSQL when TVAERS_TEST_DATABASE_URL names one."""

import atexit
import os
import shutil
import tempfile

os.environ["TVAERS_DATA"] = tempfile.mkdtemp(prefix="tvaers-test-")
atexit.register(shutil.rmtree, os.environ["TVAERS_DATA"], ignore_errors=True)
os.environ["DATABASE_URL"] = os.environ.get("TVAERS_TEST_DATABASE_URL", "")

from tvaers.site.settings import *  # noqa: E402, F403

# Everyone walks everywhere within minutes; the tests of the limits set their own.
LIMITS_A_MINUTE = dict.fromkeys(LIMITS_A_MINUTE, 0)  # noqa: F405
STATIC_ROOT.mkdir()  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
