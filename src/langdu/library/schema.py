"""The tables of the library, and how an older one becomes today's.

A new table goes into `SCHEMA` with `IF NOT EXISTS`, a new column into `ADDED`, and `VERSION` grows by one: whatever an
older langdu kept stays as it is.
"""

from __future__ import annotations

#: 1: books, corrections, preferences. 2: practice. 3: what a book's text is made of, what stands around a place.
#: 4: bookmarks. 5: authors, and the characters of books. 6: the rule for the chapters of a book.
#: 7: words.
VERSION = 7
READING = """
CREATE TABLE IF NOT EXISTS books (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0,
    opened TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE IF NOT EXISTS corrections (
    text TEXT NOT NULL, book TEXT NOT NULL DEFAULT '', start INTEGER NOT NULL DEFAULT -1,
    syllables TEXT NOT NULL, made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (text, book, start)
);
CREATE TABLE IF NOT EXISTS preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS bookmarks (
    book TEXT NOT NULL, start INTEGER NOT NULL, digest TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    sentence TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', made TEXT NOT NULL,
    PRIMARY KEY (book, start, digest)
);
"""
#: Moments are ISO 8601 in UTC, so that they sort as text; syllables are numbered pinyin.
PRACTICE = """
CREATE TABLE IF NOT EXISTS calibrations (
    learner TEXT PRIMARY KEY, median REAL NOT NULL, spread REAL NOT NULL, at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY, learner TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, origin TEXT NOT NULL,
    recording TEXT NOT NULL, seconds REAL NOT NULL, green INTEGER NOT NULL, red INTEGER NOT NULL,
    unsure INTEGER NOT NULL, experimental INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS attempts_of_text ON attempts (learner, text);
CREATE INDEX IF NOT EXISTS attempts_in_time ON attempts (learner, at);
CREATE TABLE IF NOT EXISTS syllables (
    attempt INTEGER NOT NULL REFERENCES attempts (id), number INTEGER NOT NULL, text TEXT NOT NULL,
    citation TEXT NOT NULL, spoken TEXT NOT NULL, accepted TEXT NOT NULL, heard INTEGER NOT NULL,
    verdict TEXT NOT NULL, confidence REAL NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL,
    omitted INTEGER NOT NULL, phrase_end INTEGER NOT NULL,
    PRIMARY KEY (attempt, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cards (
    learner TEXT NOT NULL, card TEXT NOT NULL, due TEXT NOT NULL, memory TEXT NOT NULL,
    PRIMARY KEY (learner, card)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
    id INTEGER PRIMARY KEY, learner TEXT NOT NULL, at TEXT NOT NULL, card TEXT NOT NULL, skill TEXT NOT NULL,
    kind TEXT NOT NULL, part TEXT NOT NULL, asked TEXT NOT NULL, answered TEXT NOT NULL, correct INTEGER,
    seconds REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS answers_in_time ON answers (learner, at);
"""
#: Words are in simplified characters. `cuts` says where a piece of text is to be cut: "研究 生命". `book_words` has
#: how often each word comes in a text, for the text with that digest.
WORDS = """
CREATE TABLE IF NOT EXISTS word_statuses (word TEXT PRIMARY KEY, status INTEGER NOT NULL, changed TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS saved_words (
    word TEXT NOT NULL, syllables TEXT NOT NULL, sentence TEXT NOT NULL, title TEXT NOT NULL, book TEXT NOT NULL,
    start INTEGER NOT NULL, saved TEXT NOT NULL, PRIMARY KEY (word, syllables)
);
CREATE TABLE IF NOT EXISTS look_ups (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL, title TEXT NOT NULL, book TEXT NOT NULL, start INTEGER NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS word_tones (
    learner TEXT NOT NULL, word TEXT NOT NULL, syllables TEXT NOT NULL, right INTEGER NOT NULL,
    missed INTEGER NOT NULL, right_since_missed INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (learner, word, syllables)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cuts (text TEXT PRIMARY KEY, cut TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS book_words (
    book TEXT PRIMARY KEY, digest TEXT NOT NULL, version TEXT NOT NULL, words BLOB NOT NULL
);
"""
SCHEMA = READING + PRACTICE + WORDS
#: Columns that came later, by the version: table, column, and what an older row has there. A book's id was the digest
#: of its text.
ADDED = {
    3: (
        ("books", "digest", "TEXT NOT NULL DEFAULT ''", "id"),
        ("books", "sketch", "TEXT NOT NULL DEFAULT ''", "''"),
        ("books", "before", "TEXT NOT NULL DEFAULT ''", "''"),
        ("books", "after", "TEXT NOT NULL DEFAULT ''", "''"),
        ("corrections", "digest", "TEXT NOT NULL DEFAULT ''", "book"),
        ("corrections", "before", "TEXT NOT NULL DEFAULT ''", "''"),
        ("corrections", "after", "TEXT NOT NULL DEFAULT ''", "''"),
    ),
    # The different hanzi of a text and of what stands before the place, see `characters.py`, and how many hanzi follow
    # it: NULL until the book is opened.
    5: (
        ("books", "author", "TEXT NOT NULL DEFAULT ''", "''"),
        ("books", "characters", "BLOB", "NULL"),
        ("books", "met_characters", "BLOB", "NULL"),
        ("books", "hanzi_left", "INTEGER", "NULL"),
    ),
    6: (("books", "chapters", "TEXT NOT NULL DEFAULT ''", "''"),),
}


def script(found: int, then: str = "") -> str:
    """The SQL that makes today's library of one of version `found`, and does some more, in one transaction."""
    steps = [row for version, rows in ADDED.items() if found < version for row in rows]
    added = "".join(
        f"ALTER TABLE {table} ADD COLUMN {column} {kind}; UPDATE {table} SET {column} = {value};"  # noqa: S608
        for table, column, kind, value in steps
    )
    return f"BEGIN IMMEDIATE; {SCHEMA} {added} {then} PRAGMA user_version={VERSION}; COMMIT;"
