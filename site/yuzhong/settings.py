"""All settings, in one place. The environment is read here and nowhere else; docs/operations.md lists every name."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, validate
from redis.backoff import NoBackoff
from redis.retry import Retry

from operations.security.places import RENDERING
from operations.security.policies import PUBLIC

from .logs import logging_to_json

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

# --- Deployment -------------------------------------------------------------------------------------------------

SECRET_KEY = env.str("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1"])
PUBLIC_URL = env.str("PUBLIC_URL", "http://localhost:8000")
WAGTAIL_SITE_NAME = env.str("SITE_NAME", "放心消费公开信息")
SITE_NAME_ENGLISH = env.str("SITE_NAME_ENGLISH", "")  # without one, English pages say the Chinese name
HTTPS = env.bool("HTTPS", True)
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
WEB_THREADS = env.int("WEB_THREADS", RENDERING)  # of each worker, that render

if not VAR_DIR.exists():
    VAR_DIR.mkdir(parents=True)
    VAR_DIR.chmod(0o711)  # nginx passes through to styles and pictures, and reads nothing else

CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "core.views.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz(/deep)?$"]
STATUS_TOKEN = env.str("STATUS_TOKEN", "")  # for /healthz/deep; without one there is no such page
# Proxies in front that add to X-Forwarded-For and set X-Forwarded-Proto anew; without any, both are hearsay.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")  # mailto: or https:, for /.well-known/security.txt
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture", "midi")
}

LOGGING = logging_to_json(env.str("LOG_LEVEL", "WARNING"))
LOGGING["loggers"]["editing.audit.anchors"] = {"level": "INFO"}  # the trail's end, for whoever keeps the log
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO  # an address that is no more is news to nobody

# --- Applications -----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "outputs.sitemaps",
    "outputs.share_images",
    "outputs.markdown",
    "outputs.api",
    "outputs.structured_data",
    "home",
    "editing.pii",
    "editing.reviews",
    "editing.audit",
    "search",
    "alliances.display_walls",
    "alliances.campaigns",
    "alliances",
    "honours.imports",
    "honours",
    "honours.plaques",
    "honours.releases",
    "honours.applications",
    "operations.page_cache",
    "honours.merchant_links",
    "honours.objections",
    "lessons.assignments",
    "lessons.offline",
    "lessons.quizzes",
    "lessons.progress",
    "lessons.certificates",
    "accounts.invitations",
    "lessons.bookclub",
    "lessons.word_import",
    "lessons.regulations",
    "lessons",
    "core.media",
    "news",
    "services.activities",
    "services.enquiries",
    "services",
    "spots",
    "core.feeds",
    "editing.inspection",
    "editing.dashboard",
    "editing.agenda",
    "editing",
    "accounts",
    "accounts.two_factor",
    "accounts.login_sessions",
    "accounts.subscriptions",
    "languages",
    "languages.translations",
    "operations.security",
    "operations.backups",
    "operations.monitoring",
    "operations.scheduler",
    "core",
    "wagtailmedia",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.UsersAdminConfig",
    "wagtail.api.v2",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "health_check",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_tasks_db",
    "django_structlog",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "operations.security.security_headers.complete_refusals",
    "core.request_log.RequestLog",
    "core.compression.PersonalPages",
    "django.middleware.security.SecurityMiddleware",
    "operations.security.middleware.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "operations.security.private_answers.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "operations.security.charsets.known_charsets",
    "operations.security.methods.known_methods",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "operations.security.middleware.end_long_sessions",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.two_factor.middleware.require_second_factor",
    "core.launch.hide_until_launch",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "operations.security.login_rate.SignInPace",
    "editing.audit.middleware.ExportTrail",
    "core.database_busy.BusyDatabaseMiddleware",
    "core.refusal_middleware.RefusalMiddleware",
    "operations.security.malformed_forms.MalformedFormMiddleware",
    "operations.security.out_of_range.OutOfRange",
    "honours.admin.report_permission_middleware.ReportPermissionMiddleware",
    "languages.translations.response_middleware.localize_response",
    "operations.page_cache.reads.NoteReads",
]

ROOT_URLCONF = "yuzhong.urls"
WSGI_APPLICATION = "yuzhong.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", conn_health_checks=True),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Stock SQLite settings lose concurrent publishes; these lose none (docs/decisions/operations.md, 0004, 1044).
    DATABASES["default"]["ENGINE"] = "operations.sqlite3"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
# Of every key: by default the address, so that two sites on one Redis never meet.
REDIS_PREFIX = env.str("REDIS_PREFIX", "") or urlsplit(PUBLIC_URL).netloc
_IN_REDIS: dict[str, Any] = {
    "BACKEND": "operations.caches.RedisOrMemory",
    "LOCATION": REDIS_URL,
    # Seconds; asked once, since operations.caches knows what to do without an answer.
    "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5, "retry": Retry(NoBackoff(), 0)},
}
_IN_PROCESS: dict[str, Any] = {"BACKEND": "operations.caches.Memory", "OPTIONS": {"MAX_ENTRIES": 2000}}
CACHES = {
    name: {**_IN_REDIS, "KEY_PREFIX": f"{REDIS_PREFIX}:{name}"} if REDIS_URL else {**_IN_PROCESS, "LOCATION": name}
    for name in ("default", "renditions")
}
CACHES["counts"] = (  # what is counted for limits, by all processes together
    {**_IN_REDIS, "KEY_PREFIX": f"{REDIS_PREFIX}:counts"}
    if REDIS_URL
    else {"BACKEND": "core.counts.FileCounts", "LOCATION": str(VAR_DIR / "counts")}
)
CACHES["renditions"]["TIMEOUT"] = 600  # seconds

# --- Pages kept in front of Django (docs/decisions/operations.md, 0801) ---------------------------------------------

PAGE_VERSION = REDIS_URL or str(VAR_DIR / "page-version")
PAGE_MEMORY = env.int("PAGE_MEMORY_MB", 64) * 1024 * 1024  # bytes in each worker
PAGE_LONGEST = 600  # seconds
PAGES_NEVER: tuple[str, ...] = ("/admin/", "/documents/", "/media/", "/static/", "/healthz")
PAGES_NEVER += tuple(f"{prefix}/hearings/" for prefix in ("", "/zh-hant", "/en"))

TASK_WORKER = env.bool("TASK_WORKER", False)
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if TASK_WORKER
        else "django_tasks.backends.immediate.ImmediateBackend",
    }
}

# --- Timers (docs/decisions/operations.md, 1051) --------------------------------------------------------------------

TIMERS_INSIDE = env.bool("TIMERS_INSIDE", True)  # off: `manage.py run_timers` is started every minute from outside
_MINUTE, _HOUR, _DAY, _WEEK = 60, 3600, 24 * 3600, 7 * 24 * 3600  # seconds
TIMED_COMMANDS = {
    "status": _MINUTE,
    "publish_scheduled": _MINUTE // 2,
    "release_due": _MINUTE // 2,
    "follow_originals": _MINUTE,
    "send_staff_notices": _MINUTE,
    "remind_reviews": _HOUR,
    "fold_rolls": _DAY,
    "inspect_site": _DAY,
    "scan_privacy": _DAY,
    "purge_audit": _DAY,
    "check_audit": _WEEK,
    "purge_reports": _DAY,
    "purge_objections": _DAY,
    "purge_applications": _DAY,
    "purge_proposals": _DAY,
    "purge_enquiries": _DAY,
    "purge_notes": _DAY,
    "purge_change_requests": _DAY,
    "reindex_merchants": _MINUTE,
    "make_picture_sizes": _HOUR,
}

# --- People -----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "accounts.passwords.LongEnough",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]

PASSWORD_HASHERS = ["operations.security.hashers.PacedPBKDF2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_HANDLER = f"axes.handlers.{'cache.AxesCacheHandler' if REDIS_URL else 'database.AxesDatabaseHandler'}"
AXES_DISABLE_ACCESS_LOG = True  # the audit trail keeps what is worth keeping
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# By name and address together: a stranger's wrong guesses never lock out the person behind the name.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "security/locked_out.html"
AXES_SENSITIVE_PARAMETERS = ["username", "code", "credential"]  # besides the password
AXES_CLIENT_IP_CALLABLE = "core.client_ip.client_ip"
AXES_VERBOSE = False
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", True)  # docs/decisions/accounts.md, 1031
# Of everybody together: each costs a slow hash, 0.22 s of a core (docs/decisions/operations.md, 1032).
SIGN_INS_A_SECOND = 6
SESSION_LIMIT = 12 * 3600  # seconds after signing in
IDLE_LIMIT = 30 * 60  # seconds after the last request
AUDIT_DAYS = env.int("AUDIT_DAYS", 365)  # at least 180 whatever is said
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "sign_in"  # in the reader's language

# --- Mail -------------------------------------------------------------------------------------------------------

MAIL = env.dj_email_url("EMAIL_URL", "dummy:")  # without one nothing is sent, and pages say so
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_BACKEND = "operations.monitoring.mail.NotedSMTP" if MAIL["EMAIL_BACKEND"] == _SMTP else MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"] or "", MAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_USER"] or "", MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["EMAIL_USE_TLS"], MAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "noreply@localhost")

# --- Language and time ------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "languages.translations.translator.ByRule"}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation that was only begun is not published
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "languages" / "gaps"]  # ours; what the stock catalogues leave out
FORMAT_MODULE_PATH = "languages.formats"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True

# --- Files ------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ROOT = BASE_DIR / "site" / "root"  # what browsers ask for at a fixed address
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
S3_BUCKET = env.str("S3_BUCKET", "")
_IN_BUCKET = {
    "bucket_name": S3_BUCKET,
    "endpoint_url": env.str("S3_ENDPOINT", "") or None,
    "access_key": env.str("S3_ACCESS_KEY", "") or None,
    "secret_key": env.str("S3_SECRET_KEY", "") or None,
    "default_acl": "private",
    "querystring_auth": False,
    "file_overwrite": False,
    "custom_domain": urlsplit(PUBLIC_URL).netloc + "/media",
    "url_protocol": urlsplit(PUBLIC_URL).scheme + ":",
}
STORAGES = {
    "default": {"BACKEND": "core.bucket_storage.BucketStorage", "OPTIONS": _IN_BUCKET}
    if S3_BUCKET
    else {"BACKEND": "core.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "core.stylesheets.JoinedStaticFilesStorage"},
}
# nginx reads pictures and styles under an account of its own; all else is written for ours alone (`manage.py`).
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o644, 0o755
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page's editor exceeds Django's 1,000

# --- Wagtail ----------------------------------------------------------------------------------------------------

WAGTAILIMAGES_AVIF_QUALITY = 45  # docs/decisions/core.md, 0811
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "accounts.account_forms.ResetForm"  # noqa: S105 -- the name of a class
WAGTAIL_ENABLE_UPDATE_CHECK = False  # the admin calls nobody outside
WAGTAILUSERS_PASSWORD_ENABLED = False  # nobody sets another's password: `accounts.password_links`
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILIMAGES_IMAGE_MODEL = "core.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 20_000_000  # about 360 MB in a worker while its sizes are made (docs/reliability.md)
WAGTAILDOCS_DOCUMENT_MODEL = "core.Attachment"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.uploads.documents.AttachmentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # never past the door, wherever the files lie
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.Recording",
    "MEDIA_FORM_BASE": "core.media.forms.RecordingForm",
    "AUDIO_EXTENSIONS": ["mp3", "m4a"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
