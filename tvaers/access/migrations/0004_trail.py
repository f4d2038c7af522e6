import django.db.models.deletion
from django.db import migrations, models

from tvaers.access.migrations import _trail


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_signing_in'),
    ]

    operations = [
        migrations.AlterField(
            model_name='auditevent',
            name='at',
            field=models.DateTimeField(),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='previous_sha256',
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='sha256',
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.CreateModel(
            name='EventSubject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=100)),
                ('row', models.BigIntegerField()),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subjects', to='access.auditevent')),
            ],
            options={
                'indexes': [models.Index(fields=['model', 'row'], name='access_subject')],
            },
        ),
        migrations.RunPython(_trail.hash_events, migrations.RunPython.noop),
    ]
