"""What a browser sends of a session is read strictly, made in order, and made once."""

import json

import pytest

from tests.meetings.cycle.cases import in_session, planned, treatment
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.meetings.models import FollowUp, SubPoint
from tvaers.meetings.session.changes import KINDS, Malformed, TypeDecision, change_from

pytestmark = pytest.mark.usefixtures("registers")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TYPED = {"key": "a" * 32, "kind": "type_decision", "item": 1, "text": "Godkendt.", "base": "", "acts": []}


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def session(by):
    return in_session(by)


@pytest.fixture
def post(session, client, by):
    """Sends changes as the page does, each with a key by its place."""
    address = f"{session.meeting.get_absolute_url()}afvikling/aendringer/"
    client.force_login(by.account, backend=BACKEND)

    def send(*changes, raw=None):
        body = raw if raw is not None else json.dumps({"changes": changes})
        return client.post(address, body, content_type="application/json")

    return send


def change(kind, row, number, **fields):
    return {"key": f"nummer-{number:04}", "kind": kind, "item": row.pk, **fields}


def test_a_change_is_read_into_the_shape_of_its_kind():
    assert change_from(TYPED) == TypeDecision("a" * 32, 1, "Godkendt.", "", ())


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        TYPED | {"kind": "delete_everything"},
        TYPED | {"kind": ["type_decision"]},
        TYPED | {"more": 1},
        {name: value for name, value in TYPED.items() if name != "base"},
        TYPED | {"item": "1"},
        TYPED | {"item": True},
        TYPED | {"item": -1},
        TYPED | {"item": 2**40},
        TYPED | {"text": None},
        TYPED | {"text": "nul\0"},
        TYPED | {"text": "x" * 100_001},
        TYPED | {"acts": "noted"},
        TYPED | {"acts": [1]},
        TYPED | {"key": "kort"},
        TYPED | {"key": "../../../etc/passwd"},
    ],
)
def test_what_has_another_shape_is_no_change(wrong):
    with pytest.raises(Malformed):
        change_from(wrong)


def test_every_kind_can_be_sent_and_leaves_what_it_says(session, post, by):
    row, other = treatment(session, "2.1"), treatment(session, "1.1")
    later = planned(by, session.meeting.held_on.replace(month=9))
    follow_up = {"follow_up_kind": "task", "text": "Ring", "who": "", "due_on": "2027-03-01", "to_meeting": None}
    sent = [
        change("take_up", row, 1),
        change("type_decision", row, 2, text="KKR drøftede sagen.", base="", acts=["discussed"]),
        change("set_acts", row, 3, acts=["discussed", "noted"]),
        change("record_votes", row, 4, votes_for=3, votes_against=1, votes_abstained=0),
        change("add_sub_point", row, 5, title="Letbanen"),
        change("rename_sub_point", row, 6, sub_point="nummer-0005", title="Letbane"),
        change("type_sub_point", row, 7, sub_point="nummer-0005", text="Den kører.", base=""),
        change("set_sub_point_acts", row, 8, sub_point="nummer-0005", acts=["informed"]),
        change("move", row, 9, before=other.pk),
        change("postpone", other, 10, to_meeting=later.pk),
        change("add_follow_up", row, 11, **follow_up),
        change("finish", row, 12),
        change("reopen", row, 13, reason="Glemt"),
        change("add_sub_point", row, 14, title="Fejl"),
        change("remove_sub_point", row, 15, sub_point="nummer-0014"),
        change("withdraw", treatment(session, "2.2"), 16),
        change("remove_follow_up", row, 17, follow_up=0),
    ]
    assert {entry["kind"] for entry in sent} == set(KINDS)
    answer = post(*sent).json()
    assert [result["message"] for result in answer["results"] if result["outcome"] != "done"] == []
    state = next(item for item in answer["state"]["items"] if item["id"] == row.pk)
    assert (state["decision"], state["votes"], state["state"]) == ("KKR drøftede sagen.", [3, 1, 0], "open")
    assert [(point["title"], point["text"]) for point in state["points"]] == [("Letbane", "Den kører.")]
    assert answer["state"]["current"] == row.pk
    assert answer["state"]["items"][0]["id"] == row.pk
    assert FollowUp.objects.get(kind="returns").to_meeting == later


def test_what_is_sent_twice_is_done_once_and_answered_as_done(session, post):
    row = treatment(session, "2.1")
    sent = [
        change("add_sub_point", row, 1, title="Letbanen"),
        change("type_decision", row, 2, text="Godkendt.", base="", acts=[]),
    ]
    first, second = post(*sent).json(), post(*sent).json()
    assert [result["outcome"] for result in second["results"]] == ["done", "done"]
    assert first["state"] == second["state"]
    assert SubPoint.objects.count() == 1


def test_one_that_is_refused_says_why_and_the_others_are_made(session, post):
    row = treatment(session, "2.1")
    answer = post(
        change("finish", row, 1),
        change("type_decision", row, 2, text="Godkendt.", base="", acts=[]),
        {"key": "nummer-0003", "kind": "no-kind"},
        change("take_up", row, 4) | {"item": 10**6},
    ).json()
    assert [result["outcome"] for result in answer["results"]] == ["refused", "done", "refused", "refused"]
    assert all(result["message"] for result in answer["results"] if result["outcome"] == "refused")


@pytest.mark.parametrize("raw", ["", "{", "[]", '{"changes": {}}', '{"changes": [1]}', '{"changes": [{"key": 1}]}'])
def test_what_is_no_list_of_changes_is_refused_whole(post, raw):
    assert post(raw=raw).status_code == 400


def test_an_item_of_another_meeting_is_not_changed(post, by):
    elsewhere = treatment(in_session(by, in_another_month()), "2.1")
    answer = post(change("type_decision", elsewhere, 1, text="Snyd.", base="", acts=[])).json()
    assert answer["results"][0]["outcome"] == "refused"
    elsewhere.refresh_from_db()
    assert elsewhere.decision == ""


def in_another_month():
    from tests.meetings.cycle.cases import HELD_ON

    return HELD_ON.replace(month=6)


def test_nothing_new_is_answered_without_words(session, post, client):
    address = f"{session.meeting.get_absolute_url()}afvikling/aendringer/"
    revision = client.get(address).json()["state"]["revision"]
    assert client.get(address, {"revision": revision}).status_code == 204
    post(change("take_up", treatment(session, "1.1"), 1))
    assert client.get(address, {"revision": revision}).json()["state"]["revision"] == revision + 1


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT, Role.ADMINISTRATOR])
def test_for_who_does_not_hold_sessions_the_view_is_not_there(session, client, role):
    account = holder(role, email="en-anden@kkr.example")
    client.force_login(Account.objects.get(pk=account.pk), backend=BACKEND)
    place = f"{session.meeting.get_absolute_url()}afvikling/"
    for path in (place, f"{place}luk/", f"{place}genoptag/", f"{place}aendringer/"):
        assert client.get(path).status_code == 404
    sent = json.dumps({"changes": [change("take_up", treatment(session, "1.1"), 1)]})
    assert client.post(f"{place}aendringer/", sent, content_type="application/json").status_code == 404
