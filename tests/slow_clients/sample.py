"""The nginx sample of docs/deploy, started as whoever runs the tests, in a folder of its own."""

import datetime
import getpass
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.serving import ROOT, free_port

from .clients import connect

SAMPLE = ROOT / "docs" / "deploy" / "nginx-site.conf"
NGINX = "/usr/sbin/nginx"
#: What Debian's own file says around a site, with what the sample asks for.
AROUND = """
user {user}; worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/errors warn;
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {folder}/bodies; proxy_temp_path {folder}/answers;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""


@contextmanager
def proxied(folder: Path, site: str, port: int) -> Iterator[str]:
    """The sample in front of a site's address; its own, with TLS on that port."""
    folder.mkdir()
    _certificate(folder)
    changes = {
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "127.0.0.1:8000": urlsplit(site).netloc,
        "/etc/ssl/yuzhong": str(folder),
    }
    text = SAMPLE.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=getpass.getuser()), "utf-8")
    server = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")])
    try:
        _wait(f"https://127.0.0.1:{port}", server, folder)
        yield f"https://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait(url: str, server: subprocess.Popen[bytes], folder: Path) -> None:
    while True:
        assert server.poll() is None, (folder / "errors").read_text("utf-8")
        try:
            connect(url).close()
            return
        except ConnectionRefusedError:
            continue


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.gov.cn")])
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    dated = builder.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    certificate = dated.serial_number(x509.random_serial_number()).sign(key, hashes.SHA256())
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "private.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
