import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.store.query import find_query


@pytest.fixture(scope="module")
def index():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (source, words, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('The coast guard', 'The café was not open: AND closed')")
    return connection


def finds(index, typed):
    query = find_query(typed)
    return query is not None and bool(index.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall())


FOUND = (
    'coast|GUARD coast|cafe|café was|"coast guard"|“coast guard”|coa*|"coast gua*"|"coast gua"*|and closed|open:|'
    '(coast)|NOT coast|"coast|coast-guard|*coast|coast \0 guard|coast \ud800'
)


@pytest.mark.parametrize("typed", FOUND.split("|"))
def test_what_is_found(index, typed):
    assert finds(index, typed)


@pytest.mark.parametrize(
    "typed", ["coas", '"guard coast"', "coast OR harbour", "coast NEAR open", '"coast gua"', "", "*", "☃", '""', '" "*']
)
def test_what_is_not(index, typed):
    assert not finds(index, typed)


@given(st.text(st.sampled_from("ab é\"*“”():^-+{}.,\0\ud800☃NEAR'\\")), st.text())
def test_no_query_is_malformed(index, odd, any_text):
    for typed in (odd, any_text):
        query = find_query(typed)
        if query is not None:
            index.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
            index.execute("SELECT * FROM t WHERE t MATCH ?", (f"source : ({query}) AND ({query})",)).fetchall()
