"""The endings of English words: doctors is doctor, taxes is tax, and a psychiatrist is found under psychiatry."""

from __future__ import annotations

# longest first
_ENDINGS = (
    *("ments", "ically", "ings", "ists", "ical", "ally", "ions", "ment", "ance", "ence", "able"),
    *("ing", "ist", "ers", "ors", "ics", "ion", "ies", "ed", "er", "or", "ic", "al", "es", "y", "s"),
)
_SHORTEST_STEM = 6


def singulars(word: str) -> tuple[str, ...]:
    """What ``word`` (folded) may be the plural of, likeliest first; nothing if it is none."""
    if not (word.isascii() and word.isalpha() and len(word) > 3 and word.endswith("s")) or word.endswith("ss"):
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def stem(word: str) -> str:
    """What is left of a long word without its ending; empty if it has none or too little is left."""
    if not (word.isascii() and word.isalpha()):
        return ""
    fitting = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return next((left for left in fitting if len(left) >= _SHORTEST_STEM), "")
