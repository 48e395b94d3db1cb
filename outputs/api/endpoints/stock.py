"""What Wagtail's own API gives, behind our parameters, for anybody and nobody in particular."""

from typing import Any

from django.http import Http404
from django.urls import path
from rest_framework.exceptions import APIException
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet

from core.freshness import public

from ..answers import OPEN, listing
from ..parameters import Parameter, asked


class AlwaysJson(BaseContentNegotiation):
    """JSON, whatever a client says it would rather have."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Pagination(BasePagination):
    """`limit` and `offset` as they were read."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        self.total = queryset.count()
        start = view.asked["offset"]
        return list(queryset[start : start + view.asked["limit"]])

    def get_paginated_response(self, data: Any) -> Response:
        return Response(listing(data, self.total))


class StockViewSet(BaseAPIViewSet):
    """Read only, without sign-in, with no more parameters than `parameters` names."""

    parameters: tuple[Parameter, ...] = ()
    authentication_classes: list = []
    permission_classes: list = []
    content_negotiation_class = AlwaysJson
    pagination_class = Pagination
    http_method_names = ["get", "head"]
    filter_backends: list = []

    asked: dict[str, Any]

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Read all parameters before anything else does."""
        super().initial(request, *args, **kwargs)
        if self.action == "listing_view":
            self.asked = asked(request.GET, self.parameters)
        else:
            asked(request.GET, ())
            self.asked = {parameter.name: parameter.default for parameter in self.parameters}

    def check_query_parameters(self, queryset: Any) -> None:
        """Done: `initial` knows them all."""

    def handle_exception(self, exc: Exception) -> Response:
        """Every refusal with a sentence; what is no refusal goes on as the error it is."""
        if isinstance(exc, Http404):
            return Response({"message": "没有这一条。"}, 404)
        if isinstance(exc, BadRequestError):
            return Response({"message": str(exc)}, 400)
        if isinstance(exc, APIException):
            return Response({"message": "只能读（GET）。"}, exc.status_code)
        raise exc

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Anybody's page may read it."""
        answered = super().finalize_response(request, response, *args, **kwargs)
        for name, value in OPEN.items():
            answered[name] = value
        return answered

    @classmethod
    def get_urlpatterns(cls) -> list:
        """The list and one of it; Wagtail's third view, which redirects, is left out."""
        names = [parameter.name for parameter in cls.parameters]
        return [
            path("", public(*names, is_strict=True)(cls.as_view({"get": "listing_view"})), name="listing"),
            path("<bigint:pk>/", public(is_strict=True)(cls.as_view({"get": "detail_view"})), name="detail"),
        ]
