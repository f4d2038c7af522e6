// What is typed into a <form data-autosave="address"> is kept at each pause, on leaving a field and on leaving the page.
// What the server has not said it keeps stands in this browser until it does, for the account that wrote it, is sent
// again by itself, and is offered after a reload. The words shown are in components/autosave.html.
(() => {
  "use strict";
  const PAUSE = 1500;
  const FIRST_WAIT = 2000;
  const LONGEST_WAIT = 60000;
  // Whoever is not heard of for a minute counts as gone.
  const SIGN_OF_LIFE = 25000;
  // What browsers send after the page is gone may not be longer.
  const MOST_AFTER_LEAVING = 60000;
  // Numbers rise with time, so that two windows with one form do not send the same.
  const NUMBERS_BEGIN = Date.UTC(2020, 0, 1);

  class Autosave {
    constructor(form) {
      this.form = form;
      this.address = form.dataset.autosave;
      this.key = `autosave ${form.dataset.account ?? ""} ${this.address}`;
      const parts = document.getElementById("autosave-parts").content.cloneNode(true);
      this.offer = parts.querySelector(".save-offer");
      this.line = parts.querySelector(".save-line");
      this.status = this.line.querySelector(".save-status");
      this.others = this.line.querySelector(".save-others");
      this.newer = this.line.querySelector(".save-newer");
      form.before(this.offer);
      (form.querySelector(".draft-acts") ?? form.lastElementChild).before(this.line);
      this.words = this.status.dataset;
      this.acknowledged = JSON.stringify(this.parts());
      this.sequence = 0;
      this.wait = FIRST_WAIT;
      this.isSending = this.isSubmitting = false;
      this.listen();
      this.offerKept();
      this.tellPresence();
    }

    listen() {
      this.form.addEventListener("input", () => this.typed());
      this.form.addEventListener("focusout", () => this.send());
      this.form.addEventListener("submit", () => this.submitted());
      document.addEventListener("visibilitychange", () => (document.hidden ? this.leave() : this.send()));
      window.addEventListener("pagehide", () => this.leave());
      window.addEventListener("online", () => this.send());
      window.addEventListener("beforeunload", (event) => {
        if (this.isSubmitting || !this.isChanged()) return;
        this.leave();
        event.preventDefault();
      });
    }

    // Tells that the form is open, and is told who else has it open; also while nothing is written.
    async tellPresence() {
      const address = this.form.dataset.presence;
      if (!address) return;
      setTimeout(() => this.tellPresence(), SIGN_OF_LIFE);
      if (document.hidden) return;
      try {
        const token = this.form.elements.csrfmiddlewaretoken.value;
        const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token } });
        if (answer.ok && !answer.redirected) this.showOthers((await answer.json()).others);
      } catch {
        // It is told again.
      }
    }

    // The fields with text, by name; hidden ones belong to the form and not to the author.
    fields() {
      return [...this.form.elements].filter(({ name, type }) => name && ["text", "textarea"].includes(type));
    }

    parts() {
      return Object.fromEntries(this.fields().map(({ name, value }) => [name, value]));
    }

    isChanged() {
      return JSON.stringify(this.parts()) !== this.acknowledged;
    }

    basedOn() {
      return Number(this.form.elements.based_on?.value) || 1;
    }

    typed() {
      if (!this.isChanged()) return;
      this.stayHere();
      this.keep();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), PAUSE);
    }

    async send() {
      clearTimeout(this.timer);
      if (this.isSending || this.isSubmitting || !this.isChanged()) return;
      this.isSending = true;
      const slow = setTimeout(() => this.say(this.words.saving), 1000);
      const sent = this.parts();
      try {
        this.answered(await this.posted(sent), JSON.stringify(sent));
        this.wait = FIRST_WAIT;
      } catch (error) {
        this.failed(error);
      } finally {
        clearTimeout(slow);
        this.isSending = false;
      }
    }

    // Sends what is there now and waits for nothing, for the page may be gone at once.
    leave() {
      if (this.isSubmitting || !this.isChanged()) return;
      this.keep();
      this.post(this.parts(), true).catch(() => this.failed(new Error("not sent")));
    }

    async posted(parts, isRenewed = false) {
      const { number, answer } = await this.post(parts, false);
      if (answer.status === 403 && !isRenewed && (await this.renewed())) return this.posted(parts, true);
      if (answer.redirected || answer.status === 403) throw new Refusal(this.words.signedOut);
      if (answer.status >= 400 && answer.status < 500) throw new Refusal(this.words.refused);
      if (!answer.ok) throw new Error(String(answer.status));
      const said = await answer.json();
      if (said.saved <= number || said.saved <= this.sequence) return said;
      // Something has come from another window; what is here is newer.
      this.sequence = said.saved;
      return this.posted(parts, isRenewed);
    }

    async post(parts, isLeaving) {
      const number = Math.max(this.sequence + 1, Math.floor((Date.now() - NUMBERS_BEGIN) / 1000));
      this.sequence = number;
      const body = JSON.stringify({ based_on: this.basedOn(), sequence: number, parts });
      const answer = await fetch(this.address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value,
        },
        body,
        keepalive: isLeaving && body.length < MOST_AFTER_LEAVING,
      });
      return { number, answer };
    }

    // After signing in again in another window this form's token is no longer good; the page has a new one, if it is
    // the same account that signed in.
    async renewed() {
      const page = await fetch(window.location.href);
      const form = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form[data-autosave]");
      if (form?.dataset.account !== this.form.dataset.account) return false;
      this.form.elements.csrfmiddlewaretoken.value = form.elements.csrfmiddlewaretoken.value;
      return true;
    }

    answered(said, sent) {
      this.acknowledged = sent;
      this.say(`${this.words.saved} ${said.at}`);
      this.form.classList.remove("is-unsaved");
      this.showOthers(said.others);
      this.newer.hidden = !(said.current > this.basedOn());
      if (this.isChanged()) this.typed();
      else this.forget();
    }

    failed(error) {
      this.keep();
      this.form.classList.add("is-unsaved");
      this.say(error instanceof Refusal ? error.message : this.words.unsaved);
      this.timer = setTimeout(() => this.send(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }

    // A message that is the same is not said again.
    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    showOthers(names) {
      const { one, many, and } = this.others.dataset;
      const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}` : names[0];
      const text = names.length ? `${list} ${names.length > 1 ? many : one}` : "";
      if (this.others.textContent !== text) this.others.textContent = text;
    }

    submitted() {
      clearTimeout(this.timer);
      if (this.isChanged()) this.keep();
      const kept = stored(this.key);
      if (kept) store(this.key, { ...kept, isSubmitted: true });
      this.isSubmitting = true;
    }

    // What stands in this browser: what is not acknowledged, and what is offered and not yet taken or discarded.

    keep() {
      store(this.key, { basedOn: this.basedOn(), parts: this.parts() });
    }

    forget() {
      store(this.key, null);
    }

    // Text from before a reload is offered, unless it was saved since; if it stands here already, it is sent.
    offerKept() {
      const offered = `${this.key} offered`;
      const kept = stored(this.key) ?? stored(offered);
      this.forget();
      store(offered, null);
      if (!kept) return this.offerLeft();
      if (kept.isSubmitted && this.basedOn() > kept.basedOn) return;
      if (this.stands(kept.parts)) {
        this.acknowledged = "";
        this.send();
        return;
      }
      store(offered, kept);
      this.ask(() => this.take(kept.parts), offered);
    }

    offerLeft() {
      const left = this.left();
      if (left) this.ask(() => this.goOn(left), left.key);
    }

    // Offers text that stands in this browser under the key; it is taken or discarded.
    ask(take, key) {
      this.offer.hidden = false;
      const buttons = this.offer.querySelectorAll("button");
      for (const button of buttons) {
        button.addEventListener("click", () => {
          store(key, null);
          if (button === buttons[0]) take();
          this.offer.hidden = true;
        });
      }
    }

    // A new text has an address of its own (data-begun, with its key), so that a reload comes back to it.
    stayHere() {
      const { begun } = this.form.dataset;
      if (begun) history.replaceState(null, "", `${begun}?tekst=${this.form.elements.begun_as.value}`);
    }

    // The new text that this browser kept when another page with one was left, if it was not being saved just then.
    left() {
      const { begun, account } = this.form.dataset;
      const start = `autosave ${account ?? ""} ${begun}`;
      const key = begun && keys().find((key) => key.startsWith(start) && stored(key)?.isSubmitted === undefined);
      if (!key) return null;
      return { key, parts: stored(key).parts, address: key.replace(/^autosave \S* /, "").replace(/ offered$/, "") };
    }

    // Goes on with the text that was left, under its key.
    goOn({ address, parts }) {
      this.address = address;
      this.key = `autosave ${this.form.dataset.account ?? ""} ${address}`;
      this.form.elements.begun_as.value = address.split("/").at(-3);
      this.take(parts);
    }

    stands(parts) {
      const now = this.parts();
      return Object.entries(parts).every(([name, text]) => (now[name] ?? text) === text);
    }

    take(parts) {
      for (const field of this.fields()) {
        field.value = parts[field.name] ?? field.value;
        field.dispatchEvent(new Event("editor:read"));
      }
      this.typed();
      this.send();
    }
  }

  // A browser that allows no storage, or has no room, keeps nothing; the server is asked all the same.
  function store(key, value) {
    try {
      if (value) window.localStorage.setItem(key, JSON.stringify(value));
      else window.localStorage.removeItem(key);
    } catch {
      // Nothing to do about it.
    }
  }

  function keys() {
    try {
      return Object.keys(window.localStorage);
    } catch {
      return [];
    }
  }

  function stored(key) {
    try {
      return JSON.parse(window.localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  class Refusal extends Error {}

  for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
})();
