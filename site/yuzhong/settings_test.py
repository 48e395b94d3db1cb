"""Settings for tests: the real ones, with a throwaway key, plain static names and files of their own."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("SITE_NAME", "渝中放心游")  # as `make demo` calls it
os.environ.setdefault("SITE_NAME_ENGLISH", "Yuzhong with Confidence")
# Each worker has files of its own, though it inherits the folder of who started it; what it starts shares them.
if os.environ.get("VAR_DIR", "var/test") == "var/test":
    os.environ["VAR_DIR"] = "/".join(("var/test", *filter(None, [os.environ.get("PYTEST_XDIST_WORKER")])))
os.environ.setdefault("STAFF_SECOND_FACTOR", "off")  # its own tests switch it on

from yuzhong.settings import *  # noqa: F403

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == "operations.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}  # noqa: F405 -- a file, so that it can be reused
SIGN_INS_A_SECOND = 1000  # its own test slows down
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 -- nothing is collected in tests; whitenoise warns when it is missing
