// The changes of a session wait in this browser until the server has them: a lost connection, a page loaded anew, a
// closed lid or a server that starts again loses none, and the server makes each once, by its key.
//
// Every change is an entry of its own in the browser's storage, so that two windows never write over each other's.
window.tvaersQueue = (name, address, token, tell) => {
  "use strict";
  const PREFIX = `tvaers-change:${name}:`;
  const REFUSED = `tvaers-refused:${name}:`;
  const AT_ONCE = 25;
  const LONGEST_PAUSE = 8000;
  const PATIENCE = 15000;
  const newKey = () => Array.from(window.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const tab = newKey();
  const memory = new Map();
  let counter = 0;
  let isSending = false;
  let failures = 0;
  let timer = null;
  let problem = "";

  const put = (place, entry) => {
    memory.delete(place);
    try {
      window.localStorage.setItem(place, JSON.stringify(entry));
    } catch {
      // What the browser cannot keep is kept by the page, as long as that stays open.
      memory.set(place, entry);
      problem = "full";
    }
  };
  const take = (place) => {
    memory.delete(place);
    try { window.localStorage.removeItem(place); } catch { /* It holds nothing either. */ }
  };
  const kept = (prefix) => {
    const found = [...memory].filter(([place]) => place.startsWith(prefix));
    try {
      for (const place of Object.keys(window.localStorage)) {
        if (!place.startsWith(prefix)) continue;
        const entry = window.localStorage.getItem(place);
        if (entry) found.push([place, JSON.parse(entry)]);
      }
    } catch { /* A browser that allows no storage holds none. */ }
    return found.sort(([one], [other]) => (one < other ? -1 : 1));
  };

  const newPlace = () => {
    counter += 1;
    return `${PREFIX}${String(Date.now()).padStart(15, "0")}-${String(counter).padStart(6, "0")}-${newKey().slice(0, 8)}`;
  };

  const waiting = () => kept(PREFIX).map(([, entry]) => entry.change);
  const refused = () => kept(REFUSED).map(([place, entry]) => ({ ...entry, forget: () => take(place) }));
  const told = (answer = null) => tell({ waiting: waiting().length, isSending, problem, answer });

  const isSameText = (one, other) => one.kind === other.kind && one.item === other.item && one.sub_point === other.sub_point;
  const add = (change) => {
    const last = kept(PREFIX).pop();
    // Typing goes on in this window's entry that was never sent. One that was may be known to the server by its key.
    if (last && last[1].tab === tab && !last[1].tried && "base" in change && isSameText(last[1].change, change)) {
      const before = last[1].change;
      const more = before.acts ? { acts: [...new Set([...before.acts, ...change.acts])] } : {};
      put(last[0], { tab, tried: false, change: { ...before, text: change.text, ...more } });
    } else {
      put(newPlace(), { tab, tried: false, change: { key: newKey(), ...change } });
    }
    told();
    send();
  };

  const settle = (sent, results) => {
    const outcomes = new Map(results.map((result) => [result.key, result]));
    for (const [place, entry] of sent) {
      const result = outcomes.get(entry.change.key);
      if (!result) continue;
      take(place);
      if (result.outcome === "refused") put(place.replace(PREFIX, REFUSED), { change: entry.change, message: result.message });
    }
  };

  const asked = async (body, query = "") => {
    const options = { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    if (body) Object.assign(options, { method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": token } });
    const response = await fetch(address + query, options);
    if (response.type === "opaqueredirect") return "signed-out";
    if (response.status === 403 && body) return "token";
    if (response.status === 403 || response.status === 404) return "gone";
    if (!response.ok) return "offline";
    if (response.status === 204) return { results: [], state: null };
    const answer = await response.json();
    token = answer.token || token;
    return answer;
  };

  const tried = async () => {
    const sent = kept(PREFIX).slice(0, AT_ONCE);
    for (const [place, entry] of sent) put(place, { ...entry, tried: true });
    const body = JSON.stringify({ changes: sent.map(([, entry]) => entry.change) });
    let answer = await asked(body);
    if (answer === "token") {
      // Whoever signed in anew has another token; the state comes with it.
      answer = await asked("");
      if (typeof answer !== "string") answer = await asked(body);
    }
    if (typeof answer !== "string") settle(sent, answer.results);
    return answer;
  };

  const send = async () => {
    if (isSending || !waiting().length) return;
    isSending = true;
    clearTimeout(timer);
    told();
    let answer = "offline";
    try { answer = await tried(); } catch { /* No connection: what was sent is sent again. */ }
    isSending = false;
    const isLost = typeof answer === "string";
    problem = isLost ? (answer === "token" ? "offline" : answer) : "";
    failures = isLost ? failures + 1 : 0;
    told(isLost ? null : answer);
    if (isLost) timer = setTimeout(send, Math.min(LONGEST_PAUSE, 500 * 2 ** failures));
    else send();
  };

  // What others have done meanwhile; nothing while changes of one's own are on their way.
  const look = async (revision) => {
    if (isSending || waiting().length) return;
    let answer = "offline";
    try { answer = await asked("", `?revision=${revision}`); } catch { /* Told below. */ }
    const isLost = typeof answer === "string";
    problem = isLost ? answer : "";
    told(isLost ? null : answer);
  };

  window.addEventListener("online", send);
  window.addEventListener("focus", send);
  window.addEventListener("storage", (event) => { if (event.key && event.key.startsWith(PREFIX)) told(); });
  return { add, send, look, waiting, refused, isLost: () => Boolean(problem) };
};
