"""The admin's addresses of the review."""

from django.urls import path

from .views import reviewing, slips, urgency

app_name = "reviews"
urlpatterns = [
    path("", reviewing.waiting, name="waiting"),
    path("step/<int:pk>/", reviewing.decide, name="decide"),
    path("submit/<int:content_type>/<str:pk>/", reviewing.submit, name="submit"),
    path("slip/<int:content_type>/<str:pk>/", slips.slip, name="slip"),
    path("list-slip/<str:kind>/<str:key>/", slips.list_slip, name="list_slip"),
    path("urgent/<int:content_type>/<str:pk>/", urgency.urgent, name="urgent"),
    path("after/<int:pk>/", urgency.after, name="after"),
]
