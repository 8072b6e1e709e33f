"""What people say of themselves beside their wish, and what was read of a text."""

from __future__ import annotations

from dataclasses import fields

from freiwilligenagentur.matching.prose import Criteria

ASIDES = (
    "Meine Kinder sind in der Kita.", "Mein Mann ist Koch.", "Wir haben zwei Hunde.", "Meine Mutter wohnt im Pflegeheim.",
    "Mein Hund ist gestorben.", "Seit meine Tochter ausgezogen ist, habe ich Zeit.", "Meine Enkel wohnen weit weg.",
    "Ich bin Mutter von drei Kindern.", "Weil meine Eltern einen Garten haben, kenne ich das.", "Ich bin verwitwet.",
)  # fmt: skip
WORK = (
    "Ich arbeite als Krankenschwester.", "War 40 Jahre Lehrer.", "Ich bin Rentnerin.", "Ich studiere Jura.",
    "Ich bin neu in der Stadt.", "Von Beruf bin ich Koch.", "Früher war ich Erzieherin in einem Kindergarten.",
)  # fmt: skip


def said(read: Criteria) -> dict[str, object]:
    """What was read, without quotes and topic."""
    return {
        field.name: getattr(read, field.name) for field in fields(Criteria) if field.name not in {"guesses", "topic"}
    }
