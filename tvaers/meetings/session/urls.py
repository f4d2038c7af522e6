"""Addresses of a meeting while it is held, and of who is there and how they vote, under the meeting's address."""

from django.urls import path

from tvaers.meetings.session.views import following, presence, session, votes

_SESSION = "<slug:council>/moeder/<str:address>/afvikling/"
_FOLLOW = "<slug:council>/moeder/<str:address>/foelg/"
_ATTENDANCE = "<slug:council>/moeder/<str:address>/deltagere/"

patterns = [
    path(_SESSION, session.session, name="session"),
    path(f"{_SESSION}aabn/", session.opening, name="open_session"),
    path(f"{_SESSION}luk/", session.closing, name="close_session"),
    path(f"{_SESSION}genoptag/", session.resuming, name="resume_session"),
    path(f"{_SESSION}aendringer/", session.changes, name="session_changes"),
    path(_FOLLOW, following.follow, name="follow"),
    path(f"{_FOLLOW}tilstand/", following.news, name="follow_news"),
    path(f"{_ATTENDANCE}til-stede/", presence.presence, name="presence"),
    path(f"{_ATTENDANCE}til-stede/aendringer/", presence.presence_changes, name="presence_changes"),
    path(f"{_ATTENDANCE}stemmer/<int:treatment>/", votes.votes, name="votes"),
]
