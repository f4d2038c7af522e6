"""SAML 2.0 as an extra: our metadata, the way there, and an answer that a provider's key has signed."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

INSTALL = "SAML needs its extra (pip install --require-hashes --only-binary :all: -r requirements/saml.txt)"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a provider's key, certificate and metadata."""
    pytest.importorskip("onelogin.saml2", reason=INSTALL)
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    folder = tmp_path_factory.mktemp("saml")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    private = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(*private))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    der = base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()
    (folder / "metadata.xml").write_text(
        f"""<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example/">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
      <ds:X509Data><ds:X509Certificate>{der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
      Location="https://idp.example/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>"""
    )
    return folder


def in_a_process_of_its_own(provider: Path, data: Path, script: str) -> str:
    """What a script prints that runs with the provider in the environment: settings are read once in a process."""
    environment = {
        **os.environ,
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "tvaers.site.settings",
        "TVAERS_DATA": str(data),
        "TVAERS_HOSTS": "kkr.example",
        "TVAERS_SAML_METADATA": str(provider / "metadata.xml"),
        "TVAERS_SAML_NAME": "Kommunen",
        "TVAERS_SAML_TRUSTS_ADDRESSES": "1",
    }
    begun = """
        import django
        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client
        settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
        call_command("migrate", verbosity=0)
        from pathlib import Path
        from tests.papers import OPERATOR
        from tests.signin.saml_answer import come
        from tvaers.access.actions import create_invited_account
        client = Client(SERVER_NAME="kkr.example", headers={"host": "kkr.example"})
    """
    whole = textwrap.dedent(begun) + textwrap.dedent(script)
    done = subprocess.run([sys.executable, "-c", whole], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_our_metadata_and_the_way_to_the_provider(provider, tmp_path):
    printed = in_a_process_of_its_own(
        provider,
        tmp_path,
        """
        page = client.get("/konto/log-ind/").content.decode()
        assert "Log ind med Kommunen" in page
        metadata = client.get("/konto/saml/saml/metadata/")
        assert metadata.status_code == 200, metadata.content
        print(metadata.content.decode())
        print(client.get("/konto/saml/saml/login/")["Location"])
        """,
    )
    assert "http://kkr.example/konto/saml/saml/acs/" in printed
    assert "https://idp.example/sso?SAMLRequest=" in printed


def test_an_invited_account_comes_in_by_a_signed_answer(provider, tmp_path):
    in_a_process_of_its_own(
        provider,
        tmp_path,
        f"""
        create_invited_account("ida@kkr.example", "Ida Holm", by=OPERATOR)
        answer = come(client, Path({str(provider)!r}), "ida@kkr.example")
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == "/konto/", answer["Location"]
        assert client.get("/konto/").status_code == 200
        """,
    )


def test_an_answer_that_was_tampered_with_is_refused(provider, tmp_path):
    in_a_process_of_its_own(
        provider,
        tmp_path,
        f"""
        create_invited_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
        to_bo = lambda text: text.replace("ida@kkr.example", "bo@kkr.example")
        answer = come(client, Path({str(provider)!r}), "ida@kkr.example", to_bo)
        assert answer.status_code == 401, answer.status_code
        assert client.get("/konto/").status_code == 302
        """,
    )


def test_metadata_without_the_extra_say_what_is_missing(tmp_path, monkeypatch):
    from tvaers.site.saml import saml_provider

    monkeypatch.setitem(sys.modules, "onelogin.saml2.idp_metadata_parser", None)
    with pytest.raises(ValueError, match=r"requirements/saml\.txt"):
        saml_provider(tmp_path / "metadata.xml")
