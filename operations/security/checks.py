"""What `manage.py check --deploy` says about the proxy in front of the site."""

from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def proxy_is_declared(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """The server itself speaks no TLS: where readers come by HTTPS a proxy stands in front, elsewhere there is none."""
    is_https = settings.SECURE_SSL_REDIRECT or settings.PUBLIC_URL.startswith("https:")
    if is_https and not settings.TRUSTED_PROXIES:
        return [
            Warning(
                "网站用 HTTPS，却没有写前面有几层代理：请求会被当成 HTTP 转来转去，所有访客算成一个地址。",
                hint="设 TRUSTED_PROXIES（只有 nginx 时是 1）；不用 HTTPS，就设 HTTPS=off，PUBLIC_URL 用 http://。",
                id="security.W101",
            )
        ]
    if settings.TRUSTED_PROXIES and not is_https:
        return [
            Warning(
                f"写了前面有 {settings.TRUSTED_PROXIES} 层代理，网站却不用 HTTPS：要是没有代理，访客能冒充别人的地址。",
                hint="前面没有代理，去掉 TRUSTED_PROXIES；有代理，设 HTTPS=on，PUBLIC_URL 用 https://。",
                id="security.W102",
            )
        ]
    return []
