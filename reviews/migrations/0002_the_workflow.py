from django.db import migrations

NAME = '三审三校'
STEPS = (('first', '初审'), ('second', '复审'), ('final', '终审发布'))
RECORDS = (('honours', 'honour'), ('honours', 'merchant'), ('honours', 'awardscheme'), ('lessons', 'book'))


def make_workflow(apps, schema_editor):
    """Our steps as the one workflow of every page and record; Wagtail's example workflow rests."""
    ContentType = apps.get_model('contenttypes', 'ContentType')
    Workflow = apps.get_model('wagtailcore', 'Workflow')
    WorkflowTask = apps.get_model('wagtailcore', 'WorkflowTask')
    WorkflowPage = apps.get_model('wagtailcore', 'WorkflowPage')
    WorkflowContentType = apps.get_model('wagtailcore', 'WorkflowContentType')
    Page = apps.get_model('wagtailcore', 'Page')
    ReviewTask = apps.get_model('reviews', 'ReviewTask')

    kind, _ = ContentType.objects.get_or_create(app_label='reviews', model='reviewtask')
    workflow = Workflow.objects.create(name=NAME)
    for order, (step, name) in enumerate(STEPS):
        task = ReviewTask.objects.create(name=name, step=step, content_type=kind)
        WorkflowTask.objects.create(workflow=workflow, task_id=task.pk, sort_order=order)
    WorkflowPage.objects.all().delete()
    Workflow.objects.exclude(pk=workflow.pk).update(active=False)
    for root in Page.objects.filter(depth=1):
        WorkflowPage.objects.create(workflow=workflow, page=root)
    for app, model in RECORDS:
        kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        WorkflowContentType.objects.update_or_create(content_type=kind, defaults={'workflow': workflow})


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0001_initial'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [migrations.RunPython(make_workflow, migrations.RunPython.noop)]
