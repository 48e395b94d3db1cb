# make demo   环境、迁移、中文演示内容，然后启动；印出网址和一次性口令
# make test   格式、类型、迁移、分层、快的测试、读者和编辑各走一遍；改动之后先跑它
# make check  make test，再加慢的测试、PostgreSQL、其余浏览器测试、下一版 Wagtail，每天轮流跑其中一份；合入之前跑它
# make thorough  make check 的全部，一份不少；发布新版之前跑它
# make reset  清空演示数据，重新开始
# make bench  在本机测速，写入 docs/benchmarks.md；BENCH_ROWS=1000000 测到一百万行
# make faults 反复断电、塞满磁盘、断开数据库，写入 docs/reliability.md

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3
BENCH_ROWS ?= 100000
BIN := .venv/bin
ADDRESS = $(if $(filter 0.0.0.0,$(HOST)),$(shell hostname -I | cut -d' ' -f1),$(HOST))
STAGE := scripts/stage.sh
PYTEST := $(BIN)/pytest --numprocesses 2
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

DEMO_ENV = SITE_NAME=渝中放心游 SITE_NAME_ENGLISH='Yuzhong with Confidence' SECRET_KEY=$$(cat var/secret-key) HTTPS=off STAFF_SECOND_FACTOR=off ALLOWED_HOSTS='*' HOST=$(HOST) PORT=$(PORT) PUBLIC_URL=http://$(ADDRESS):$(PORT)
TEST_ENV = SECRET_KEY=only-for-checks HTTPS=off

.PHONY: demo reset bench faults test check environments thorough ready ready-sqlite ready-postgres ready-next lint types checks quick walk slow postgres browser next requirements

demo: .venv/.run var/secret-key
	@echo "1/5 建立数据表 …"
	@$(DEMO_ENV) $(BIN)/python manage.py migrate_with_progress
	@echo "2/5 收集样式和脚本 …"
	@$(DEMO_ENV) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@echo "3/5 整理三种语言的词 …"
	@$(DEMO_ENV) $(BIN)/python manage.py catalogues
	@echo "4/5 写入演示内容 …"
	@$(DEMO_ENV) $(BIN)/python manage.py demo
	@echo "5/5 启动网站 …"
	@$(DEMO_ENV) exec $(BIN)/python serve.py

bench: .venv/.test
	BENCH_ROWS=$(BENCH_ROWS) $(BIN)/python bench/pages.py

faults: .venv/.test
	rm -f docs/reliability.md
	FAULT_TRIALS=20 FAULT_REPORT=docs/reliability.md $(BIN)/pytest -q tests/faults
	FAULT_TRIALS=20 FAULT_REPORT=docs/reliability.md DATABASE_URL=$(POSTGRES_URL) $(BIN)/pytest -q -m "not sqlite and not once" tests/faults

reset:
	rm -rf var/db.sqlite3* var/media

test: lint types checks quick walk

# What keeps one core busy is done two at a time; one run names everything that fails.
check:
	@$(MAKE) --jobs 2 environments
	@$(MAKE) --keep-going --jobs 2 --output-sync=target ready lint types checks; begun=$$?; \
	  $(MAKE) --keep-going quick walk slow postgres browser next && exit $$begun

environments: .venv/.test .venv-next/.test

thorough:
	THOROUGH=1 FAULT_TRIALS=3 $(MAKE) check

ready: ready-sqlite ready-postgres ready-next

ready-sqlite ready-postgres: ready-%: .venv/.test
	@$(STAGE) 演示站$* $(BIN)/python -m tests.ready $*

ready-next: .venv-next/.test
	@$(STAGE) 下一版的演示站 .venv-next/bin/python -m tests.ready sqlite

lint: .venv/.test
	@$(STAGE) 格式 $(BIN)/ruff format --check --quiet .
	@$(STAGE) 代码规范 $(BIN)/ruff check --quiet .
	@$(STAGE) 模板 $(BIN)/djlint templates --check --lint

types: .venv/.test
	@$(STAGE) 类型 $(BIN)/mypy .

checks: .venv/.test
	@$(STAGE) 迁移 env $(TEST_ENV) $(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0
	@$(STAGE) 部署检查 env SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=example.org \
	  PUBLIC_URL=https://example.org TRUSTED_PROXIES=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

quick: .venv/.test
	@$(STAGE) 快的测试 $(PYTEST) -m "not browser and not slow"

walk: .venv/.test
	@$(STAGE) 浏览器里走一遍 $(PYTEST) -m walk

slow: .venv/.test
	@$(STAGE) 慢的测试 $(PYTEST) --share 6 -m "slow and not browser"

postgres: .venv/.test
	@$(STAGE) PostgreSQL env DATABASE_URL=$(POSTGRES_URL) $(PYTEST) --share 4 -m "not browser and not sqlite and not once$(if $(THOROUGH),, and (databases or not slow))"

browser: .venv/.test
	@$(STAGE) 其余浏览器测试 $(PYTEST) --share 6 -m "browser and not walk"

# What leans on Wagtail most, on its next version.
next: .venv-next/.test
	@$(STAGE) 下一版Wagtail .venv-next/bin/pytest --numprocesses 2 --share 3 -m "not browser and not slow" core/tests core/feeds editing/conflicts editing/dashboard editing/reviews home \
	  honours/releases languages/translations lessons/tests news search/tests/test_search_page.py search/tests/test_admin_views.py spots \
	  tests/test_addresses.py tests/test_block_previews.py tests/test_errors.py

.venv-next/.test: requirements-next.txt requirements-dev.txt
	$(PYTHON) -m venv .venv-next
	.venv-next/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-next.txt
	.venv-next/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

requirements: .venv/.test
	for name in requirements requirements-next requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 $$name.in -o $$name.txt; done

var/secret-key:
	@mkdir -p var
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

.venv/.run: requirements.txt
	@echo "安装运行环境（第一次要几分钟）…"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.test: .venv/.run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
