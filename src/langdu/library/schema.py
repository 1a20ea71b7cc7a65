"""The tables of the library, and how an older one becomes today's.

A new table or column goes into `SCHEMA` with `IF NOT EXISTS`, and `VERSION` grows by one: whatever an older langdu
kept stays as it is.
"""

from __future__ import annotations

#: 1: books, corrections, preferences. 2: practice.
VERSION = 2
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
SCHEMA = READING + PRACTICE
