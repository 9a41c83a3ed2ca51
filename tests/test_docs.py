import importlib.util
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from walkback.cli.root import TABLE, walkback
from walkback.errors import ReaderError

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def _generate():
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generate()


@pytest.fixture(scope="session")
def needs_reader():
    from walkback.statement.reader import shipped_reader

    try:
        shipped_reader()
    except ReaderError as error:
        pytest.skip(f"the reader cannot be loaded: {error}")


def _parts(page):
    return [(match["what"], match["body"]) for match in GENERATE._PART.finditer(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "what"), [("cli.md", "commands"), ("ledger.md", "schema")])
def test_reference_pages_are_current(page, what, monkeypatch):
    assert dict(_parts(DOCS / page)).keys() == {what}
    new, problems = GENERATE.make_page((DOCS / page).read_text(encoding="utf-8"))
    assert problems == []
    assert new == (DOCS / page).read_text(encoding="utf-8"), 'run "python docs/generate.py"'


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "tour.md"], ids=lambda page: page.name)
def test_what_commands_print_on_the_sample_is_current(page, needs_reader, shipped_pairs):
    assert _parts(page)
    new, problems = GENERATE.make_page(page.read_text(encoding="utf-8"))
    assert problems == []
    assert GENERATE.is_current(page.read_text(encoding="utf-8"), new), 'run "python docs/generate.py"'


def test_a_page_with_another_output_is_not_current():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert GENERATE.is_current(page, page)
    assert GENERATE.is_current(page, page.replace("beforehand", "before", 1))
    assert not GENERATE.is_current(page, page.replace("said", "sang"))
    assert not GENERATE.is_current(page, page.replace("## Install", "## Set up"))


@pytest.mark.parametrize("name", TABLE)
def test_every_command_and_option_is_documented(name):
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    section = re.search(rf"^## walkback {name}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, name
    command = getattr(import_module(f"walkback.cli.{name}"), name)
    for param in command.params:
        if isinstance(param, click.Option):
            assert all(option in section[1] for option in param.opts), param.opts


def test_every_option_for_all_commands_is_documented():
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for param in walkback.params:
        assert all(option in page for option in param.opts), param.opts


def test_every_table_and_column_is_documented():
    page = (DOCS / "ledger.md").read_text(encoding="utf-8")
    assert {"captures", "versions", "statements", "statement_view", "statements_fts"} <= set(
        re.findall(r"^### (\w+)$", page, re.MULTILINE)
    )
    assert "| `published_at` |" in page


def test_a_part_that_cannot_be_made_stays_and_is_told():
    page = "<!-- generated: run --ledger none.db reports -->\nold\n<!-- /generated -->\n"
    new, problems = GENERATE.make_page(page)
    assert new == page
    assert len(problems) == 1
    assert "none.db: no ledger there yet" in problems[0]


def test_commands_after_one_that_failed_stay_as_they_are():
    page = "".join(
        f"<!-- generated: run {command} -->\nold\n<!-- /generated -->\n"
        for command in ("--ledger none.db reports", "completion fish")
    )
    assert GENERATE.make_page(page)[0] == page


def test_a_run_shows_the_command_and_its_first_lines():
    page = "<!-- generated: run[2] completion fish -->\n<!-- /generated -->\n"
    new, problems = GENERATE.make_page(page)
    assert problems == []
    lines = new.splitlines()
    assert lines[1:3] == ["```console", "$ walkback completion fish"]
    assert lines[-3:] == ["...", "```", "<!-- /generated -->"]
    assert len(lines) == 8


def test_the_code_in_the_library_page_runs(needs_reader, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "library.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 5
    names = {}
    for block in blocks:
        exec(compile(block, "library.md", "exec"), names)
    said = capsys.readouterr().out
    assert "7 added, 0 unchanged, 0 skipped, 0 failed" in said
    assert "Monday" in said


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))], ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
