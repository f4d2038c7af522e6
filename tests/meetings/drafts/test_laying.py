"""A version laid before a circle: who sees it, how long, and what they say of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail

from tests.meetings.drafts.laid import (
    PARTS,
    SITE,
    account,
    circle,
    council,
    draft,
    laying,
    move_end,
    secretary,
    today,
    version_of,
)
from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.drafts.actions.layings import (
    CannotLay,
    CannotRemark,
    extend_laying,
    lay_before,
    note_result,
    remark,
    see,
    withdraw_laying,
)
from tvaers.meetings.drafts.actions.notices import send_notices_again
from tvaers.meetings.drafts.actions.writing import discard_draft, save_draft, take_back_draft, write_draft
from tvaers.meetings.models import DraftAttachment, DraftItem, DraftVersion, Laying, Remark, Sighting
from tvaers.post.delivering import deliver
from tvaers.post.models import Letter, State

pytestmark = pytest.mark.usefixtures("registers")

AGREES, WISHES = Remark.Stance.AGREES, Remark.Stance.WISHES_CHANGES


def seen_by(member):
    """What the member sees, asked anew as in a new request."""
    return list(DraftVersion.objects.visible_to(Account.objects.get(pk=member.pk)))


def actor(member):
    return Actor.of_account(Account.objects.get(pk=member.pk))


@pytest.fixture
def ida(registers):
    return account("ida@kommune.example")


@pytest.fixture
def bo(registers):
    return account("bo@kommune.example", "Bo Lind")


def test_the_circle_sees_that_version_and_its_attachments_and_no_others_do(ida, bo):
    by = secretary()
    item = write_draft(council(), PARTS, added=[Upload("notat.txt", Kind.TEXT, b"notat")], by=by)
    newer = save_draft(
        item, replace(PARTS, title="Nyere"), based_on=1, added=[Upload("nyt.txt", Kind.TEXT, b"nyt")], by=by
    )
    laying(version_of(item), circle(ida), by)
    assert seen_by(ida) == [version_of(item)]
    assert seen_by(bo) == []
    assert newer not in seen_by(ida)
    ida = actor(ida).account
    assert [row.filename for row in DraftAttachment.objects.visible_to(ida)] == ["notat.txt"]
    assert list(DraftItem.objects.visible_to(ida)) == [item]


def test_the_laying_ends_with_its_last_day_by_itself(ida):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by, days=0)
    assert seen_by(ida) == [laid.version]
    move_end(laid, today() - timedelta(days=1))
    assert seen_by(ida) == []
    assert not Laying.objects.visible_to(actor(ida).account).exists()
    with pytest.raises(NotPermitted):
        see(laid, by=actor(ida))
    with pytest.raises(NotPermitted):
        remark(laid, AGREES, by=actor(ida))


def test_who_holds_a_function_no_more_or_not_yet_sees_nothing(ida, bo):
    by = secretary()
    past = circle(ida, valid_to=today())
    coming = circle(bo, valid_from=today() + timedelta(days=1))
    item = draft(by)
    laying(version_of(item), past, by)
    laying(version_of(item), coming, by)
    assert seen_by(ida) == seen_by(bo) == []


def test_withdrawing_and_discarding_end_it_at_once_and_extending_lets_it_last(ida):
    by = secretary()
    item = draft(by)
    laid = laying(version_of(item), circle(ida), by)
    discard_draft(item, by=by)
    assert seen_by(ida) == []
    take_back_draft(item, by=by)
    assert seen_by(ida) == [laid.version]
    move_end(laid, today() - timedelta(days=1))
    extend_laying(laid, today() + timedelta(days=2), by=by)
    assert seen_by(ida) == [laid.version]
    withdraw_laying(laid, by=by)
    assert seen_by(ida) == []
    with pytest.raises(CannotLay, match="trukket tilbage"):
        extend_laying(laid, today() + timedelta(days=9), by=by)


def test_a_deadline_is_only_moved_to_a_later_day(ida):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by)
    with pytest.raises(CannotLay, match="senere"):
        extend_laying(laid, laid.until, by=by)


@pytest.mark.parametrize("slug", ["hovedstaden", "nordjylland", None])
def test_a_version_is_laid_before_circles_of_its_council_and_national_ones(ida, slug):
    by = secretary()
    version = version_of(draft(by))
    if slug == "hovedstaden":
        with pytest.raises(CannotLay, match="hører ikke til"):
            laying(version, circle(ida, slug=slug), by)
    else:
        assert laying(version, circle(ida, slug=slug), by).pk


def test_it_is_not_laid_twice_nor_until_a_day_that_has_passed_nor_when_discarded(ida):
    by = secretary()
    item = draft(by)
    before = circle(ida)
    with pytest.raises(CannotLay, match="passeret"):
        laying(version_of(item), before, by, days=-1)
    laying(version_of(item), before, by)
    with pytest.raises(CannotLay, match="allerede"):
        laying(version_of(item), before, by)
    discard_draft(item, by=by)
    with pytest.raises(CannotLay, match="kasseret"):
        laying(DraftItem.objects.get(pk=item.pk).versions.get(), circle(ida), by)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SECRETARY, Role.GUEST)])
def test_laying_and_tending_layings_is_for_the_secretariat(role, ida):
    by = Actor.of_account(holder(role))
    laid = laying(version_of(draft(secretary())), circle(ida), secretary_of(laid_by=None))
    for attempt in (
        lambda: laying(laid.version, circle(ida), by),
        lambda: withdraw_laying(laid, by=by),
        lambda: extend_laying(laid, today() + timedelta(days=30), by=by),
        lambda: note_result(laid, "Godt", by=by),
    ):
        with pytest.raises(NotPermitted):
            attempt()


def secretary_of(laid_by):
    return Actor.of_account(Account.objects.get(email="sekretaer-nordjylland@kkr.example"))


def test_seeing_is_noted_once_and_only_of_the_circles_members(ida, bo):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by)
    see(laid, by=actor(ida))
    see(laid, by=actor(ida))
    for other in (actor(bo), by):
        with pytest.raises(NotPermitted):
            see(laid, by=other)
    assert [row.account for row in Sighting.objects.all()] == [ida]


def test_a_remark_can_be_changed_while_it_lasts_and_the_earlier_one_stays(ida, bo):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by)
    remark(laid, WISHES, "Mere om økonomien", by=actor(ida))
    remark(laid, AGREES, by=actor(ida))
    assert remark(laid, AGREES, by=actor(ida)) is None
    assert [(row.stance, row.text) for row in Remark.objects.all()] == [(WISHES, "Mere om økonomien"), (AGREES, "")]
    with pytest.raises(NotPermitted):
        remark(laid, AGREES, by=actor(bo))


def test_a_wish_for_changes_needs_words(ida):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by)
    with pytest.raises(CannotRemark):
        remark(laid, WISHES, "", by=actor(ida))
    assert not Remark.objects.exists()


def test_remarks_are_for_the_secretariat_and_the_one_who_made_them(ida, bo):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida, bo), by)
    remark(laid, AGREES, "Fint", by=actor(ida))
    assert Remark.objects.visible_to(by.account).count() == 1
    assert Remark.objects.visible_to(actor(ida).account).count() == 1
    assert not Remark.objects.visible_to(actor(bo).account).exists()


def test_what_came_of_it_is_noted(ida):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by)
    note_result(laid, "KDK tiltrådte.", by=by)
    assert Laying.objects.get().result == "KDK tiltrådte."


def test_the_holders_are_told_by_mail_without_a_word_of_the_draft(ida):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida, name="KDK & direktører"), by)
    deliver()
    (message,) = mail.outbox
    assert message.to == [ida.email]
    assert f"{SITE}/forelagt/{laid.pk}/" in message.body
    assert "KDK & direktører" in message.body
    told = message.subject + message.body
    for word in ("Aftenbusser", "drøftet", "godkender", "SAG-2026", "Kan I tiltræde?"):
        assert word not in told
    assert Letter.objects.get().sent_at is not None


def test_nothing_is_sent_when_the_laying_comes_to_nothing(ida):
    by = secretary()
    with pytest.raises(CannotLay):
        laying(version_of(draft(by)), circle(ida), by, days=-1)
    assert not Letter.objects.exists()


def test_what_was_not_sent_when_the_laying_is_withdrawn_is_not_sent(ida, bo):
    by = secretary()
    laid = laying(version_of(draft(by)), circle(ida), by)
    deliver()
    other = laying(version_of(draft(by)), circle(bo), by)
    withdraw_laying(laid, by=by)
    withdraw_laying(other, by=by)
    deliver()
    assert [message.to for message in mail.outbox] == [[ida.email]]
    assert [row.state for row in Letter.objects.order_by("pk")] == [State.SENT, State.WITHDRAWN]


def test_a_mail_that_cannot_be_sent_is_kept_with_the_reason_and_sent_again(ida, bo, settings):
    by = secretary()
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    laid = laying(version_of(draft(by)), circle(ida, bo), by)
    deliver()
    assert [(row.sent_at, row.failure) for row in Letter.objects.all()] == [(None, "ConnectionRefusedError")] * 2
    settings.EMAIL_BACKEND = working
    assert send_notices_again(laid, by=by) == 2
    assert send_notices_again(laid, by=by) == 0
    deliver()
    assert sorted(message.to[0] for message in mail.outbox) == ["bo@kommune.example", "ida@kommune.example"]


def test_a_circles_name_cannot_add_to_the_head_of_a_mail(ida):
    by = secretary()
    laying(version_of(draft(by)), circle(ida, name="KDK\nBcc: alle@kommune.example"), by)
    deliver()
    (message,) = mail.outbox
    assert message.recipients() == [ida.email]
    assert "\n" not in message.subject


def test_contact_data_is_for_those_who_see_the_working_lists(ida):
    by = secretary()
    laying(version_of(draft(by)), circle(ida), by)
    assert Letter.objects.visible_to(by.account).count() == 1
    assert not Letter.objects.visible_to(actor(ida).account).exists()


def test_who_is_told_has_the_question_on_the_page_only(ida):
    by = secretary()
    laid = lay_before(version_of(draft(by)), circle(ida), today(), "Hvad siger I?", site=SITE, by=by)
    assert list(Laying.objects.visible_to(actor(ida).account)) == [laid]
