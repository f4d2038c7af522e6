"""What the frame of a page offers while someone sees it as another."""

import pytest

from tests.papers import holder
from tvaers.access.roles import Role

pytestmark = pytest.mark.usefixtures("registers")


def test_the_workroom_is_not_offered_while_one_sees_as_the_public_and_is_afterwards(client):
    client.force_login(holder(Role.SECRETARY))
    workroom = 'href="/nordjylland/arbejdsrum/" class="nav-link"'
    assert workroom in client.get("/nordjylland/").content.decode()
    client.post("/nordjylland/se-som/", {"role": "public", "municipality": ""})
    seen = client.get("/nordjylland/").content.decode()
    assert "Stop visningen" in seen
    assert workroom not in seen
    client.post("/se-som/slut/")
    assert workroom in client.get("/nordjylland/").content.decode()
