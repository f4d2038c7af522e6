"""Ties between lists, which are settled by drawing lots. People draw; here it is only told, and the outcome used."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tvaers.law.given import NotOfTheForm
from tvaers.law.wording import counted, listed, shown
from tvaers.law.working import LawWarning

Contender = tuple[str, ...]
"""Who can win a seat: one list, or the lists of an alliance."""


class Lots:
    """The draws that people have made, each with the winner first, used in their order as ties come up."""

    def __init__(self, drawn: Sequence[Sequence[str]], lists: Collection[str]) -> None:
        """Raises NotOfTheForm when a draw is not between two or more of `lists`, each once."""
        for draw in drawn:
            if len(draw) < 2 or len(set(draw)) < len(draw):
                raise NotOfTheForm("»lots« skal for hver lodtrækning have mindst to lister, hver én gang.")
            for name in draw:
                if name not in lists:
                    raise NotOfTheForm(f"»lots« har {shown(name)}, som ikke har stemmer i »votes«.")
        self._left = [tuple(draw) for draw in drawn]

    def winner(self, tied: Sequence[Contender]) -> Contender | None:
        """Who won the next draw between exactly these, and uses it up; None when there was none.

        A draw names an alliance by one or more of its lists.
        """
        contender_of = {name: contender for contender in tied for name in contender}
        for draw in self._left:
            contenders = [contender_of.get(name) for name in draw]
            if set(contenders) == set(tied):
                self._left.remove(draw)
                return contenders[0]
        return None

    def warnings(self) -> tuple[LawWarning, ...]:
        """That draws are left which no tie asked for."""
        if not self._left:
            return ()
        unused = "; ".join(listed(draw) for draw in self._left)
        message = f"{counted(len(self._left), 'lodtrækning', 'lodtrækninger')} blev ikke brugt: {unused}."
        return (LawWarning("lots-not-used", message),)


def tie_warning(tied: Sequence[Contender], what: str) -> LawWarning:
    """That lots must be drawn between these for `what`: "post 1"."""
    between = listed(["+".join(contender) for contender in tied])
    return LawWarning("tie-draw-lots", f"Der skal trækkes lod mellem {between} om {what}.")
