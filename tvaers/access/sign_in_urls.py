"""The addresses of allauth's pages, under `/konto/`, by the names that allauth asks for."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

from tvaers.access.views import sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("log-ind/", sign_in.sign_in, name="account_login"),
    path("log-ud/", account.logout, name="account_logout"),
    path("lukket/", account.account_inactive, name="account_inactive"),
    path("opret/", sign_in.no_sign_up, name="account_signup"),
    path("bekraeft/", account.reauthenticate, name="account_reauthenticate"),
    path("bekraeft/kode/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("bekraeft/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("log-ind/kode/", second_factor.authenticate, name="mfa_authenticate"),
    path("log-ind/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("log-ind/afbrudt/", sign_in.cancelled, name="socialaccount_login_cancelled"),
    path("log-ind/<str:provider_id>/", oidc.login, name="openid_connect_login"),
    path("log-ind/<str:provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
    path("sikkerhed/", second_factor.index, name="mfa_index"),
    path("sikkerhed/kode-app/", totp.activate_totp, name="mfa_activate_totp"),
    path("sikkerhed/kode-app/fjern/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sikkerhed/noedkoder/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sikkerhed/noedkoder/nye/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sikkerhed/noedkoder/fil/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sikkerhed/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("sikkerhed/passkeys/ny/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("sikkerhed/passkeys/<int:pk>/navn/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sikkerhed/passkeys/<int:pk>/fjern/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("enheder/", sessions.list_usersessions, name="usersessions_list"),
]

if apps.is_installed("allauth.socialaccount.providers.saml"):
    urlpatterns.append(path("", include("allauth.socialaccount.providers.saml.urls")))
