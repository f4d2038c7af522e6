from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="closing",
            name="item_title",
            field=models.TextField(blank=True),
        ),
    ]
