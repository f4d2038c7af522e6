"""What each database needs so that the trail is only ever added to, and the hashes of the events that are there."""

from tvaers.access.chain import COVERED, NOTHING_BEFORE, event_hash
from tvaers.access.subjects import subjects_of

TABLES = ("access_auditevent", "access_eventsubject")
REFUSAL = "The audit trail is only ever added to"
AT_A_TIME = 500


def hash_events(apps, schema_editor):
    """Gives the events that are there their hashes, and the index of what they are about."""
    events = apps.get_model("access", "AuditEvent").objects
    subjects = apps.get_model("access", "EventSubject").objects
    previous = NOTHING_BEFORE
    for event in events.order_by("pk").iterator(chunk_size=AT_A_TIME):
        values = {name: getattr(event, "account_id" if name == "account" else name) for name in ("at", *COVERED)}
        digest = event_hash(values, previous)
        events.filter(pk=event.pk).update(previous_sha256=previous, sha256=digest)
        subjects.bulk_create(
            subjects.model(event_id=event.pk, model=found.model, row=found.row) for found in subjects_of(event.changes)
        )
        previous = digest


def guard(apps, schema_editor):
    """Makes the database refuse to change or remove what stands in the trail."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL_FUNCTION)
    for table in TABLES:
        for statement in _triggers(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)


def unguard(apps, schema_editor):
    """Takes the triggers away."""
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for what in ("update", "delete", *(["truncate"] if on_postgresql else [])):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{what}" + (f" ON {table}" if on_postgresql else ""))
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION access_trail_refuses()")


def _triggers(vendor, table):
    if vendor == "sqlite":
        # REPLACE deletes too, and meets the trigger because `recursive_triggers` is on in the settings.
        return [
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for what in ("update", "delete")
        ]
    levels = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return [
        f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
        f"FOR EACH {level} EXECUTE FUNCTION access_trail_refuses()"
        for what, level in levels.items()
    ]


_POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION access_trail_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
