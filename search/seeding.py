"""The words every install begins with: editors' records from then on."""

import csv
from pathlib import Path
from typing import Any

from django.db import router

from .models import Synonym, lines
from .vocabulary import normal

SOURCE = Path(__file__).with_name("words") / "synonyms.csv"


def shipped_synonyms() -> list[Synonym]:
    """The groups of `SOURCE`, unsaved."""
    with SOURCE.open(encoding="utf-8", newline="") as table:
        return [
            Synonym(
                words="\n".join(row["words"].split("|")),
                broader="\n".join(filter(None, row["broader"].split("|"))),
                question=row["question"],
            )
            for row in csv.DictReader(table)
        ]


def add_missing() -> int:
    """Add each shipped group of which no word is known yet; what editors changed stays. How many were added."""
    known = {normal(word) for words in Synonym.objects.values_list("words", flat=True) for word in lines(words)}
    missing = [one for one in shipped_synonyms() if known.isdisjoint(map(normal, lines(one.words)))]
    return len(Synonym.objects.bulk_create(missing))


def seed_new_install(using: str, **kwargs: Any) -> None:
    """After migrations: fill the list where there is none; a list that editors keep, even a short one, stays theirs."""
    if router.allow_migrate_model(using, Synonym) and not Synonym.objects.using(using).exists():
        Synonym.objects.using(using).bulk_create(shipped_synonyms())
