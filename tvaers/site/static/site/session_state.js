// The state of a session as it will be when what waits in this browser has been sent: what was done is seen at once.
window.tvaersAhead = (() => {
  "use strict";
  const withAct = (acts, act) => [act, ...acts.filter((code) => code !== act && code !== "nothing-recorded")];
  const point = (item, change) => item.points.find((entry) => entry.key === change.sub_point) || {};

  const takeUp = (state, item) => {
    for (const other of state.items) if (other.state === "open") other.state = "waiting";
    if (item.state !== "done") item.state = "open";
    state.current = item.id;
  };
  const move = (state, item, change) => {
    state.items = state.items.filter((other) => other !== item);
    const place = state.items.findIndex((other) => other.id === change.before);
    state.items.splice(place < 0 ? state.items.length : place, 0, item);
  };

  const MAKES = {
    take_up: (state, item) => takeUp(state, item),
    type_decision: (state, item, change) => {
      item.decision = change.text;
      item.acts = [...new Set([...item.acts, ...change.acts])];
    },
    set_acts: (state, item, change) => { item.acts = change.acts; },
    record_votes: (state, item, change) => { item.votes = [change.votes_for, change.votes_against, change.votes_abstained]; },
    move,
    postpone: (state, item) => { item.acts = withAct(item.acts, "postponed"); },
    withdraw: (state, item) => { item.acts = withAct(item.acts, "withdrawn"); },
    finish: (state, item) => { item.state = "done"; },
    reopen: (state, item, change) => { item.state = "waiting"; item.reopened_because = change.reason; takeUp(state, item); },
    add_follow_up: (state, item, change) => {
      item.follow_ups.push({ id: null, kind: change.follow_up_kind, text: change.text, who: change.who, due_on: change.due_on || "", to: "" });
    },
    remove_follow_up: (state, item, change) => { item.follow_ups = item.follow_ups.filter((entry) => entry.id !== change.follow_up); },
    add_sub_point: (state, item, change) => { item.points.push({ key: change.key, title: change.title, text: "", acts: [] }); },
    rename_sub_point: (state, item, change) => { point(item, change).title = change.title; },
    type_sub_point: (state, item, change) => { point(item, change).text = change.text; },
    set_sub_point_acts: (state, item, change) => { point(item, change).acts = change.acts; },
    remove_sub_point: (state, item, change) => { item.points = item.points.filter((entry) => entry.key !== change.sub_point); },
  };

  return (known, changes) => {
    const state = structuredClone(known);
    for (const change of changes) {
      const item = state.items.find((entry) => entry.id === change.item);
      if (item && MAKES[change.kind]) MAKES[change.kind](state, item, change);
    }
    return state;
  };
})();
