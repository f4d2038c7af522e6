"""How what is done with letters is told in histories. No names, addresses or subjects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tvaers.access.words import register_told_actions, register_told_model


def register() -> None:
    """Tells the trail of this room's words."""
    register_told_model("post.Letter")
    register_told_actions(
        {
            "post.post": _("Breve lagt i udbakken"),
            "post.send_again": _("Et brev sat til at blive sendt igen"),
            "post.withdraw": _("Et brev trukket tilbage, før det blev sendt"),
            "post.claim": _("Afsendelse af et brev begyndt"),
            "post.note_sent": _("Et brev sendt"),
            "post.note_failure": _("Et brev kunne ikke sendes: {failure}"),
            "post.note_unreachable": _("Mailserveren kunne ikke nås; brevene venter"),
            "post.forget_receiver": _("Navn og adresse taget ud af breve"),
        }
    )
