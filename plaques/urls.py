"""What plaques carry: printed on walls, so never changed."""

from django.urls import path

from .views import check, proofs, report

urlpatterns = [
    path("", check.search, name="plaque_search"),
    path("report", report.report, name="plaque_report"),
    path("reported", report.reported, name="plaque_reported"),
    path("keys.json", proofs.key_set, name="plaque_keys"),
    path("status/<int:number>", proofs.status, name="plaque_status"),
    path("<str:typed>/credential.json", proofs.honour_credential, name="plaque_credential"),
    path("<path:typed>", check.check, name="plaque"),
]
