"""Redis stops or hangs: no reader sees an error, limits go on counting, nothing kept is old when it comes back."""

import shutil
import signal
import subprocess
import time
from urllib.parse import quote

import pytest
import redis

from tests.serving import free_port, serving

from .report import tried

HOT_POT, CAVE = quote("火锅"), quote("洪崖洞")
READ = ["/", "/spots/", f"/credit/?q={HOT_POT}", f"/search/?q={CAVE}", "/honours/safe-consumption-units/"]

pytestmark = [pytest.mark.sqlite, pytest.mark.slow]


class OwnRedis:
    """A server of the test's own."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        client = redis.from_url(self.url)
        end = time.monotonic() + 10
        while True:
            try:
                client.ping()
                return
            except redis.ConnectionError:
                assert time.monotonic() < end, "redis-server did not start"

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def own_redis():
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server 没有安装")
    server = OwnRedis()
    yield server
    server.stop()


RENAME = """
from news.models import NewsPage
NewsPage.objects.filter(pk=NewsPage.objects.live().first().pk).update(title="断开时改的")
"""


def test_readers_see_no_error(own_redis, tmp_path, database):
    with serving(tmp_path, WEB_CONCURRENCY="2", REDIS_URL=own_redis.url) as site:
        assert all(site.get(path)[0] == 200 for path in READ)
        answers = []
        own_redis.stop()
        answers += [site.get(path)[0] for path in READ * 4]
        site.manage("shell", "--verbosity", "0", "-c", RENAME)
        assert "断开时改的" in site.get("/news/")[2].decode()
        own_redis.start()
        answers += [site.get(path)[0] for path in READ * 4]
        own_redis.process.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        answers += [site.get(path)[0] for path in READ]
        slow = time.monotonic() - began
        own_redis.process.send_signal(signal.SIGCONT)
        answers += [site.get(path)[0] for path in READ]
    lost = len(answers) - answers.count(200)
    tried(
        "Redis stopped, started anew, hanging",
        database,
        len(answers),
        lost,
        f"five pages with it hanging: {slow:.1f} s",
    )


def test_what_could_not_be_told_is_told_when_it_is_back(own_redis):
    """It comes back with the version it had: pages kept before must not pass for new."""
    from operations.page_cache.version import RedisVersion

    version = RedisVersion(own_redis.url)
    version.change()
    before = version.current()
    own_redis.process.send_signal(signal.SIGSTOP)
    version.change()
    assert version.current() is None
    own_redis.process.send_signal(signal.SIGCONT)
    end = time.monotonic() + 10
    while version.current() in (None, before):
        assert time.monotonic() < end, "the change was never told"
