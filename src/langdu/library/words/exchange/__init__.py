"""Words and their statuses in the files of other programs: LWT, Lute, Anki, plain lists, and langdu's own table.

To add a format: write a class that derives from `WordListFormat` (`base.py`) in a file of its own, and name it in
`formats.py`. What is wrong with single words (`checking.py`) and what an import changes (`merging.py`) is the same for
all.
"""
