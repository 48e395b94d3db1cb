"""The admin's addresses of the review."""

from django.urls import path

from .views import confirming, reviewing, slips, urgency, withdrawing

app_name = "reviews"
urlpatterns = [
    path("", reviewing.waiting, name="waiting"),
    path("step/<bigint:pk>/", reviewing.decide, name="decide"),
    path("submit/<bigint:content_type>/<str:pk>/", reviewing.submit, name="submit"),
    path("withdraw/<bigint:content_type>/<str:pk>/", withdrawing.withdraw, name="withdraw"),
    path("slip/<bigint:content_type>/<str:pk>/", slips.slip, name="slip"),
    path("list-slip/<str:kind>/<str:key>/", slips.list_slip, name="list_slip"),
    path("urgent/<bigint:content_type>/<str:pk>/", urgency.urgent, name="urgent"),
    path("change/<bigint:pk>/", confirming.change, name="change"),
    path("after/<bigint:pk>/", urgency.after, name="after"),
]
