"""Every page speaks schema.org's words: by our own list anywhere, by schema.org's types where npm is there."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from outputs.structured_data.tests.reading import one_of_each_kind, parts, said_at
from outputs.structured_data.vocabulary import TYPES

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HERE = Path(__file__).parent / "schema"
COMPILED = {"strict": True, "noEmit": True, "skipLibCheck": True, "module": "nodenext", "target": "es2022"}


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    from django.test import Client

    with django_db_blocker.unblock():
        return {address: said_at(Client(), address) for address in one_of_each_kind()}


@pytest.mark.slow
def test_every_page_names_itself_and_the_way_to_it(said):
    assert len(said) > 25
    for address, graph in said.items():
        page, *others = graph["@graph"]
        assert page["@type"] in ("WebPage", "CollectionPage", "AboutPage"), address
        assert page["url"].endswith(address)
        assert page["inLanguage"] == "zh-Hans"
        if address != "/":
            assert others[0]["@type"] == "BreadcrumbList"
            assert others[0]["itemListElement"][-1]["item"] == page["url"]


def test_no_type_and_no_property_is_off_the_list(said):
    for address, graph in said.items():
        for part in parts(graph):
            assert set(part) <= set(TYPES[part["@type"]].__annotations__), (address, part["@type"])


@pytest.mark.slow
def test_schema_org_knows_them_all(said, tmp_path):
    """The types of schema-dts, by the TypeScript compiler: a misspelt property or a wrong kind of value is an error."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm 没有安装")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, tmp_path)
    installed = subprocess.run(  # noqa: S603 -- a fixed command
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    if installed.returncode:
        pytest.skip(f"npm 仓库没有应答：{installed.stderr[-200:]}")
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": COMPILED, "files": ["said.ts", "wrong.ts"]}))
    (tmp_path / "said.ts").write_text(_typescript(list(said.values())), "utf-8")
    misspelt = {"@context": "https://schema.org", "@graph": [{"@type": "Place", "nam": "洪崖洞"}]}
    (tmp_path / "wrong.ts").write_text(_typescript([misspelt]), "utf-8")
    compiler = tmp_path / "node_modules/.bin/tsc"
    compiled = subprocess.run([compiler, "-p", "."], cwd=tmp_path, capture_output=True, text=True)  # noqa: S603 -- ours
    errors = compiled.stdout.splitlines()
    assert [line for line in errors if line.startswith("said.ts")] == []
    assert any("nam" in line for line in errors if line.startswith("wrong.ts"))


def _typescript(graphs: list[dict]) -> str:
    """The graphs as constants of schema-dts' types; what a search asks for has a type of its own there."""
    lines = ['import type { Graph, SearchAction, WithActionConstraints } from "schema-dts";']
    for number, graph in enumerate(graphs):
        text = json.dumps(graph, ensure_ascii=False)
        for part in parts(graph):
            if "query-input" in part:
                action = json.dumps(part, ensure_ascii=False)
                lines.append(f"const action: WithActionConstraints<SearchAction> = {action};")
                text = text.replace(action, "action")
        lines.append(f"export const graph{number}: Graph = {text};")
    return "\n".join(lines)
