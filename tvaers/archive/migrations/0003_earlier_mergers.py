"""Answers given before mergers were kept: the audit trail tells what they moved."""

from django.db import migrations

ATTENDANCE, DOUBT = "meetings.Attendance", "archive.PersonDoubt"


def keep_earlier_mergers(apps, schema_editor):
    doubts = apps.get_model("archive", "PersonDoubt").objects
    mergers = apps.get_model("archive", "Merger").objects
    events = apps.get_model("access", "AuditEvent").objects.filter(action="archive.settle_doubt")
    for event in events.order_by("pk"):
        moved = [key for change in event.changes if change["model"] == ATTENDANCE for key in change["updated"]]
        answered = [change["pk"] for change in event.changes if change["model"] == DOUBT]
        doubt = doubts.filter(pk__in=answered, is_same=True).first()
        if doubt is None or not moved or mergers.filter(absorbed=doubt.person_id).exists():
            continue
        mergers.create(
            doubt=doubt,
            absorbed_id=doubt.person_id,
            kept_id=doubt.candidate_id,
            attendances=sorted(moved),
            merged_at=doubt.settled_at,
        )


class Migration(migrations.Migration):

    dependencies = [
        ("access", "0001_initial"),
        ("archive", "0002_merger"),
    ]

    operations = [migrations.RunPython(keep_earlier_mergers, migrations.RunPython.noop)]
