"""Claims of an identity provider give our roles, and nothing that is not understood does."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.access.claims import PRIVILEGE_CLAIMS, ClaimedRole, claimed_roles
from tvaers.access.roles import Role

SECRETARY_NORTH = ClaimedRole(Role.SECRETARY, council="nordjylland")


def privileges(*groups: tuple[str, dict[str, str]], namespace: str = "") -> str:
    """A list of privileges in base64: each group a privilege's address and its constraints."""
    body = "".join(
        f'<PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:11223344"><Privilege>{privilege}</Privilege>'
        + "".join(f'<Constraint Name="{name}">{value}</Constraint>' for name, value in constraints.items())
        + "</PrivilegeGroup>"
        for privilege, constraints in groups
    )
    text = f'<PrivilegeList xmlns="{namespace}">{body}</PrivilegeList>' if namespace else f"<L>{body}</L>"
    return base64.b64encode(text.encode()).decode()


def role(name: str, kind: str = "usersystemrole") -> str:
    return f"http://kkr.example/roles/{kind}/{name}/1"


KKR = "http://kkr.example/constraints/kkr/1"
KOMMUNE = "http://kkr.example/constraints/kommune/1"


@pytest.mark.parametrize("claim", PRIVILEGE_CLAIMS)
def test_a_privilege_with_a_constraint_gives_the_role_there(claim):
    assert claimed_roles({claim: privileges((role("secretary"), {KKR: "nordjylland"}))}) == (SECRETARY_NORTH,)


def test_a_job_role_counts_as_well_and_names_may_have_underscores():
    text = privileges((role("vice_chair", "jobrole"), {KKR: "sjaelland, Nordjylland"}))
    assert claimed_roles({"privileges": text}) == (
        ClaimedRole(Role.VICE_CHAIR, council="nordjylland"),
        ClaimedRole(Role.VICE_CHAIR, council="sjaelland"),
    )


def test_a_namespace_makes_no_difference():
    text = privileges((role("chair"), {KKR: "nordjylland"}), namespace="http://itst.dk/oiosaml/basic_privilege_profile")
    assert claimed_roles({"privileges": text}) == (ClaimedRole(Role.CHAIR, council="nordjylland"),)


def test_a_municipal_contact_is_constrained_to_a_municipality():
    text = privileges((role("municipal-contact"), {KOMMUNE: "860"}))
    assert claimed_roles({"privileges": text}) == (ClaimedRole(Role.MUNICIPAL_CONTACT, municipality="0860"),)


def test_each_group_has_its_own_constraints():
    text = privileges((role("secretary"), {KKR: "nordjylland"}), (role("member"), {KKR: "syddanmark"}))
    assert claimed_roles({"privileges": text}) == (ClaimedRole(Role.MEMBER, council="syddanmark"), SECRETARY_NORTH)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("tvaers-secretary-nordjylland", SECRETARY_NORTH),
        ("Tvaers-Vice-Chair-Syddanmark", ClaimedRole(Role.VICE_CHAIR, council="syddanmark")),
        ("tvaers-municipal-contact-0860", ClaimedRole(Role.MUNICIPAL_CONTACT, municipality="0860")),
        ("tvaers-kl-author", ClaimedRole(Role.KL_AUTHOR)),
        ("tvaers-administrator", ClaimedRole(Role.ADMINISTRATOR)),
    ],
)
def test_a_group_gives_a_role_by_its_name(group, expected):
    assert claimed_roles({"groups": ["everyone", group]}) == (expected,)
    assert claimed_roles({"roles": group}) == (expected,)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"groups": None},
        {"groups": 7},
        {"groups": ["secretary-nordjylland", "tvaers-king-nordjylland", "tvaers-secretary", "xtvaers-administrator"]},
        {"groups": ["tvaers-administrator-nordjylland", "tvaers-secretary-0860", "tvaers-guest-nordjylland"]},
        {"privileges": "not base64"},
        {"privileges": base64.b64encode(b"<not xml").decode()},
        {"privileges": privileges((role("secretary"), {}))},
        {"privileges": privileges((role("secretary"), {"http://kkr.example/constraints/KLE/1": "nordjylland"}))},
        {"privileges": privileges(("http://kkr.example/secretary", {KKR: "nordjylland"}))},
        {"privileges": base64.b64encode(b"x" * 200_000).decode()},
    ],
)
def test_what_is_not_understood_gives_nothing(claims):
    assert claimed_roles(claims) == ()


def test_an_entity_in_the_list_is_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(role("administrator"))
    text = f'<!DOCTYPE l [<!ENTITY e SYSTEM "file://{secret}">]><l><PrivilegeGroup><Privilege>&e;</Privilege></PrivilegeGroup></l>'
    assert claimed_roles({"privileges": base64.b64encode(text.encode()).decode()}) == ()


@given(
    st.dictionaries(
        st.sampled_from(["groups", "roles", *PRIVILEGE_CLAIMS]),
        st.one_of(
            st.none(),
            st.integers(),
            st.text(),
            st.lists(st.text()),
            st.binary().map(lambda b: base64.b64encode(b).decode()),
        ),
    )
)
def test_no_claim_makes_it_stumble(claims):
    claimed_roles(claims)
