// Passkeys: hands the browser's answer to the form around the button. A form says with data-passkey what it does:
//   "sign-in" fetches its options from the address in data-options, "prove" and "add" have them in #passkey-options.
(() => {
  "use strict";

  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const button = form.querySelector("button[type=submit]");
  const problem = form.querySelector(".passkey-problem");
  const kind = form.dataset.passkey;
  if (!window.PublicKeyCredential) {
    // Signing in has its other ways on the same page.
    if (kind !== "sign-in") form.querySelector(".passkey-unknown").hidden = false;
    return;
  }
  button.hidden = false;

  const fromBase64 = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0)).buffer;
  };
  const toBase64 = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");
  const withKeys = (list) => (list || []).map((one) => ({ ...one, id: fromBase64(one.id) }));

  const options = async () => {
    if (kind !== "sign-in") return JSON.parse(document.getElementById("passkey-options").textContent);
    const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  };

  const proved = async (asked) => {
    const key = asked.publicKey;
    const got = await navigator.credentials.get({
      publicKey: { ...key, challenge: fromBase64(key.challenge), allowCredentials: withKeys(key.allowCredentials) },
    });
    return {
      ...named(got),
      response: {
        clientDataJSON: toBase64(got.response.clientDataJSON),
        authenticatorData: toBase64(got.response.authenticatorData),
        signature: toBase64(got.response.signature),
        userHandle: got.response.userHandle ? toBase64(got.response.userHandle) : null,
      },
    };
  };

  const added = async (asked) => {
    const key = asked.publicKey;
    const made = await navigator.credentials.create({
      publicKey: {
        ...key,
        challenge: fromBase64(key.challenge),
        user: { ...key.user, id: fromBase64(key.user.id) },
        excludeCredentials: withKeys(key.excludeCredentials),
        authenticatorSelection: {
          ...key.authenticatorSelection,
          residentKey: "required",
          requireResidentKey: true,
          userVerification: "required",
        },
      },
    });
    return {
      ...named(made),
      response: {
        clientDataJSON: toBase64(made.response.clientDataJSON),
        attestationObject: toBase64(made.response.attestationObject),
      },
    };
  };

  const named = (credential) => ({
    id: credential.id,
    rawId: toBase64(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (problem) problem.hidden = true;
    button.disabled = true;
    try {
      const asked = await options();
      const answer = await (kind === "add" ? added(asked) : proved(asked));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      if (problem) problem.hidden = false;
      button.disabled = false;
    }
  });
})();
