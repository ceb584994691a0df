// Knobs: a drag asks what would be, as often as answers come; what is outdated is never painted.

import { call } from "./api.js";
import { button, byId, element } from "./dom.js";

const TITLES = {
  load: "Load",
  "start-up": "Start-up",
  target: "Targets",
  window: "Windows",
  bound: "Bounds",
};

/** Milliseconds from a turn of a knob to the frame that shows its verdict, of the last turns. */
export const repaints = [];

const MOST_REPAINTS = 1000;
const QUESTION = "knobs";

export class Knobs {
  /**
   * @param shown paints a report; called with the answer to a what-if
   * @param settled called when a drag has come to rest
   */
  constructor(host, shown, settled) {
    this.host = host;
    this.shown = shown;
    this.settled = settled;
    this.values = {};
    this.waiting = null;
    this.busy = false;
    this.held = false;
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => this.#release(), true);
    this.changes = { overrides: {}, files: {} };
    this.trouble = element("p", { class: "hint", role: "status" });
    this.group = element("div", { class: "knob-groups" });
    const summary = element("summary", {}, "What was changed");
    this.changed = element("details", { class: "changes" }, summary, element("pre", {}));
    host.append(
      element(
        "section",
        { class: "knobs", "aria-labelledby": "knobs-title" },
        element("h2", { id: "knobs-title" }, "What if"),
        element("p", { class: "hint" }, "Turn a knob: the whole scenario is rehearsed again at once."),
        this.group,
        this.trouble,
        element("div", { class: "row" }, button("As it was", () => this.reset()), this.changed),
      ),
    );
  }

  /** Shows the knobs of a scenario. */
  show(scenario, knobs) {
    this.scenario = scenario;
    this.knobs = knobs;
    this.values = {};
    const kinds = [...new Set(knobs.map((knob) => knob.kind))];
    this.group.replaceChildren(
      ...kinds.map((kind) =>
        element(
          "fieldset",
          {},
          element("legend", {}, TITLES[kind] ?? kind),
          knobs.filter((knob) => knob.kind === kind).map((knob) => this.#control(knob)),
        ),
      ),
    );
    this.changed.hidden = true;
    if (knobs.length === 0) this.group.append(element("p", {}, "This scenario has no number that can be turned here."));
  }

  #control(knob) {
    const spelled = (value) => (knob.unit === "x" ? `x${value}` : `${value}${knob.unit ? ` ${knob.unit}` : ""}`);
    const output = element("output", {}, spelled(knob.value));
    const slider = element("input", {
      type: "range",
      id: `knob-${knob.id}`,
      "data-knob": knob.id,
      min: knob.least,
      max: knob.most,
      step: knob.step,
      value: knob.value,
    });
    slider.value = knob.value;
    slider.addEventListener("pointerdown", () => (this.held = true));
    slider.addEventListener("input", (event) => {
      output.textContent = spelled(slider.value);
      slider.setAttribute("aria-valuetext", spelled(slider.value));
      this.turn(knob.id, Number(slider.value), event.timeStamp);
    });
    return element("div", { class: "knob" }, element("label", { for: slider.id }, knob.label), slider, output);
  }

  reset() {
    for (const knob of this.knobs ?? []) {
      const slider = byId(`knob-${knob.id}`);
      slider.value = knob.value;
      slider.nextElementSibling.textContent = knob.unit === "x" ? `x${knob.value}` : `${knob.value} ${knob.unit}`;
    }
    this.values = {};
    this.#ask(performance.now());
  }

  turn(id, value, at) {
    this.values[id] = value;
    this.#ask(at);
  }

  /** One question at a time: while it is open, only the latest of the others is remembered. */
  #ask(at) {
    this.waiting = { values: { ...this.values }, since: this.waiting?.since ?? at, scenario: this.scenario };
    if (!this.busy) this.#next();
  }

  async #next() {
    clearTimeout(this.timer);
    this.rest?.abort();
    const asked = this.waiting;
    this.waiting = null;
    this.busy = true;
    const question = { scenario: asked.scenario, knobs: asked.values };
    const answer = call("POST", "/api/v1/whatif", question, undefined, QUESTION);
    await answer.catch(() => {});
    this.busy = false;
    // The service works on the next question while this answer is painted.
    if (this.waiting) this.#next();
    else if (!this.held) this.#rest();
    this.#paint(asked, answer);
  }

  async #paint(asked, answer) {
    try {
      const { changes, report } = await answer;
      if (asked.scenario !== this.scenario) return;
      this.changes = changes;
      this.trouble.textContent = "";
      this.shown(report);
      this.#measure(asked.since);
    } catch (refused) {
      this.trouble.textContent = [refused.message, ...(refused.errors ?? []).map((error) => error.message)].join(" ");
    }
  }

  /** The time until the frame is painted: its callback, and then the first task after it. */
  #measure(since) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        repaints.push(performance.now() - since);
        if (repaints.length > MOST_REPAINTS) repaints.shift();
      };
      channel.port2.postMessage(null);
    });
  }

  /** A knob in the hand has not come to rest, however long it stays where it is. */
  #release() {
    if (!this.held) return;
    this.held = false;
    if (!this.busy && this.scenario) this.#rest();
  }

  #rest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#fully(), 200);
  }

  /** The whole verdict, with what takes too long while a knob is turned; what was turned meanwhile comes first. */
  async #fully() {
    const asked = { scenario: this.scenario, knobs: { ...this.values }, detail: "full" };
    const rest = new AbortController();
    this.rest = rest;
    try {
      const answer = await call("POST", "/api/v1/whatif", asked, rest.signal, QUESTION);
      const outdated = this.busy || asked.scenario !== this.scenario;
      if (outdated || JSON.stringify(asked.knobs) !== JSON.stringify(this.values)) return;
      this.shown(answer.report);
    } catch (refused) {
      if (rest.signal.aborted) return;
      this.trouble.textContent = refused.message;
    }
    this.#tell();
    this.settled();
  }

  /** What was changed, in the words of the command line and of the policies' files. */
  #tell() {
    const sets = Object.entries(this.changes.overrides).map(([path, value]) => `--set ${path}=${value}`);
    const files = Object.entries(this.changes.files).map(([name, text]) => `# ${name}\n${text}`);
    this.changed.hidden = sets.length + files.length === 0;
    this.changed.querySelector("pre").textContent = [...sets, ...files].join("\n");
  }

  /** The scenario as it stands with its knobs turned, to be run and kept. */
  turned() {
    return {
      ...this.scenario,
      files: { ...this.scenario.files, ...this.changes.files },
      overrides: { ...this.scenario.overrides, ...this.changes.overrides },
    };
  }
}
