"""The mails about layings become letters of the outbox: what was sent stays known, what was not is still to be sent."""

from uuid import uuid4

from django.conf import settings
from django.db import migrations
from django.utils import timezone

SUBJECT = "Et udkast er forelagt dig"


def move(apps, schema_editor):
    letters = apps.get_model("post", "Letter").objects
    now = timezone.now()
    for notice in apps.get_model("meetings", "Notice").objects.select_related("laying__version__draft"):
        laying = notice.laying
        is_over = laying.withdrawn_at is not None or laying.until < timezone.localdate()
        letters.create(
            once=f"laying-{laying.pk}-notice-{notice.pk}",
            message_id=f"<{uuid4().hex}@localhost>",
            council=laying.version.draft.council_id,
            kind="laying-notice",
            about=f"meetings.Laying:{laying.pk}",
            name=notice.name,
            email=notice.email,
            subject=SUBJECT,
            body=f"Hej {notice.name}\n\n{SUBJECT}:\n\n{settings.SITE_ADDRESS}/forelagt/{laying.pk}/\n",
            posted_at=laying.laid_at,
            waiting_since=now,
            next_attempt_at=now,
            failure="" if notice.sent_at else notice.failure[:100],
            sent_at=notice.sent_at,
            withdrawn_at=now if is_over and not notice.sent_at else None,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0006_session'),
        ('post', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name='Notice'),
    ]
