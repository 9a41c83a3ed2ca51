from walkback.store.ledger import Ledger


def test_the_demo_shows_reports_statements_and_what_to_do_next(run, tmp_path):
    result = run("demo")
    assert result.exit_code == 0, result.stderr
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "walkback demo --keep affair.db" in result.stdout
    assert "walkback --ledger affair.db show https://nordwire.example/sigrun-star" in result.stdout
    assert result.stdout.splitlines()[-1] == "7 added, 0 unchanged, 0 skipped, 0 failed"
    words = " ".join(result.stdout.split())
    assert "Tallinn was notified" in words
    assert not list(tmp_path.glob("*.db"))


def test_a_kept_ledger_goes_on(run, tmp_path):
    path = tmp_path / "affair.db"
    result = run("demo", "--keep", path)
    assert f"walkback --ledger {path} reports" in result.stdout
    with Ledger(path) as ledger:
        assert len(ledger.reports()) == 6
        assert sorted(len(report.versions) for report in ledger.reports()) == [1, 1, 1, 1, 1, 2]
    result = run("demo", "--keep", path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "0 added, 7 unchanged, 0 skipped, 0 failed"


def test_all_lists_more(run):
    assert len(run("demo", "--all").stdout) > len(run("demo").stdout)


def test_the_demo_does_not_use_the_users_ledger(run, tmp_path, monkeypatch):
    monkeypatch.setenv("WALKBACK_LEDGER", str(tmp_path / "mine.db"))
    assert run("demo").exit_code == 0
    assert not (tmp_path / "mine.db").exists()
