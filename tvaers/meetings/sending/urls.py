"""Addresses of sending, under a meeting's address."""

from django.urls import path

from tvaers.meetings.sending.views import record, sending

_SENDING = "<slug:council>/moeder/<str:address>/udsend/"

patterns = [
    path(_SENDING, sending.sending, name="sending"),
    path(f"{_SENDING}nyt/", sending.news, name="sending_news"),
    path(f"{_SENDING}punkter/<int:draft>/tag-af/", sending.take_off, name="sending_take_off"),
    path(f"{_SENDING}punkter/<int:draft>/saet-paa/", sending.put_back, name="sending_put_back"),
    path(f"{_SENDING}historik/", record.record, name="sending_record"),
]
