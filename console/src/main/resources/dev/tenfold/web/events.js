// What happened, and why: each scaling event opens to its rule, its numbers, and the truth beside what the policy saw.

import { element, table } from "./dom.js";
import { clock, figure } from "./figures.js";
import { truth } from "./lines.js";

const SIGNS = {
  "scale-up": ["▲", "scaled up"],
  "scale-down": ["▼", "scaled down"],
  "replicas-ready": ["●", "ready"],
  "replicas-pending": ["○", "pending"],
  "replicas-placed": ["●", "placed"],
  "nodes-scaled": ["■", "nodes"],
  "nodes-ready": ["●", "nodes ready"],
  "fault-start": ["✕", "fault"],
  "fault-end": ["✓", "end of fault"],
  "load-stage": ["–", "load"],
  breach: ["◆", "breach"],
  alert: ["!", "alert"],
  "alert-end": ["✓", "end of alert"],
  page: ["☎", "page"],
  notice: ["·", "notice"],
};

const scaling = (event) => event.kind === "scale-up" || event.kind === "scale-down";
const title = (event) => (scaling(event) ? `${event.service} ${event.from} → ${event.to}` : event.title);

function told(value) {
  if (!value) return "-";
  return figure(value.value, value.unit) + (value.unit === "%" || value.unit === "ms" ? "" : ` ${value.unit}`);
}

/** The metric as the policy saw it, beside what it truly was then and when it was measured. */
function readings(report, event) {
  const rows = event.readings.map((reading) => {
    const age = reading.ageSeconds;
    return [
      reading.metric,
      reading.value,
      reading.target,
      age === null ? "-" : `${figure(age, "")} s`,
      told(truth(report, event, reading, event.at - (age ?? 0))),
      told(truth(report, event, reading, event.at)),
    ];
  });
  const heads = ["It saw", ">Value", ">Target", ">Age", ">Truth when measured", ">Truth when it decided"];
  return table(`What the policy saw at ${clock(event.at)}`, heads, rows, { class: "readings" });
}

function why(report, event) {
  const parts = [element("p", {}, event.why)];
  if (scaling(event)) {
    const of = event.policy ? ` of ${event.policy}` : "";
    parts.push(element("p", { class: "rule" }, "Rule ", element("b", {}, event.rule), of));
    if (event.readings?.length) parts.push(readings(report, event));
  }
  return element("div", { class: "reason" }, parts);
}

export class Events {
  /** @param heard told the seconds of an event that somebody opens */
  constructor(host, heard) {
    this.heard = heard;
    this.list = element("ol", { class: "event-list" });
    this.heading = element("h2", { id: "events-title" }, "What happened");
    host.append(
      element("section", { class: "events", "aria-labelledby": "events-title" }, this.heading, this.list),
    );
  }

  show(report) {
    this.report = report;
    this.list.replaceChildren(...report.events.map((event, i) => this.#item(event, i)));
    if (report.events.length === 0) this.list.append(element("li", {}, "Nothing happened."));
  }

  #item(event, i) {
    const [sign, spoken] = SIGNS[event.kind] ?? ["·", event.kind];
    const line = [
      element("time", {}, clock(event.at)),
      element("span", { class: `sign ${event.kind}`, "aria-hidden": "true" }, sign),
      element("span", { class: "title" }, element("span", { class: "spoken" }, `${spoken}: `), title(event)),
    ];
    const item = element("li", { "data-event": String(i) });
    if (!event.why && !scaling(event)) {
      item.append(element("button", { type: "button", class: "plain", click: () => this.heard(event.at) }, line));
      return item;
    }
    const details = element("details", {}, element("summary", {}, line));
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      if (details.children.length === 1) details.append(why(this.report, event));
      this.heard(event.at);
    });
    item.append(details);
    return item;
  }

  /** Opens the scaling event that is nearest to a moment, if one is near. */
  openNear(seconds, within) {
    let nearest = null;
    this.report?.events.forEach((event, i) => {
      const distance = Math.abs(event.at - seconds);
      if (scaling(event) && distance <= within && (!nearest || distance < nearest.distance)) nearest = { i, distance };
    });
    const details = nearest && this.list.querySelector(`[data-event="${nearest.i}"] details`);
    if (!details) return;
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
  }
}
