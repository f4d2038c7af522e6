"""What an identity provider with SAML would do: reads our question and answers it, signed with its key."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client

OURS = "http://kkr.example/konto/saml/saml"
PROTOCOL = "urn:oasis:names:tc:SAML:2.0"


def come(client: Client, folder: Path, email: str, tamper: Callable[[str], str] = str) -> Any:
    """Goes to the provider whose key lies in `folder`, and comes back as `email`; our last answer."""
    from onelogin.saml2.constants import OneLogin_Saml2_Constants
    from onelogin.saml2.utils import OneLogin_Saml2_Utils

    there = client.get("/konto/saml/saml/login/")["Location"]
    question = zlib.decompress(base64.b64decode(parse_qs(urlsplit(there).query)["SAMLRequest"][0]), -15).decode()
    asked = re.findall(r'ID="([^"]+)"', question)[0]
    signed = OneLogin_Saml2_Utils.add_sign(
        _assertion(asked, email),
        (folder / "key.pem").read_text(),
        (folder / "certificate.pem").read_text(),
        sign_algorithm=OneLogin_Saml2_Constants.RSA_SHA256,
        digest_algorithm=OneLogin_Saml2_Constants.SHA256,
    )
    answer = tamper(_response(asked, signed.decode() if isinstance(signed, bytes) else signed))
    sent = client.post("/konto/saml/saml/acs/", {"SAMLResponse": base64.b64encode(answer.encode()).decode()})
    return client.get(sent["Location"])


def _moment(minutes: int) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _assertion(asked: str, email: str) -> str:
    return f"""<saml:Assertion xmlns:saml="{PROTOCOL}:assertion" ID="_a" Version="2.0" IssueInstant="{_moment(0)}">
<saml:Issuer>https://idp.example/</saml:Issuer>
<saml:Subject>
<saml:NameID Format="{PROTOCOL}:nameid-format:persistent">key-of-{email}</saml:NameID>
<saml:SubjectConfirmation Method="{PROTOCOL}:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{_moment(5)}" Recipient="{OURS}/acs/" InResponseTo="{asked}"/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{_moment(-5)}" NotOnOrAfter="{_moment(5)}">
<saml:AudienceRestriction><saml:Audience>{OURS}/metadata/</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{_moment(0)}"><saml:AuthnContext>
<saml:AuthnContextClassRef>{PROTOCOL}:ac:classes:unspecified</saml:AuthnContextClassRef>
</saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement>
<saml:Attribute Name="email"><saml:AttributeValue>{email}</saml:AttributeValue></saml:Attribute>
</saml:AttributeStatement></saml:Assertion>"""


def _response(asked: str, assertion: str) -> str:
    return f"""<samlp:Response xmlns:samlp="{PROTOCOL}:protocol" ID="_r" Version="2.0" IssueInstant="{_moment(0)}"
Destination="{OURS}/acs/" InResponseTo="{asked}">
<saml:Issuer xmlns:saml="{PROTOCOL}:assertion">https://idp.example/</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="{PROTOCOL}:status:Success"/></samlp:Status>{assertion}</samlp:Response>"""
