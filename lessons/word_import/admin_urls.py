"""Below /admin/word/."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from .permissions import editors_only
from .views import word

app_name = "word_import"
urlpatterns = [
    path("", csrf_exempt(editors_only(word.upload)), name="upload"),
    path("<bigint:pk>/", editors_only(word.draft), name="draft"),
    path("<bigint:pk>/pictures/<bigint:number>/", editors_only(word.picture), name="picture"),
    path("<bigint:pk>/accept/", editors_only(word.accept), name="accept"),
    path("<bigint:pk>/drop/", editors_only(word.drop), name="drop"),
]
