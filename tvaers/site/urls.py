"""Every address. Danish has no prefix, English stands under /en/ with the same paths."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from tvaers.site.security.contact import security_txt

urlpatterns: list[URLPattern | URLResolver] = [path(".well-known/security.txt", security_txt, name="security_txt")]
urlpatterns += i18n_patterns(
    path("konto/", include("tvaers.access.sign_in_urls")),
    path("konto/", include("tvaers.access.urls")),
    path("administration/konti/", include("tvaers.access.account_urls")),
    path("administration/", include("tvaers.access.trail_urls")),
    path("soeg/", include("tvaers.search.urls")),
    path("", include("tvaers.councils.urls")),
    path("", include("tvaers.meetings.urls")),
    path("", include("tvaers.allocations.urls")),
    path("", include("tvaers.appointments.urls")),
    path("", include("tvaers.constitution.urls")),
    path("", include("tvaers.portal.urls")),
    prefix_default_language=False,
)
