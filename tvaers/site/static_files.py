"""How the static files are kept for the browser."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = (
    r"""(?P<matched>import(?s:(?P<import>[\s\{].*?))\s*from\s*["'](?P<url>\..*?)["']\s*;)""",
    """import%(import)s from "%(url)s";""",
)


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Files under names that change with their content, also where one of our modules imports another.

    Django can do the latter for every script, but stumbles over comments in those of others.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("site/editor/*.js", (_IMPORT,)))
