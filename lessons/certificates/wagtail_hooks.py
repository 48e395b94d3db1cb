"""What certificates add to the admin."""

from wagtail import hooks

from .viewsets import certificates


@hooks.register("register_admin_viewset")
def register_certificates():
    """Certificates."""
    return certificates
