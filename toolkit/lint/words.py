"""Words by which text is recognised, in English, French and Spanish."""

import re
from collections import Counter
from collections.abc import Iterable

_COMMON = {
    "en": "the of and to in is are for with by on that this as was from at which not or be it its",
    "fr": "le la les des et du est sont pour avec par sur que dans un une au aux qui ne pas ou ce",
    "es": "el los las del y es son para con por que en un una al se no como su lo más o fue entre",
}
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES.setdefault(_word, []).append(_language)

LEAST_WORDS = 50
"""Fewer words say nothing sure about their language."""
_WORD = re.compile(r"[^\W\d_]+")


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


FROZEN = _any_of(r"\bfr(?:ozen|eez)", r"\bfig(?:é|er)", r"\binmoviliz", r"\bcongelad")
UNFREEZE = _any_of(
    r"\bunfreez", r"freeze panes", r"\blibérer", r"figer les volets", r"\bmovilizar", r"\bliberar"
)
FILTER = _any_of(r"\bfilter", r"\bfiltre", r"\bfiltro", r"\bfiltrar")
HIDDEN = _any_of(r"\bhidden\b", r"\bmasqué", r"\bcaché", r"\bocult")
BLANK = _any_of(r"\bblank", r"\bempty\b", r"\bvides?\b", r"en blanco", r"\bvac[ií][ao]s?\b")
COLOUR = _any_of(r"\bcolou?r", r"\bcouleur")
ORDERED = _any_of(
    r"\bordered\b", r"\border\b(?! to)", r"\bsorted\b", r"\btri[ée]", r"\bordre", r"\bclassé",
    r"\borden",
)  # fmt: skip
LIMITS = _any_of(
    r"\buncertain", r"\blimit", r"\bcomparab", r"\bcaution", r"\bquality", r"\breliab",
    r"\bincertitude", r"\bprudence", r"\bqualité", r"\bincertidumbre", r"\bcalidad", r"\bfiab",
)  # fmt: skip
CHANGES = _any_of(r"\bchange", r"\bmodification", r"\bcambio", r"\brevision", r"\brévision")
VERSION = _any_of(r"\bversion", r"\bversión", r"\bedition\b", r"\bédition\b", r"\bedición\b")

IMPRINT = {
    "contact": _any_of(r"\bcontact", r"@", r"e-?mail", r"courriel", r"correo"),
    "date of publication": _any_of(
        r"\bpublished", r"\bpublication", r"\breleased?\b", r"\bdate\b", r"\bpublié", r"\bpublicad",
        r"\bfecha\b",
    ),
    "next update": _any_of(
        r"next (?:update|release|edition)", r"\bupdated?\b", r"prochaine", r"mise à jour",
        r"próxima", r"actualiza",
    ),
    "status": _any_of(
        r"\bstatus", r"\bprovisional", r"\brevised\b", r"\bdraft\b", r"\bfinal\b", r"\bstatut\b",
        r"\bprovisoire", r"\bestado\b", r"\bestatus\b",
    ),
    "licence": _any_of(r"\blicen[cs]e", r"\blicen[cs]ia", r"\bcopyright", r"©", r"\bdroits?\b"),
}  # fmt: skip
"""What a cover names, and the words it is known by."""

COVER_NAME = _any_of(
    r"^cover", r"^title", r"^about", r"^read ?me", r"^intro", r"^couverture", r"^page de titre",
    r"^à propos", r"^portada", r"^acerca", r"^presentaci",
)  # fmt: skip
CONTENTS_NAME = _any_of(
    r"^(?:table of )?contents", r"^index$", r"^table des mati", r"^sommaire", r"^contenu",
    r"^contenido", r"^índice", r"^indice",
)  # fmt: skip
NOTES_NAME = _any_of(r"^notes?$", r"^notas?$", r"^remarques?$")
NOTES_COLUMN = _any_of(r"\bnotes?\b", r"\bnotas?\b", r"\bremar[kq]")
KEY_HEADING = _any_of(r"^(?:key|id|identifier|cl[ée]|identifiant|clave|identificador)$")
TOTAL = _any_of(
    r"^(?:sub-?|grand )?totals?\b", r"^(?:sous-)?tota(?:l|ux)\b", r"^(?:sub)?total(?:es)?\b"
)

MISSING = _any_of(
    r"^not (?:yet )?(?:reported|available|applicable|known|stated|given|found|collected)\b",
    r"^(?:none|unknown|absent|missing)\b", r"^(?:non|pas) (?:disponible|signalé|applicable|connu)",
    r"^sans objet\b", r"^no (?:disponible|reportado|aplicable|aplica|se conoce|conocido)\b",
    r"^desconocid", r"^ningun",
)  # fmt: skip
"""Words in full that stand for a missing value."""

_COUNTS = {
    "one": 1, "a": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "un": 1, "une": 1, "deux": 2, "trois": 3,
    "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "una": 1, "dos": 2,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
}  # fmt: skip
_TABLE_COUNT = re.compile(
    r"\b(\d{1,3}|" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + r")\s+(?:[a-z]+\s+)?"
    r"(?:tables?|tableaux?|tablas?)\b",
    re.IGNORECASE,
)


def language_of(texts: Iterable[str]) -> str:
    """Return `en`, `fr` or `es`, whichever the texts are clearly written in, else nothing."""
    votes: Counter[str] = Counter()
    words = 0
    for text in texts:
        for word in _WORD.findall(text.lower()):
            words += 1
            votes.update(_LANGUAGES.get(word, ()))
    if words < LEAST_WORDS or not votes:
        return ""
    (best, most), *others = votes.most_common()
    second = others[0][1] if others else 0
    return best if most >= words * 0.05 and most >= 2 * second else ""


def table_counts(text: str) -> list[int]:
    """Return the numbers of tables that a text speaks of, in digits or in words up to ten."""
    found = (match[1].lower() for match in _TABLE_COUNT.finditer(text))
    return [int(word) if word.isdigit() else _COUNTS[word] for word in found]


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))
