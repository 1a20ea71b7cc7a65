"""Glosses in a markup of their own: ruby, braces, LaTeX, Word."""
