"""Below /admin/word/."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from .permissions import editors_only
from .views import word

app_name = "papers"
urlpatterns = [
    path("", csrf_exempt(editors_only(word.upload)), name="upload"),
    path("<int:pk>/", editors_only(word.draft), name="draft"),
    path("<int:pk>/pictures/<int:number>/", editors_only(word.picture), name="picture"),
    path("<int:pk>/accept/", editors_only(word.accept), name="accept"),
    path("<int:pk>/drop/", editors_only(word.drop), name="drop"),
]
