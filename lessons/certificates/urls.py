"""Where a certificate's PDF is made; what its code says is at /v/."""

from django.urls import path

from .views.pdf import paper

urlpatterns = [path("pdf", paper, name="certificate_pdf")]
