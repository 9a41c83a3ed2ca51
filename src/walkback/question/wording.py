"""The words by which the pair model knows a statement: what was said, by whom, and in what surroundings."""

from __future__ import annotations

LONGEST_CONTENT = 420  # code points; the model reads some 100 word pieces of each of two texts
LONGEST_CONTEXT = 110


def statement_words(content: str, *, speaker: str = "", cue: str = "", context: str = "") -> str:
    """Put a statement into the one line that the pair model was trained on.

    Args:
        content: what was said, in full words where it points to others ("denied it").
        speaker: who said it, by name or description.
        cue: the reporting words.
        context: the text before it, of which the end is kept, since pronouns and "that is a lie" point back.
    """
    who = " ".join(part for part in (speaker, cue) if part)
    line = f"{who}: {_cut(content)}" if who else _cut(content)
    before = context.strip()
    if len(before) > LONGEST_CONTEXT:
        before = before[-LONGEST_CONTEXT:].split(" ", 1)[-1]
    return f"{line} | {before}" if before else line


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_CONTENT else text[:LONGEST_CONTENT].rsplit(" ", 1)[0]
