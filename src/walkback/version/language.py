"""Which language a text is in, as far as its commonest words tell."""

from __future__ import annotations

import re

LEAST_WORDS = 20  # a shorter text tells nothing
LEAST_SHARE = 0.12  # of a text's words that must be among a language's commonest
LEAD = 1.3  # by how much the best language must lead the next

# The commonest words, none that two of the languages share in number. A second language to read is a
# second list here.
_WORDS = {
    "en": (
        "the of and to in that is was for on with as his her it at by from he she they have has had said not "
        "but be are this which were will would an who their been"
    ),
    "de": (
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden "
        "aus er hat dass sie nach wird bei einer um am sind noch wie einem über"
    ),
    "fr": (
        "le la les de des et en du un une que est pour qui dans par sur au plus pas ne ce il elle avec sont "
        "aux se son ses cette mais ont été"
    ),
    "es": (
        "el la los las de del y en un una que es por con para no se su al lo como más pero sus fue este ha "
        "sobre entre cuando"
    ),
    "pt": (
        "o a os as de do da dos das e em um uma que é por com para não se no na ao mais como foi seu sua pelo "
        "pela também são"
    ),
    "it": (
        "il lo la gli le di del della dei e in un una che è per con non si da al alla sono come più anche ha "
        "nel nella dal questo"
    ),
    "nl": (
        "de het een van en in dat is op te met voor niet zijn aan er ook als bij door naar om uit maar werd "
        "heeft nog dan over"
    ),
    "sv": ("och att det som en på är av för med den till inte har de ett om var men vid från kan när efter också"),
    "da": ("og at det som en på er af for med den til ikke har de et om var men fra kan når efter også blev"),
    "pl": ("i w na z że się do nie jest to o po od jak za ale przez dla tym który oraz był są jego"),
    "tr": ("ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ne ise ama değil olduğu"),
    "id": ("yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh ke juga telah karena para adalah"),
}
_LISTS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]")), ("el", re.compile("[\u0370-\u03ff]")), ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")), ("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")), ("hi", re.compile("[\u0900-\u097f]")), ("th", re.compile("[\u0e00-\u0e7f]")),
)  # fmt: skip
SAMPLE = 20_000  # characters looked at
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str | None:
    """Return the likely language of ``text`` as a BCP 47 code, None if it cannot be told.

    Meant to tell English from other languages. A script that several languages share gives the one
    with most readers ("ru" for Cyrillic), which is right about what it is not.
    """
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        if count > 0.3 * letters and count > LEAST_WORDS // 2:
            return language
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < LEAST_WORDS:
        return None
    shares = sorted(
        ((sum(word in common for word in words) / len(words), language) for language, common in _LISTS.items()),
        reverse=True,
    )
    (best, language), (second, _) = shares[:2]
    return language if best >= LEAST_SHARE and best >= LEAD * second else None
