"""The identity provider with SAML 2.0 that the environment names. Its library is an extra: requirements/saml.txt."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

NAMES = {
    "uid": [
        "urn:oasis:names:tc:SAML:attribute:subject-id",
        "https://data.gov.dk/model/core/eid/professional/uuid/persistent",
    ],
    "email": ["https://data.gov.dk/model/core/eid/email", "urn:oid:0.9.2342.19200300.100.1.3", "email"],
    "email_verified": ["email_verified"],
}
"""Which attributes are whose key, address, and the word that the address was verified. OIOSAML 3 comes first."""


def saml_provider(metadata: Path) -> dict[str, Any]:
    """allauth's setting for the provider whose metadata lie in a file. Nothing is fetched.

    Raises ValueError when the library is not installed, or the file tells of no provider.
    """
    try:
        from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
    except ImportError as error:
        raise ValueError("TVAERS_SAML_METADATA needs the packages of requirements/saml.txt") from error
    told = OneLogin_Saml2_IdPMetadataParser.parse(metadata.read_text(encoding="utf-8")).get("idp", {})
    certificate = told.get("x509cert") or next(iter(told.get("x509certMulti", {}).get("signing", [])), None)
    if not certificate or "singleSignOnService" not in told:
        raise ValueError(f"TVAERS_SAML_METADATA: {metadata} tells of no identity provider")
    identity = {
        "entity_id": told["entityId"],
        "x509cert": certificate,
        "sso_url": told["singleSignOnService"]["url"],
    }
    provider = {
        "provider_id": told["entityId"],
        "client_id": "saml",
        "name": os.environ.get("TVAERS_SAML_NAME") or told["entityId"],
        "settings": {"attribute_mapping": NAMES, "idp": identity, "advanced": _security()},
    }
    trusts_addresses = os.environ.get("TVAERS_SAML_TRUSTS_ADDRESSES") == "1"
    return {"APPS": [provider], "VERIFIED_EMAIL": trusts_addresses}


def _security() -> dict[str, Any]:
    """What is demanded of the provider's answers, and our own key and certificate, when the environment names them."""
    demands: dict[str, Any] = {"strict": True, "want_assertion_signed": True, "reject_idp_initiated_sso": True}
    key, certificate = os.environ.get("TVAERS_SAML_KEY"), os.environ.get("TVAERS_SAML_CERTIFICATE")
    if key and certificate:
        demands |= {
            "private_key": Path(key).read_text(encoding="ascii"),
            "x509cert": Path(certificate).read_text(encoding="ascii"),
            "authn_request_signed": True,
            "metadata_signed": True,
        }
    return demands
