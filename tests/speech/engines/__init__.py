"""Tests of the engines, one file an engine."""
