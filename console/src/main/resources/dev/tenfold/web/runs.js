// Runs that are kept: listed, opened by their link, saved and removed.

import { call, text } from "./api.js";
import { button, byId, element, sure, table } from "./dom.js";
import { clock } from "./figures.js";

function state(run) {
  const word = run.state === "done" ? run.verdict : run.state;
  return element("span", { class: `status ${run.state === "done" ? run.verdict : run.state}` }, word);
}

/** Saves a text as a file, without a request of its own. */
function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** What one can do with a run that is done. */
export function actions(run) {
  const base = `/api/v1/runs/${run.id}`;
  const link = `${location.origin}/#/runs/${run.id}`;
  const told = element("output", {});
  return element(
    "div",
    { class: "row" },
    element("a", { href: `#/runs/${run.id}`, class: "link" }, `Link to this run`),
    button("Copy the link", async () => {
      await navigator.clipboard.writeText(link);
      told.textContent = "Copied.";
    }),
    button("Save report.html", async () => save("report.html", "text/html", await text(`${base}/report.html`))),
    button("Save report.json", async () => save("report.json", "application/json", await text(`${base}/report`))),
    told,
  );
}

async function remove(run) {
  if (!sure(`Remove the run of ${run.scenario}? Links to it will lead nowhere.`)) return;
  await call("DELETE", `/api/v1/runs/${run.id}`);
  await list();
}

const HEADS = ["Run", "Verdict", "Scenario", "Made", ">Virtual time", "Remove"];

export async function list() {
  const { runs, waiting } = await call("GET", "/api/v1/runs");
  const rows = runs.map((run) => [
    element("a", { href: `#/runs/${run.id}` }, run.title),
    state(run),
    run.scenario,
    new Date(run.made).toLocaleString(),
    clock(run.lengthSeconds),
    button("Remove", () => remove(run)),
  ]);
  byId("runs").replaceChildren(
    runs.length === 0
      ? element("p", {}, "None yet. What is run under Rehearse is kept here.")
      : table(`${runs.length} runs, ${waiting} waiting`, HEADS, rows),
  );
}
