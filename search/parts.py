"""A query as its parts: what each asks, what else says the same, and the clues by which the index looks for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.questions import Question

from .backend.clues import WHOLE, Clue, Clues
from .backend.marks import LEAD, marked
from .backend.reading import name_of
from .numerals import other_spellings
from .query import Expression, Sequence, any_of, parse, phrase, term
from .segmentation import Segment, segments
from .tokens import bigrams, is_word, run_tokens, runs
from .vocabulary import Vocabulary, Weight, is_elsewhere, normal

#: Before a kind of shop: whoever says so wants one of their own, and asks as with these words.
OPENS, OPENING_A_SHOP, REGISTERS = {"开", "新开", "自己开"}, "开店", {"办执照", "办照", "办证"}
#: Words that tie a question about applying, or a kind of shop, to the honours.
OF_HONOURS = {"荣誉", "诚信", "放心消费"}
MOST_PARTS = 12
MOST_SPELLINGS = 32  # of one part: more cost time and bring noise
SHORTEST_LATIN = 4  # letters; shorter ones stand in codes by chance
SHORTEST_CODE = 6  # signs
LONG_RUN = 4  # characters from which an unknown run may be several words
LEAST = 0.5  # of what a query says must be met
UNKNOWN, LETTER = 10, 2
IS_BROADER = 0.7  # what a word only leads to covers less than the word


@dataclass(frozen=True)
class Part:
    """A word that must be met: as typed, as others say it, or by what it leads to."""

    text: str
    cover: int
    same: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    is_needed: bool = True  # whether a result without it is not all that was asked for

    @property
    def is_honour(self) -> bool:
        """Whether it asks for one of the honours: trusted, honest, worry-free."""
        return not OF_HONOURS.isdisjoint((*self.spellings, *self.broader))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word and all that says the same, the word first."""
        same = (one for one in self.same if not one.isascii() or len(one) >= SHORTEST_LATIN)
        found = (self.text, *other_spellings(self.text), *same)
        return tuple(dict.fromkeys(found))[:MOST_SPELLINGS]


@dataclass(frozen=True)
class Request:
    """What was typed, in parts; `questions` are what is asked, `about` the parts that say of what."""

    text: str
    parts: tuple[Part, ...]
    questions: tuple[Question, ...] = ()
    about: tuple[Part, ...] = field(default=())
    unknown: tuple[str, ...] = ()  # the words nobody knows, which may be misspelled
    is_elsewhere: bool = False
    is_known: bool = False  # whether it is made of known words: hardly the name of a shop
    is_code: bool = False  # a code or its beginning: what holds some of its signs by chance was not meant
    is_of_places: bool = False  # whether only pages of places can tell: a facility is asked for, no more

    @property
    def one_character(self) -> str:
        """The only character that tells anything, so that only names are worth looking at; else empty."""
        typed, telling = "".join(runs(self.text)), "".join(part.text for part in self.parts)
        return next((each for each in (typed, telling) if len(each) == 1), "")

    @property
    def _known(self) -> int:
        """What the known words cover, so that unknown ones never outweigh them; all where every word is unknown."""
        needed = [part for part in self.parts if part.is_needed]
        return sum(part.cover for part in needed if part.cover > UNKNOWN) or sum(part.cover for part in needed)

    @property
    def clues(self) -> Clues:
        """How the index looks for it."""
        found = list(_whole(self))
        if not (self.one_character or self.is_code):
            found += [clue for place, part in enumerate(self.parts, 1) for clue in _of(place, part)]
        total = sum(part.cover for part in self.parts if part.is_needed)
        floor = total if self.is_elsewhere else min(round(total * LEAST), self._known)
        needed = sum(part.is_needed for part in self.parts)
        telling = [part for part in self.parts if part.cover >= UNKNOWN]
        titles = {name_of(one).exact for part in telling for one in (*part.spellings, *part.broader)}
        return Clues(tuple(found), needed, max(floor, 1), name_of(self.text), tuple(sorted(titles)))


def request_of(text: str, vocabulary: Vocabulary) -> Request:
    """Return the parts of what was typed; words that ask or carry no meaning are no parts where others are left."""
    found = segments(text, vocabulary)
    telling = [one for one in _shops_to_open(found, vocabulary) if one.word.weight != Weight.FUNCTION]
    about = [one for one in telling if not _only_asks(one)]
    if all(one.word.weight == Weight.VAGUE for one in about):
        about = []
    questions = dict.fromkeys(Question(each) for one in telling for each in one.word.questions)
    parts = [part for one in about or telling for part in _parts(one)]
    if any(part.cover >= UNKNOWN for part in parts):  # what says little only helps to sort, behind what must be met
        parts = [replace(part, is_needed=part.cover > Weight.VAGUE.value) for part in parts]
    if Question.SHOP in questions:  # shops with an honour come first anyway; no page of a shop says so of itself
        parts = [replace(part, is_needed=part.is_needed and not part.is_honour) for part in parts]
    parts.sort(key=lambda part: not part.is_needed)
    of_what = tuple(part for one in about for part in _parts(one) if part.cover >= UNKNOWN)
    unknown = tuple(_misspelled(found))
    is_of_places = bool(about) and all(one.word.weight in (Weight.FACILITY, Weight.VAGUE) for one in about)
    return Request(
        text=text,
        parts=tuple(parts[:MOST_PARTS]),
        questions=tuple(questions),
        about=of_what,
        unknown=unknown,
        is_elsewhere=is_elsewhere(text, vocabulary),
        is_known=all(one.word.weight in (Weight.PLAIN, Weight.NAME) and one.is_known for one in about),
        is_code=_is_code(text, vocabulary),
        is_of_places=is_of_places,
    )


def _is_code(text: str, vocabulary: Vocabulary) -> bool:
    """Whether it has the look of a code, perhaps with blanks in it, and is no known word."""
    found = runs(text)
    has_digits = all(run.isascii() and not run.isalpha() for run in found)
    return has_digits and len("".join(found)) >= SHORTEST_CODE and normal(text) not in vocabulary


def _shops_to_open(found: list[Segment], vocabulary: Vocabulary) -> Iterator[Segment]:
    """The pieces; whoever opens a shop of some kind (开面馆, 面馆办执照) asks about opening one, not where one is."""
    is_registered = any(one.text in REGISTERS for one in found)
    for before, one in zip([None, *found], found, strict=False):
        is_opened = is_registered or (before and before.text in OPENS)
        is_kind = is_opened and Question.SHOP in one.word.questions
        yield Segment(OPENING_A_SHOP, vocabulary[OPENING_A_SHOP]) if is_kind else one


def _misspelled(found: list[Segment]) -> Iterator[str]:
    """The unknown pieces, each first with the single characters beside it, which may belong to it: 来 before 富士."""
    for place, one in enumerate(found):
        if one.is_known:
            continue
        before = found[place - 1].text if place and len(found[place - 1].text) == 1 else ""
        after = found[place + 1].text if place + 1 < len(found) and len(found[place + 1].text) == 1 else ""
        wider = (before + one.text + after, before + one.text, one.text + after, one.text)
        yield from dict.fromkeys(text for text in wider if len(text) > 1)


def _only_asks(segment: Segment) -> bool:
    return any(question != Question.SHOP for question in segment.word.questions)


def _parts(segment: Segment) -> Iterator[Part]:
    text, word = segment.text, segment.word
    if segment.is_known:
        cover = word.weight.value if len(text) > 1 else LETTER
        yield Part(text, cover, tuple(one for one in word.same if one != text), word.broader)
    elif len(text) == 1 or text.isdecimal():
        yield Part(text, LETTER)
    elif len(text) < LONG_RUN or is_word(text):
        yield Part(text, UNKNOWN)
    else:
        pairs = bigrams(text)
        yield from (Part(pair, max(UNKNOWN * 2 // len(pairs), LETTER)) for pair in pairs)


def _whole(request: Request) -> Iterator[Clue]:
    """The query as it was typed: all its terms, whatever is known of words."""
    text = request.one_character or request.text
    plain = phrase(text)
    typed = plain if request.is_elsewhere else parse(text).expression
    if typed is None:
        return
    if request.one_character:
        yield Clue(WHOLE, typed, "title")
        return
    yield Clue(WHOLE, typed, "all", points=4)
    if plain is not None:
        yield Clue(WHOLE, plain, "title", points=60)
        yield Clue(WHOLE, marked(plain, LEAD), "all", points=6)


def _of(place: int, part: Part) -> Iterator[Clue]:
    """What meets a part: in a name most, in the sentence that sums a page up more than somewhere in it."""
    typed, same = _expression(part.text), [phrase(one) for one in part.spellings]
    said, plain = any_of([typed, *same[1:]]), any_of(same)
    if not (said and plain):
        return
    yield Clue(place, said, "all", cover=part.cover)
    yield Clue(place, plain, "title", points=part.cover * 3)
    if ends := any_of([_as_a_run(one) for one in part.spellings]):
        yield Clue(place, ends, "title", points=part.cover * 2)
    yield Clue(place, said, "names", points=part.cover // 2)
    yield Clue(place, marked(plain, LEAD), "all", points=part.cover)
    if len(part.spellings) > 1 and same[0]:
        yield Clue(place, same[0], "all", points=part.cover // 2)
        yield Clue(place, same[0], "title", points=part.cover)
    if above := any_of([phrase(one) for one in part.broader]):
        yield Clue(place, above, "all", cover=round(part.cover * IS_BROADER))
        yield Clue(place, above, "title", points=part.cover * 2)
        yield Clue(place, marked(above, LEAD), "all", points=part.cover // 2)


def _as_a_run(text: str) -> Expression | None:
    """The word where nothing follows it: 洪崖洞 in the title 洪崖洞, and not in 洪崖洞党建联盟."""
    return Sequence(tuple(token for run in runs(text) for token in run_tokens(run))) if runs(text) else None


def _expression(text: str) -> Expression | None:
    """A lone word also by its beginning and its sound; a phrase as it stands."""
    return term(text) if len(text.split()) == 1 else phrase(text)
