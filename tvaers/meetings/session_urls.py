"""Addresses of a meeting while it is held, under the meeting's address."""

from django.urls import path

from tvaers.meetings.views import following, session

_SESSION = "<slug:council>/moeder/<str:address>/afvikling/"
_FOLLOW = "<slug:council>/moeder/<str:address>/foelg/"

patterns = [
    path(_SESSION, session.session, name="session"),
    path(f"{_SESSION}aabn/", session.opening, name="open_session"),
    path(f"{_SESSION}luk/", session.closing, name="close_session"),
    path(f"{_SESSION}genoptag/", session.resuming, name="resume_session"),
    path(f"{_SESSION}aendringer/", session.changes, name="session_changes"),
    path(_FOLLOW, following.follow, name="follow"),
    path(f"{_FOLLOW}tilstand/", following.news, name="follow_news"),
]
