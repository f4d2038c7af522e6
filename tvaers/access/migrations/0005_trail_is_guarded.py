from django.db import migrations, models

from tvaers.access.migrations import _trail


class Migration(migrations.Migration):
    # Apart from the filling of the columns: PostgreSQL does not change a table that has been written in the same
    # transaction and has checks outstanding.

    dependencies = [
        ('access', '0004_trail'),
    ]

    operations = [
        migrations.AlterField(
            model_name='auditevent',
            name='previous_sha256',
            field=models.CharField(max_length=64, unique=True),
        ),
        migrations.AlterField(
            model_name='auditevent',
            name='sha256',
            field=models.CharField(max_length=64, unique=True),
        ),
        migrations.RunPython(_trail.guard, _trail.unguard),
    ]
