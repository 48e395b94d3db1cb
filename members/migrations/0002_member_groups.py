from django.db import migrations

GROUPS = ('协会会员', '支部成员', '组织者')


def make_groups(apps, schema_editor):
    """The groups that page privacy names; a group of that name that is there already is kept."""
    for name in GROUPS:
        apps.get_model('auth', 'Group').objects.get_or_create(name=name)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('members', '0001_initial'),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
