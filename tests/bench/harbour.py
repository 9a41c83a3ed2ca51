"""A small invented case about a warning, for tests of figures on findings: its gold record and predictions of it."""

import json

from bench.case_score import read_gold

ONE, TWO, THREE = "reports/1.txt", "reports/2.txt", "reports/3.txt"
WARNED = "“The port of Velmar was warned before the storm flood,”"
NEVER = "“The port of Velmar was never warned before the storm flood,”"
TAKEN_BACK = "“The port of Velmar was not warned before the storm flood,”"
ROOM = "“The library keeps its reading room,”"
LOST = "“The flood took 16 boats,”"
MORE = "“The flood took 19 boats,”"
SAID = (  # id, file, content, speaker
    ("s1", ONE, WARNED, "marsh"),
    ("s2", TWO, NEVER, "weil"),
    ("s3", THREE, TAKEN_BACK, "marsh"),
    ("s4", TWO, ROOM, "olin"),
    ("s5", ONE, LOST, "marsh"),
    ("s6", THREE, MORE, "marsh"),
)
NAMES = {"marsh": "Elena Marsh", "weil": "Jonas Weil", "olin": "Petra Olin"}
FINDINGS = (
    {"kind": "denial", "earlier": "s1", "later": "s2", "question": "q1", "strength": "strong", "why": "w"},
    {"kind": "walk_back", "earlier": "s1", "later": "s3", "question": "q1", "strength": "medium", "why": "w"},
    {"kind": "changed_figure", "earlier": "s5", "later": "s6", "question": "q2", "strength": "weak", "why": "w"},
)
QUESTIONS = (
    {
        "id": "q1", "ask": "Was the port of Velmar warned before the storm flood?",
        "also": ["Did anybody warn the port of Velmar before the flood?"],
        "positions": {"s1": "yes", "s2": "no", "s3": "no"},
    },
    {
        "id": "q2", "ask": "How many boats did the flood take?", "also": [],
        "positions": {"s5": "16", "s6": "19"},
    },
)  # fmt: skip
NOT_FINDINGS = ({"a": "s1", "b": "s4", "why": "about a library"},)


def write_case(folder, name="harbour"):
    """The case as a folder with its reports; returns the folder."""
    case = folder / name
    (case / "reports").mkdir(parents=True)
    days = {ONE: "2031-03-03", TWO: "2031-03-04", THREE: "2031-03-07"}
    for file in days:
        said = " ".join(f"{content} {NAMES[who]} said." for _, where, content, who in SAID if where == file)
        (case / file).write_text(f"Harbour\n\n{said}\n", encoding="utf-8")
    record = {
        "id": name, "title": "t", "fictional": True, "note": "n",
        "captures": [
            {
                "file": file, "outlet": f"Outlet {n}", "url": f"https://outlet-{n}.example/a-story-of-{n}",
                "captured_at": f"{day}T10:00:00Z", "published_on": day, "report": f"R{n}", "version": 1,
                "copy_of": None, "boilerplate": [],
            }
            for n, (file, day) in enumerate(days.items(), 1)
        ],
        "speakers": [
            {"id": key, "name": full, "kind": "person", "aliases": [], "office": None, "side": full}
            for key, full in NAMES.items()
        ],
        "statements": [
            {
                "id": key, "file": file, "source": [NAMES[who]], "cue": ["said"], "content": [content],
                "speaker": who, "manner": "direct", "said_on": None, "venue": None, "says": "other", "same_as": None,
            }
            for key, file, content, who in SAID
        ],
        "figures": [], "events": [], "questions": list(QUESTIONS), "findings": list(FINDINGS),
        "not_findings": list(NOT_FINDINGS),
    }  # fmt: skip
    (case / "case.json").write_text(json.dumps(record), encoding="utf-8")
    return case


def read_case(folder):
    """The gold record of a case that is written into ``folder``."""
    return read_gold(write_case(folder))


def predicted(*findings, positions=None, without=(), unsure=(), act=None, side=None):
    """A prediction that finds all statements but ``without``, with one question for each gold one.

    Ids are p1 to p6. ``positions`` are the questions' positions, by default the gold ones; ``act`` and ``side``
    replace the act and the side of statements.
    """
    statements = [
        {
            "id": f"p{key[1]}", "file": file, "source": [NAMES[who]], "cue": ["said"], "content": [content],
            "speaker": {"name": NAMES[who], "side": (side or {}).get(f"p{key[1]}", NAMES[who])}, "manner": "direct",
            "said_on": None, "same_as": None, "act": (act or {}).get(f"p{key[1]}", key),
        }
        for key, file, content, who in SAID
        if key not in without
    ]  # fmt: skip
    there = {one["id"] for one in statements}
    if positions is None:
        positions = [{f"p{key[1]}": p for key, p in q["positions"].items()} for q in QUESTIONS]
    questions = [
        {"id": f"k{n}", "ask": f"Question {n}?", "positions": {key: p for key, p in one.items() if key in there}}
        for n, one in enumerate(positions)
    ]
    return {
        "id": "harbour", "statements": statements, "figures": [], "questions": questions, "findings": list(findings),
        "unsure": list(unsure),
    }  # fmt: skip


def told(kind, earlier, later, certainty=0.7, question="k0", strength="strong"):
    """A predicted finding."""
    return {
        "kind": kind, "earlier": earlier, "later": later, "question": question, "strength": strength,
        "certainty": certainty, "why": ["because"],
    }  # fmt: skip
