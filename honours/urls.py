"""Addresses of open data; pages have theirs from the page tree."""

from django.urls import path

from .views import roll_data, roll_table_about

urlpatterns = [
    path("<slug:slug>/data.csv", roll_data, {"shape": "csv"}, name="roll_csv"),
    path("<slug:slug>/data.csv-metadata.json", roll_table_about, name="roll_csv_about"),
    path("<slug:slug>/data.json", roll_data, {"shape": "json"}, name="roll_json"),
]
