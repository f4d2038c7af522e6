from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_head"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="has_fuller",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="entry",
            name="is_closed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="entry",
            name="occasion",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="entry",
            name="scope",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="entry",
            name="sight",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="entry",
            name="tie",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
