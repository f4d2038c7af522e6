"""The addresses of one's own account, under `/konto/`."""

from django.urls import path

from tvaers.access.views import links, own, sign_in

app_name = "access"

urlpatterns = [
    path("", own.own, name="own"),
    path("adgangskode/", own.password, name="password"),
    path("bekraeft/link/", own.prove, name="prove"),
    path("logget-ud/", sign_in.signed_out, name="signed_out"),
    path("enheder/<int:key>/log-ud/", own.sign_out_there, name="sign_out_there"),
    path("link/", sign_in.ask_for_link, name="ask_for_link"),
    path("link/sendt/", sign_in.link_sent, name="link_sent"),
    path("link/<str:text>/", links.link, name="link"),
    path("invitation/<str:text>/", links.invitation, name="invitation"),
]
