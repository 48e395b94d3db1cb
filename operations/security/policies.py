"""Content security policies: nothing inline and nobody else's on the public side, one nonce in the admin."""

from csp.constants import NONCE, NONE, SELF

PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "media-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],  # the editor's preview
    "base-uri": [NONE],
}

ADMIN = {
    "default-src": [SELF],
    "script-src": [SELF, NONCE],
    # Wagtail sizes panels and progress bars by style attributes; styles cannot run code.
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [SELF],
}

#: Pictures that people uploaded and every download: whatever is in them, a browser runs and loads nothing of it.
UPLOADED = ("/media/", "/closed/")
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
