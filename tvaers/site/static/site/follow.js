// Follows a meeting: asks for what is new about as often as a glance takes, and seldom when nobody looks or nobody
// answers. What comes is the very piece of the page that the server would have written. Without this script the page
// is opened anew by its link.
(() => {
  "use strict";
  const PAUSE = 800;
  const UNSEEN_PAUSE = 5000;
  const LONGEST_PAUSE = 15000;
  const box = document.getElementById("followed");
  const status = document.getElementById("follow-status");
  const refresh = document.querySelector(".follow-refresh");
  let revision = box.dataset.revision;
  let failures = 0;
  let timer = null;
  let isAsking = false;

  const tell = (words) => {
    if (status.textContent !== words) status.textContent = words;
    status.hidden = !words;
  };

  const ask = async () => {
    const query = new URLSearchParams({ revision, projektor: box.dataset.projector });
    const response = await fetch(`${box.dataset.news}?${query}`, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(10000) });
    if (response.type === "opaqueredirect" || response.status === 404) return false;
    if (response.status >= 500 || response.status === 429) throw new Error(response.status);
    if (response.status === 200) {
      const news = await response.json();
      revision = news.revision;
      box.innerHTML = news.html;
    }
    return true;
  };

  const follow = async () => {
    clearTimeout(timer);
    if (isAsking) return;
    isAsking = true;
    let isThere = true;
    try {
      isThere = await ask();
      failures = 0;
      tell(isThere ? status.dataset.live : status.dataset.gone);
    } catch {
      failures += 1;
      tell(status.dataset.lost);
    }
    isAsking = false;
    if (refresh) refresh.hidden = isThere;
    if (!isThere) return;
    const pause = document.hidden ? UNSEEN_PAUSE : PAUSE;
    timer = setTimeout(follow, failures ? Math.min(LONGEST_PAUSE, PAUSE * 2 ** failures) : pause);
  };

  if (refresh) refresh.hidden = true;
  document.addEventListener("visibilitychange", () => { if (!document.hidden) follow(); });
  window.addEventListener("online", follow);
  follow();
})();
