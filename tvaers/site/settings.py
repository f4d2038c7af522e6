"""Django's settings. Everything an operator sets is an environment variable; docs/operation.md lists them."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from tvaers.site.configuration import (
    data_directory,
    database,
    identity_providers,
    mail_server,
    secret_key,
    site_address,
    trail_key,
)

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_directory()

DEBUG = os.environ.get("TVAERS_DEBUG") == "1"
SECRET_KEY = secret_key(DATA)
TRAIL_KEY = trail_key(DATA)
ALLOWED_HOSTS = os.environ.get("TVAERS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOT_URLCONF = "tvaers.site.urls"
WSGI_APPLICATION = "tvaers.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "tvaers.site",
    "tvaers.access",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "tvaers.search",
    "tvaers.post",
    "tvaers.councils",
    "tvaers.meetings",
    "tvaers.allocations",
    "tvaers.appointments",
    "tvaers.constitution",
    "tvaers.archive",
    "tvaers.portal",
]

MIDDLEWARE = [
    "tvaers.site.security.headers.Headers",
    "tvaers.site.security.nul.WithoutNul",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tvaers.site.security.limits.Limits",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tvaers.access.middleware.SignedIn",
    "tvaers.meetings.closing.standing_in.StandingIn",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tvaers.access.context.signed_in",
            ],
        },
    }
]

ACCESSIBILITY_STATEMENT = os.environ.get("TVAERS_ACCESSIBILITY_STATEMENT", "")

SITE_ADDRESS = site_address()
"""Where the site is called from outside, without a slash at the end: links in e-mails begin with it."""
CLIENT_ADDRESS_HEADER = os.environ.get("TVAERS_CLIENT_ADDRESS_HEADER", "")
"""The header in which the web server in front tells where a request came from; without one, the connection tells."""
IS_ENCRYPTED = SITE_ADDRESS.startswith("https://")
SECURITY_CONTACT = os.environ.get("TVAERS_SECURITY_CONTACT", "")
LIMITS_A_MINUTE = {
    "searches": int(os.environ.get("TVAERS_SEARCHES_A_MINUTE", "120")),
    "files": int(os.environ.get("TVAERS_FILES_A_MINUTE", "60")),
    "exports": int(os.environ.get("TVAERS_EXPORTS_A_MINUTE", "20")),
}
"""How often one account, or one address that is not signed in, may ask in a minute; 0 is as often as it likes."""

# Attempts to sign in and letters asked for are counted here, by all server processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

UPLOAD_LIMIT = int(os.environ.get("TVAERS_UPLOAD_MEGABYTES", "25")) * 1_000_000
"""How many bytes a file may have that someone attaches."""

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tvaers.access.passwords.DanishWordsValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "access:own"

ACCOUNT_ADAPTER = "tvaers.access.adapter.AccountAdapter"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_ENCRYPTED else "http"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "tvaers.access.forms.SignInForm", "reauthenticate": "tvaers.access.forms.AgainForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "access:signed_out"
ACCOUNT_PREVENT_ENUMERATION = True
# What fails is counted by axes, for the account and in the database; here only the address is kept from flooding us.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": False, "sign_in_link": "20/m/ip,3/m/key"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None

MFA_ADAPTER = "tvaers.access.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A town hall is one address.
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}
MFA_TOTP_ISSUER = "Tværs"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_FORMS = {
    "activate_totp": "tvaers.access.forms.AppForm",
    "add_webauthn": "tvaers.access.forms.PasskeyForm",
    "authenticate": "tvaers.access.forms.CodeForm",
    "edit_webauthn": "tvaers.access.forms.PasskeyNameForm",
    "reauthenticate": "tvaers.access.forms.CodeAgainForm",
}

SOCIALACCOUNT_ADAPTER = "tvaers.access.provider.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True

AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "tvaers.access.lockout.locked_answer"
AXES_USERNAME_CALLABLE = "tvaers.access.lockout.account_mark"
AXES_CLIENT_IP_CALLABLE = "tvaers.access.lockout.address_of"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["login", "password"]

vars().update(mail_server())
SOCIALACCOUNT_PROVIDERS = identity_providers()
if "saml" in SOCIALACCOUNT_PROVIDERS:
    INSTALLED_APPS.append("allauth.socialaccount.providers.saml")

DATABASES = {"default": database(DATA)}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
FORMAT_MODULE_PATH = ["tvaers.site.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tvaers.site.static_files.StaticFiles"},
}
WHITENOISE_MAX_AGE = 3600

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# A web server that ends TLS says so in this header; that the site is called by https is known already.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_ENCRYPTED else None
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_LASTS_AT_MOST = 7 * 24 * 60 * 60
"""Seconds from signing in, however much the session is used."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_ENCRYPTED
if IS_ENCRYPTED:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if SITE_ADDRESS else []
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s", "datefmt": "%Y-%m-%dT%H:%M:%S%z"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
