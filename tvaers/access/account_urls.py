"""The addresses of tending accounts, under `/administration/konti/`."""

from django.urls import path

from tvaers.access.views import accounts

app_name = "accounts"

urlpatterns = [
    path("", accounts.all_accounts, name="all"),
    path("inviter/", accounts.invite, name="invite"),
    path("<int:key>/", accounts.one, name="one"),
    path("<int:key>/inviter-igen/", accounts.invite_again, name="invite_again"),
    path("<int:key>/luk/", accounts.close, name="close"),
    path("<int:key>/aabn/", accounts.reopen, name="reopen"),
    path("<int:key>/fjern-andet-trin/", accounts.forget, name="forget"),
    path("<int:key>/laas-op/", accounts.unlock, name="unlock"),
]
