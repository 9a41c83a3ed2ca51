import gzip
import json

import pytest

from walkback.cli.output import open_output
from walkback.errors import WalkbackError
from walkback.shown.json_text import json_text


def test_letters_stay_and_lone_surrogates_are_escaped():
    assert json_text({"a": "“né”"}) == '{"a": "“né”"}'
    assert json.loads(json_text({"a": "\ud800“"}).encode("utf-8")) == {"a": "\ud800“"}


def test_a_file_comes_into_place_whole(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), open_output(path) as stream:
        stream.write(b"half")
        stream.flush()
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert (tmp_path / "out.jsonl.part").read_text() == "half"
    with open_output(path) as stream:
        stream.write(b"whole")
    assert path.read_text() == "whole"
    assert not (tmp_path / "out.jsonl.part").exists()


def test_the_same_content_gives_the_same_gzip_file(tmp_path):
    for name in ("a.gz", "b.gz"):
        with open_output(tmp_path / name) as stream:
            stream.write(b"line\n")
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == b"line\n"
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with (
        pytest.raises(WalkbackError, match=r"none/out\.jsonl: cannot be written: No such file"),
        open_output(tmp_path / "none" / "out.jsonl"),
    ):
        pass
