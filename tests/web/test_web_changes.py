"""What people set right in the browser: the same judgements as on the command line, and how they are taken back."""

import re

import pytest

from walkback.finding.record import Spoken
from walkback.store.finding_list import FindingFilter
from walkback.store.ledger import Ledger
from walkback.store.verdicts import verdict_of

OWN = {"origin": "http://localhost"}


def token(client):
    return re.search(r'name="csrf" value="([^"]+)"', client.get("/review").text)[1]


@pytest.fixture
def send(own_client):
    """Send a form of the room's own page."""

    def post(address, *, script=False, **fields):
        headers = {**OWN, "hx-request": "true"} if script else OWN
        return own_client.post(address, data={"csrf": token(own_client), "by": "Ann Lee", **fields}, headers=headers)

    return post


@pytest.fixture
def ledger(own_path):
    with Ledger(own_path) as opened:
        yield opened


def unjudged(ledger):
    return ledger.finding_page(FindingFilter(unjudged=True)).findings


def spoken(ledger):
    return next(one for one in unjudged(ledger) if isinstance(one, Spoken))


# --- Findings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", ["confirm", "reject"])
def test_a_finding_is_judged_with_name_and_note(send, ledger, verdict):
    one = unjudged(ledger)[0]
    answer = send(f"/findings/{one.id}", verdict=verdict, note="read both", back=f"/findings?page=2#f-{one.id}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/findings?page=2#f-{one.id}")
    judged = verdict_of(ledger.finding(one.id))
    assert (judged.kind, judged.by, judged.note) == (verdict, "Ann Lee", "read both")


def test_a_rejected_finding_leaves_the_list_and_comes_back_when_that_is_taken_back(send, own_client, ledger):
    one = unjudged(ledger)[0]
    send(f"/findings/{one.id}", verdict="reject")
    assert one.id not in [each["id"] for each in own_client.get("/findings.json").json()]
    number = verdict_of(ledger.finding(one.id)).number
    assert send(f"/judgements/{number}").headers["location"] == "/judgements"
    assert one.id in [each["id"] for each in own_client.get("/findings.json").json()]
    assert ledger.judgements()[-1].undone_by == "Ann Lee"


def test_review_has_what_nobody_has_decided_on(send, own_client, ledger):
    before = own_client.get("/review.json").json()
    send(f"/findings/{before[0]['id']}", verdict="confirm")
    after = own_client.get("/review.json").json()
    assert [one["id"] for one in after] == [one["id"] for one in before[1:]]


def test_a_script_gets_the_card_alone(send, own_client, ledger):
    one = unjudged(ledger)[0]
    answer = send(
        f"/findings/{one.id}", script=True, verdict="confirm", card=f"/findings/{one.id}?card=1", back="/review"
    )
    assert answer.headers["location"] == f"/findings/{one.id}?card=1"
    card = own_client.get(answer.headers["location"]).text
    assert "<html" not in card
    assert f'id="f-{one.id}"' in card
    assert "Confirmed by" in card


@pytest.mark.parametrize("back", ["https://other.example/", "//other.example/", "/\\other.example", "x", ""])
def test_nobody_is_sent_to_another_server(send, ledger, back):
    one = unjudged(ledger)[0]
    answer = send(f"/findings/{one.id}", verdict="confirm", back=back)
    assert answer.headers["location"] == f"/findings/{one.id}"


def test_who_decided_last_is_remembered(send, own_client, ledger):
    send(f"/findings/{unjudged(ledger)[0].id}", verdict="confirm")
    assert 'name="by" value="Ann Lee"' in own_client.get("/review").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"verdict": "maybe"}, "expected confirm, reject"),
        ({"verdict": "confirm", "by": " "}, "the name of who decides is missing"),
        ({"verdict": "confirm", "note": "x" * 3000}, "3,000 characters are too many"),
    ],
)
def test_what_is_wrong_with_a_form_is_told(send, ledger, fields, words):
    answer = send(f"/findings/{unjudged(ledger)[0].id}", **fields)
    assert answer.status_code == 400
    assert words.lower() in answer.text.lower()
    assert all(one.by != "Ann Lee" for one in ledger.judgements())


def test_what_is_undone_cannot_be_undone_again(send, ledger):
    send(f"/findings/{unjudged(ledger)[0].id}", verdict="confirm")
    number = ledger.judgements()[-1].number
    assert send(f"/judgements/{number}").status_code == 303
    assert send(f"/judgements/{number}").status_code == 404


def test_a_room_for_reading_has_no_form_that_changes(read_only_client, sample):
    pages = ["/", "/review", "/review/speakers", "/review/sides", "/judgements"]
    pages += [f"/questions/{sample.questions()[0].id}", f"/statements/{sample.statements(limit=1)[0].id}"]
    for page in pages:
        assert 'method="post"' not in read_only_client.get(page).text, page


# --- Questions and statements -----------------------------------------------------------------------------------


def test_a_question_is_worded_otherwise(send, ledger):
    question = ledger.questions()[0]
    answer = send(f"/questions/{question.id}", step="rename", wording="Had they been told?")
    assert answer.headers["location"] == f"/questions/{question.id}"
    assert ledger.question(question.id).ask == "Had they been told?"


def test_an_answer_is_set(send, ledger):
    question = next(one for one in ledger.questions() if one.kind == "yes_no" and len(one.answers) > 2)
    last = question.answers[-1]
    other = "no" if last.position == "yes" else "yes"
    address = send(f"/questions/{question.id}", step="answer", statement=last.statement.id, answer=other).headers[
        "location"
    ]
    now = ledger.question(address.rsplit("/", 1)[1])
    assert next(one.position for one in now.answers if one.statement.id == last.statement.id) == other


def test_a_statement_that_is_no_answer_leaves_and_one_that_is_comes_back(send, own_client, ledger):
    question = next(one for one in ledger.questions() if len(one.answers) > 3)
    out = question.answers[-1].statement
    address = send(f"/questions/{question.id}", step="apart", statement=out.id).headers["location"]
    assert own_client.get(address).status_code == 200
    kept = ledger.question(address.rsplit("/", 1)[1])
    assert out.id not in [one.statement.id for one in kept.answers]
    address = send(f"/statements/{out.id}", step="same", other=f"http://localhost/questions/{kept.id}").headers[
        "location"
    ]
    assert address == f"/statements/{out.id}"
    assert ledger.asked([out.id])[out.id]


def test_two_questions_become_one(send, own_client, ledger):
    first, second = [one for one in ledger.questions() if one.kind == "yes_no"][:2]
    address = send(f"/questions/{first.id}", step="same", other=f"/questions/{second.id}").headers["location"]
    assert own_client.get(address).status_code == 200
    answers = {one.statement.id for one in ledger.question(address.rsplit("/", 1)[1]).answers}
    assert answers & {one.statement.id for one in first.answers}
    assert answers & {one.statement.id for one in second.answers}


def test_speaker_and_side_of_a_statement_are_set(send, own_client, ledger):
    one = next(each for each in ledger.statements() if each.speaker and each.speaker.side)
    send(f"/statements/{one.id}", step="speaker", name="Prime minister Kaja Mets")
    send(f"/statements/{one.id}", step="side", side="Coast Guard › Government of Norland")
    now = ledger.statement(one.id)
    assert now.speaker.name == "Kaja Mets"
    assert now.speaker.side.levels == ("Coast Guard", "Government of Norland")
    page = own_client.get(f"/statements/{one.id}").text
    assert "a person says so" in page


# --- Speakers and sides -----------------------------------------------------------------------------------------


def test_speakers_taken_for_one_on_little_are_parted(send, own_client, ledger):
    doubtful = ledger.doubtful_merges()
    assert [one.score for one in doubtful] == sorted(one.score for one in doubtful)
    one = doubtful[0]
    left, right = (f"{end.report} {end.name}" for end in (one.left, one.right))
    send("/review/speakers", verdict="split", left=left, right=right)
    pairs = [
        {(each.left.report, each.left.name), (each.right.report, each.right.name)} for each in ledger.doubtful_merges()
    ]
    assert {(one.left.report, one.left.name), (one.right.report, one.right.name)} not in pairs
    assert ledger.judgements()[-1].kind == "split"


def test_a_merge_that_was_confirmed_is_in_doubt_no_more(send, ledger):
    before = ledger.doubtful_merges(limit=100)
    one = before[0]
    left, right = (f"{end.report} {end.name}" for end in (one.left, one.right))
    send("/review/speakers", verdict="merge", left=left, right=right)
    assert len(ledger.doubtful_merges(limit=100)) == len(before) - 1


def test_a_speaker_is_merged_by_name_and_what_fits_several_is_told(send, ledger):
    known = {one.name: one for one in ledger.list_speakers()}
    first, second = known["Liis Aruoja"], known["Petri Lahtela"]
    address = send(f"/speakers/{first.id}", step="merge", other=second.name).headers["location"]
    names = ledger.list_speaker(address.rsplit("/", 1)[1]).names
    assert {first.name, second.name} <= set(names)
    answer = send(f"/speakers/{first.id}", step="merge", other="ministry")
    assert answer.status_code == 400
    assert "fits several speakers" in answer.text


def test_sides_from_the_context_are_confirmed_and_changed(send, ledger):
    first, second = ledger.inferred_sides()[:2]
    send("/review/sides", appearance=first.appearance, side=" › ".join(first.levels))
    send("/review/sides", appearance=second.appearance, side="Government of Norland")
    left = {one.appearance for one in ledger.inferred_sides(limit=100)}
    assert not left & {first.appearance, second.appearance}
    assert ledger.statement(first.example.id).speaker.side.levels == first.levels
    assert ledger.statement(second.example.id).speaker.side.name == "Government of Norland"


def test_findings_of_reports_added_since_the_last_visit_are_told(own_client, own_path):
    assert "since your last visit" not in own_client.get("/").text
    own_client.cookies.clear()
    own_client.cookies.set("walkback_seen", "1000000000.1000000000")  # long before the sample was added
    first = own_client.get("/").text
    assert "with reports that came in since your last visit" in first
    link = re.search(r'href="(/findings\?added_since=[^"]+)"', first)[1]
    assert own_client.get(link).status_code == 200
    with Ledger(own_path) as ledger:
        total = ledger.finding_page(FindingFilter()).total
    assert f"{total} findings with reports" in first
