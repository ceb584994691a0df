// The page: one scenario at hand, its run, and the views on it.

import { call, stream, text } from "./api.js";
import { button, byId, element } from "./dom.js";
import { Compare } from "./compare.js";
import { Events } from "./events.js";
import { clock } from "./figures.js";
import { GameDays } from "./gamedays.js";
import { Knobs, repaints } from "./knobs.js";
import { Plots } from "./plots.js";
import { actions, list as listRuns } from "./runs.js";
import { complaints, Editor } from "./scenario.js";
import { Scrub } from "./scrub.js";
import { tables, Verdict } from "./verdict.js";
import { Tune } from "./tune.js";

const VIEWS = ["rehearse", "compare", "tune", "game-days", "runs"];

const editor = new Editor(byId("editor"), understood);
const verdict = new Verdict(byId("verdict"));
const knobs = new Knobs(byId("knobs"), paint, settle);
const plots = new Plots(byId("plots"), pointed);
const events = new Events(byId("events"), (seconds) => scrub.to(seconds));
const scrub = new Scrub(byId("scrub"), (seconds) => plots.at(seconds));
const compare = new Compare();
const tune = new Tune(() => editor.scenario(), (scenario) => adopt(scenario));
const gameDays = new GameDays(() => editor.scenario());

let report = null;
let check = null;
let running = null;

// ---- running ----

const go = button("Run", () => run(editor.scenario()), "primary");
const keep = button("Run as turned", () => run(knobs.turned()));
const cancel = button("Cancel", () => stop());
const bar = element("progress", { max: 1, value: 0, "aria-label": "Share of the work that is done" });
const told = element("output", { class: "virtual-time" });
const after = element("div", { class: "row" });
byId("run-bar").append(go, keep, cancel, bar, told, after);
keep.hidden = cancel.hidden = bar.hidden = true;

function understood(scenario, checked) {
  check = checked;
  go.disabled = checked === null;
  tune.open(checked);
}

function busy(on) {
  go.disabled = on || check === null;
  cancel.hidden = bar.hidden = !on;
}

/** Rehearses a scenario at the service, and follows its virtual time until it has ended. */
async function run(scenario) {
  busy(true);
  after.replaceChildren();
  told.textContent = "Waiting for its turn.";
  try {
    running = await call("POST", "/api/v1/runs", { scenario });
    let last = running;
    await stream(`/api/v1/runs/${running.id}/events`, (name, now) => {
      last = now;
      progress(now);
    });
    await ended(last);
  } catch (refused) {
    told.textContent = "";
    after.replaceChildren(complaints(refused));
  }
  running = null;
  busy(false);
}

function progress(run) {
  if (!run.progress) return;
  bar.value = run.progress.share;
  const phase = { policies: "your policies", fixed: "the fleet that never scales", oracle: "the oracle" };
  told.textContent =
    run.state === "waiting"
      ? "Waiting for its turn."
      : `${clock(run.progress.virtualSeconds)} of ${clock(run.lengthSeconds)} virtual time,` +
        ` ${phase[run.progress.phase]}`;
}

async function stop() {
  if (running) await call("DELETE", `/api/v1/runs/${running.id}`);
}

async function ended(run) {
  if (run.state === "done") {
    told.textContent = `${clock(run.lengthSeconds)} of virtual time rehearsed.`;
    location.hash = `#/runs/${run.id}`;
  } else {
    told.textContent = run.state === "cancelled" ? "Cancelled." : `${run.why} ${(run.errors ?? []).join(" ")}`;
  }
}

// ---- showing ----

/** Paints what a drag changes; the rest waits until it has come to rest. */
function paint(shown) {
  report = shown;
  verdict.show(report);
  plots.show(report);
  scrub.show(report);
}

function settle() {
  events.show(report);
  byId("tables").replaceChildren(...tables(report));
  verdict.speak();
  plots.settle();
}

function pointed(seconds, clicked) {
  scrub.to(seconds);
  if (clicked) events.openNear(seconds, report.subject.lengthSeconds / 40);
}

async function open(id) {
  const shown = await call("GET", `/api/v1/runs/${id}`);
  if (shown.state !== "done") {
    progress(shown);
    await stream(`/api/v1/runs/${id}/events`, (name, now) => progress(now));
    const now = await call("GET", `/api/v1/runs/${id}`);
    if (now.state !== "done") return ended(now);
  }
  const [scenario, found] = await Promise.all([
    call("GET", `/api/v1/runs/${id}/scenario`),
    text(`/api/v1/runs/${id}/report`).then(JSON.parse),
  ]);
  await adopt(scenario);
  byId("result").hidden = false;
  keep.hidden = false;
  editor.root.open = false;
  paint(found);
  settle();
  knobs.show(scenario, check?.knobs ?? []);
  scrub.to(found.subject.lengthSeconds / 2);
  after.replaceChildren(actions(await call("GET", `/api/v1/runs/${id}`)));
}

/** Takes a scenario as the one at hand. */
async function adopt(scenario) {
  if (JSON.stringify(scenario) !== JSON.stringify(editor.scenario()) || !check) await editor.show(scenario);
}

// ---- views ----

async function route() {
  const [, view = "", id] = location.hash.split("/");
  const name = view === "" || (view === "runs" && id) ? "rehearse" : view;
  for (const each of VIEWS) byId(`view-${each}`).hidden = each !== name;
  for (const link of document.querySelectorAll("nav a")) {
    const own = link.getAttribute("href") === (name === "rehearse" ? "#/" : `#/${name}`);
    if (own) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${byId(`${name}-title`).textContent} - Tenfold`;
  byId("trouble").hidden = true;
  if (view === "runs" && id) await open(id);
  else if (name === "runs") await listRuns();
  else if (name === "compare") compare.open(editor.scenario());
  else if (name === "game-days") await gameDays.look();
}

function trouble(why) {
  byId("trouble").hidden = false;
  byId("trouble").textContent = why.message ?? String(why);
}

addEventListener("hashchange", () => route().catch(trouble));
addEventListener("unhandledrejection", (event) => trouble(event.reason));

async function begin() {
  const scenarios = await editor.list();
  const first = scenarios.find((each) => each.name === "users-x10.yaml") ?? scenarios[0];
  if (first && !location.hash.startsWith("#/runs/")) await editor.choose(first.name);
  gameDays.follow();
  await route();
}

begin().catch(trouble);

// For the browser's console, and for tests: what is shown, and how long turns of knobs took to be painted.
globalThis.tenfold = {
  report: () => report,
  plots: () => plots.charts.map((chart) => chart.u),
  compared: () => (compare.groups ?? []).map((group) => group.report),
  repaints,
};
