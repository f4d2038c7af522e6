"""How what is done with minutes and with what is outstanding is told in histories. No titles and no texts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model


def register() -> None:
    """Tells the trail of these words."""
    register_told_model("meetings.MinutesCheck", under=("meeting",))
    register_told_model("meetings.MinutesRemark", under=("meeting",))
    register_told_model("meetings.MinutesForApproval", under=("meeting",))
    register_told_model("meetings.ChairmanshipAct", under=("follow_up",))
    register_told_model("meetings.LetterTemplate", named_with=("council",))
    register_told_model("meetings.EarlierDecision", under=("treatment",))
    register_told_actions(
        {
            "meetings.write_decision": gettext_lazy("En beslutning skrevet om efter mødet"),
            "meetings.enclose_with_minutes": gettext_lazy("Bilag føjet til, som sendes ud med referatet"),
            "meetings.send_minutes": gettext_lazy("Referatet sendt som udgave {number}"),
            "meetings.approve_minutes": gettext_lazy("Referatet godkendt som udgave {number}"),
            "meetings.withdraw_approval": gettext_lazy("Godkendelsen af referatet taget tilbage"),
            "meetings.ask_for_check": gettext_lazy("Formandskabet bedt om at se referatet igennem"),
            "meetings.check_minutes": gettext_lazy("Referatet set igennem af en i formandskabet"),
            "meetings.remark_on_minutes": gettext_lazy("Et medlem har en bemærkning til referatet"),
            "meetings.answer_remark": gettext_lazy("En bemærkning til referatet besvaret"),
            "meetings.mail_extract": gettext_lazy("Et uddrag af beslutninger sendt"),
            "meetings.note_extract": gettext_lazy("Et uddrag af beslutninger hentet"),
            "meetings.keep_letter": gettext_lazy("Et brev efter en beslutning skrevet"),
            "meetings.save_letter_template": gettext_lazy("En brevskabelon gemt"),
            "meetings.remove_letter_template": gettext_lazy("En brevskabelon fjernet"),
            "meetings.note_follow_up": gettext_lazy("Opfølgning noteret"),
            "meetings.change_follow_up": gettext_lazy("Opfølgning ændret"),
            "meetings.close_follow_up": gettext_lazy("Opfølgning lukket"),
            "meetings.reopen_follow_up": gettext_lazy("Opfølgning åbnet igen"),
            "meetings.act_under": gettext_lazy("Formandskabet har handlet under en bemyndigelse den {acted_on}"),
        }
    )
