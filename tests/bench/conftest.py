import gzip
import json

import pytest
from planted_reader import SAID, PlantedReader


@pytest.fixture
def reader():
    return PlantedReader()


@pytest.fixture
def gold(tmp_path):
    """Two annotated articles; what the planted reader finds, and one indirect attribution that it misses."""
    texts = [
        "Ferry late again\n\n“The ferry was late,” Ann Lee said on Monday.\n\nThe bus was late, Bo Lind admitted.\n",
        "“Nothing sailed,” Bo Lind said. The port was closed.\n",
    ]
    articles = []
    for number, text in enumerate(texts):
        found = [
            {"id": "x", **{role: [list(m.span(role))] for role in ("source", "cue", "content")}}
            for m in SAID.finditer(text)
        ]
        if "admitted" in text:
            parts = {"source": "Bo Lind", "cue": "admitted", "content": "The bus was late"}
            found.append({"id": "y", **{r: [[text.index(w), text.index(w) + len(w)]] for r, w in parts.items()}})
        articles.append({"id": f"a{number}", "text": text, "attributions": found})
    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(article) + "\n" for article in articles)
    return path


def capture(file, outlet, report, version=1, day="2031-03-04"):
    return {
        "file": file, "outlet": outlet, "url": f"https://{outlet.lower()}.example/{report}", "captured_at": None,
        "published_on": day, "report": report, "version": version, "copy_of": None, "boilerplate": [],
    }  # fmt: skip


def statement(key, file, source, content, same_as=None, cue="said"):
    return {
        "id": key, "file": file, "source": [source], "cue": [cue], "content": [content],
        "speaker": source.split()[-1].lower(), "manner": "direct" if "“" in content else "indirect",
        "said_on": None, "venue": None, "says": "other", "same_as": same_as,
    }  # fmt: skip


LATE = "Ferry late again\n\n“The ferry was late,” Ann Lee said on Monday.\n\nThe bus was late, Bo Lind admitted.\n"
PAGE = """<html><body><nav><a href="/x">Home</a> <a href="/y">Sport</a></nav><article><h1>No ferry</h1>
<p>“Nothing sailed on Monday, and nothing will sail before Friday at the earliest,” Bo Lind said.</p>
<p>The harbour has been closed since the storm, and most of the islands have had no supplies for a week. The school
stays shut.</p></article></body></html>
"""
TEXTS = {
    "reports/1.txt": LATE,
    "reports/2.txt": LATE.replace("The bus was late", "The bus came"),
    "reports/3.html": PAGE,
}


@pytest.fixture
def case(tmp_path):
    """A folder of cases with one small case: two versions of one report, and a page."""
    folder = tmp_path / "cases" / "ferry"
    (folder / "reports").mkdir(parents=True)
    one, two, three = TEXTS
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    nothing = "“Nothing sailed on Monday, and nothing will sail before Friday at the earliest,”"
    content = {
        "id": "ferry", "title": "t", "fictional": True, "note": "n",
        "captures": [
            capture(one, "Wire", "R1"), capture(two, "Wire", "R1", 2, "2031-03-05"), capture(three, "Echo", "R2"),
        ],
        "speakers": [
            {"id": key, "name": name, "kind": "person", "aliases": [], "office": None, "side": key}
            for key, name in (("lee", "Ann Lee"), ("lind", "Bo Lind"))
        ],
        "statements": [
            statement("s1", one, "Ann Lee", "“The ferry was late,”"),
            statement("s2", one, "Bo Lind", "The bus was late", cue="admitted"),
            statement("s3", two, "Ann Lee", "“The ferry was late,”", "s1"),
            statement("s4", two, "Bo Lind", "The bus came", cue="admitted"),
            statement("s5", three, "Bo Lind", nothing),
        ],
        "figures": [], "events": [], "questions": [], "findings": [], "not_findings": [],
    }  # fmt: skip
    (folder / "case.json").write_text(json.dumps(content), encoding="utf-8")
    return folder.parent
