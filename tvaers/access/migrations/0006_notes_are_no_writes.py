from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_trail_is_guarded'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='auditevent',
            index=models.Index(fields=['id'], condition=models.Q(('action', 'access.note_event'), _negated=True), name='access_event_of_write'),
        ),
    ]
