import io
import subprocess
import sys
from types import SimpleNamespace

import pytest

from walkback.errors import RefusedAddress, UnreadableInput
from walkback.model import Origin
from walkback.report.item import Given, Input
from walkback.report.retrieve import retrieve


def test_file_and_standard_input(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("The ferry was late.")
    capture, data = retrieve(Input("m.jsonl:1 (a.txt)", str(tmp_path / "a.txt"), Given(outlet="Wire")))
    assert (capture.origin, capture.outlet, data) == (Origin.FILE, "Wire", b"The ferry was late.")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"The bus was late.")))
    capture, data = retrieve(Input("-", "-"))
    assert (capture.origin, data) == (Origin.STDIN, b"The bus was late.")


def test_errors_carry_the_place_of_the_item(tmp_path):
    with pytest.raises(UnreadableInput) as raised:
        retrieve(Input("m.jsonl:1 (a.txt)", str(tmp_path / "a.txt")))
    assert raised.value.where == "m.jsonl:1 (a.txt)"
    with pytest.raises(RefusedAddress) as raised:
        retrieve(Input("m.jsonl:2 (x)", "http://127.0.0.1:9/"))
    assert raised.value.where == "m.jsonl:2 (x)"


def test_reading_files_loads_nothing_of_the_network(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry was late.")
    program = (
        "import sys; from walkback.report.inputs import find_inputs; from walkback.report.retrieve import retrieve\n"
        "import walkback.report.fetch\n"
        "[retrieve(i) for i in find_inputs(sys.argv[1:])]; print({'httpx', 'httpcore', 'ssl'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
