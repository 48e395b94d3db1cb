"""What programs fetch below /v/: one answer for all languages, since it is signed."""

from django.urls import path

from ..views import proofs

urlpatterns = [
    path("keys.json", proofs.key_set, name="plaque_keys"),
    path("status/<bigint:number>", proofs.status, name="plaque_status"),
    path("<str:typed>/credential.json", proofs.honour_credential, name="plaque_credential"),
]
