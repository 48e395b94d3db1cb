# make demo   环境、迁移、中文演示内容，然后启动；印出网址和一次性口令
# make test   格式、类型、迁移、分层与全部测试
# make reset  清空演示数据，重新开始
# make bench  在本机测速，写入 docs/benchmarks.md；BENCH_ROWS=1000000 测到一百万行
# make faults 反复断电、塞满磁盘、断开数据库，写入 docs/reliability.md

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3
BENCH_ROWS ?= 100000
BIN := .venv/bin
ADDRESS = $(if $(filter 0.0.0.0,$(HOST)),$(shell hostname -I | cut -d' ' -f1),$(HOST))
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

DEMO_ENV = SECRET_KEY=$$(cat var/secret-key) HTTPS=off STAFF_SECOND_FACTOR=off ALLOWED_HOSTS='*' HOST=$(HOST) PORT=$(PORT) PUBLIC_URL=http://$(ADDRESS):$(PORT)
TEST_ENV = SECRET_KEY=only-for-checks HTTPS=off

.PHONY: demo reset bench faults test lint types checks test-sqlite test-postgres test-browser requirements

demo: .venv/.run var/secret-key
	@$(DEMO_ENV) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEMO_ENV) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(DEMO_ENV) $(BIN)/python manage.py catalogues
	@$(DEMO_ENV) $(BIN)/python manage.py demo
	@$(DEMO_ENV) exec $(BIN)/python serve.py

bench: .venv/.test
	BENCH_ROWS=$(BENCH_ROWS) $(BIN)/python bench/pages.py

faults: .venv/.test
	rm -f docs/reliability.md
	FAULT_TRIALS=20 FAULT_REPORT=docs/reliability.md $(BIN)/pytest -q tests/faults
	FAULT_TRIALS=20 FAULT_REPORT=docs/reliability.md DATABASE_URL=$(POSTGRES_URL) $(BIN)/pytest -q -m "not sqlite and not both" tests/faults

reset:
	rm -rf var/db.sqlite3* var/media

test: .venv/.test lint types checks test-postgres test-browser test-sqlite

lint:
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/djlint templates --check --lint --quiet

types:
	$(BIN)/mypy .

checks:
	$(TEST_ENV) $(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=example.org \
	  PUBLIC_URL=https://example.org $(BIN)/python manage.py check --deploy --fail-level WARNING

test-postgres:
	DATABASE_URL=$(POSTGRES_URL) $(BIN)/pytest --numprocesses 2 -m "not browser and not sqlite and not both"

test-browser:
	$(BIN)/pytest --numprocesses 2 -m browser

test-sqlite:
	$(BIN)/pytest --numprocesses 2 -m "not browser"

requirements: .venv/.test
	for name in requirements requirements-next requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 $$name.in -o $$name.txt; done

var/secret-key:
	@mkdir -p var
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

.venv/.run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.test: .venv/.run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
