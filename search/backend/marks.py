"""Letters no text holds, put before tokens that must not meet those of running text."""

from ..query import Expression, Group, Sequence, Without

#: A Bopomofo letter, as the one before sounds (search/pinyin.py): the tokens of the sentence that sums a page up.
LEAD = "ㄌ"


def marked(expression: Expression, mark: str) -> Expression:
    """The same expression, asked of the tokens that carry a mark; sounds, which carry their own, are left alone."""
    if isinstance(expression, Sequence):
        if expression.sound:
            return expression
        return Sequence(tuple(mark + token for token in expression.tokens), expression.prefix)
    if isinstance(expression, Group):
        return Group(expression.join, tuple(marked(part, mark) for part in expression.parts))
    return Without(marked(expression.base, mark), marked(expression.taken, mark))
