"""What roles may do with files: Wagtail asks for the permissions of its own models, whatever model holds the files."""

from django.db import migrations

STOCK = {
    ("core", "photo"): ("wagtailimages", "image"),
    ("core", "attachment"): ("wagtaildocs", "document"),
    ("recordings", "recording"): ("wagtailmedia", "media"),
}


def use_stock_permissions(apps, schema_editor):
    """Give each group the permission that counts instead of the one that nobody asked for; who may add may choose."""
    held = apps.get_model("wagtailcore.GroupCollectionPermission").objects
    permissions = apps.get_model("auth.Permission").objects
    for (app, model), (stock_app, stock_model) in STOCK.items():
        idle = held.filter(permission__content_type__app_label=app, permission__content_type__model=model)
        for one in idle.select_related("permission"):
            act = one.permission.codename.partition("_")[0]
            acts = (act, "choose") if act == "add" else (act,)
            for counts in permissions.filter(
                content_type__app_label=stock_app, codename__in=[f"{each}_{stock_model}" for each in acts]
            ):
                held.get_or_create(group_id=one.group_id, collection_id=one.collection_id, permission=counts)
        idle.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_member_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0026_group_collection_permission"),
    ]
    operations = [migrations.RunPython(use_stock_permissions, migrations.RunPython.noop)]
