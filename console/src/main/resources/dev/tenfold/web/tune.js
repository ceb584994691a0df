// Tuning: the service looks for a policy that costs less and holds, proves it, and writes it into the user's own files.

import { call } from "./api.js";
import { button, byId, element, field, table } from "./dom.js";
import { figure, percent, plain } from "./figures.js";
import { complaints } from "./scenario.js";

const LOOK_EVERY = 300;

const WORDS = {
  tuned: "A policy that holds, also in scenarios that the search never saw.",
  "not proven": "A policy that holds in the given scenario, but not in all that the search never saw.",
  impossible: "No policy can hold here: something else would have to change.",
};

export class Tune {
  /**
   * @param scenario gives the scenario at hand
   * @param adopt takes a tuned scenario as the one at hand
   */
  constructor(scenario, adopt) {
    this.scenario = scenario;
    this.adopt = adopt;
    this.within = element("input", { type: "number", min: 1, max: 600, value: 60 });
    this.candidates = element("input", { type: "number", min: 1, max: 10000, value: 200 });
    this.go = button("Tune", () => this.run(), "primary");
    this.stop = button("Give up", () => this.giveUp());
    this.told = element("p", { class: "virtual-time", role: "status" });
    this.result = element("div", {});
    this.stop.hidden = true;
    byId("tune").append(
      element("p", { class: "hint" }, "The scenario is the one under Rehearse. Its own files are patched."),
      element(
        "div",
        { class: "row" },
        field("Seconds, at most", this.within),
        field("Policies to judge, at most", this.candidates),
      ),
      element("div", { class: "row" }, this.go, this.stop, this.told),
      this.result,
    );
  }

  /** Nothing that was not understood can be tuned. */
  open(checked) {
    this.go.disabled = checked === null;
  }

  async run() {
    this.go.disabled = true;
    this.stop.hidden = false;
    this.result.replaceChildren();
    const scenario = this.scenario();
    try {
      this.job = await call("POST", "/api/v1/tunings", {
        scenario,
        withinSeconds: Number(this.within.value),
        candidates: Number(this.candidates.value),
      });
      while (this.job && (this.job.state === "waiting" || this.job.state === "running")) {
        this.told.textContent = `${this.job.step} ...`;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
        if (this.job) this.job = await call("GET", `/api/v1/tunings/${this.job.id}`);
      }
      this.told.textContent = "";
      if (this.job?.state === "done") this.#show(this.job, scenario);
      else if (this.job) this.told.textContent = this.job.why;
    } catch (refused) {
      this.told.textContent = "";
      this.result.replaceChildren(complaints(refused));
    }
    this.job = null;
    this.go.disabled = false;
    this.stop.hidden = true;
  }

  async giveUp() {
    const { id } = this.job;
    this.job = null;
    await call("DELETE", `/api/v1/tunings/${id}`);
  }

  #show(job, scenario) {
    const { tuning } = job;
    const word = (one) => (one.failures.length > 0 ? "failed" : "held");
    const row = (label, one) => [
      label,
      element("span", { class: `status ${word(one)}` }, word(one)),
      `${plain(one.cost)} ${tuning.currency}`,
      figure(one.p95Millis, "ms"),
      percent(one.errors),
      percent(one.pain),
    ];
    const rows = [...tuning.yours.map((one) => row("yours", one)), ...tuning.tuned.map((one) => row("tuned", one))];
    const settings = tuning.settings.map((one) => [one.field, one.policy, one.before || "-", one.value]);
    const take = button("Rehearse with it", () => this.#take(job, scenario), "primary");
    const told = element("p", { class: tuning.verdict === "tuned" ? "good" : "warning" }, WORDS[tuning.verdict]);
    this.result.replaceChildren(
      told,
      table("Yours beside the answer", ["Policy", "Verdict", ">Cost", ">p95", ">Errors", ">Pain"], rows),
      ...(settings.length ? [table("What it turns", ["Field", "Policy", ">Before", ">After"], settings)] : []),
      ...job.refusals.map((why) => element("p", { class: "warning" }, why)),
      ...(job.diff ? [element("pre", { class: "diff", tabindex: "0", "aria-label": "Patch" }, job.diff)] : []),
      ...(Object.keys(job.files).length ? [element("div", { class: "row" }, take)] : []),
    );
  }

  async #take(job, scenario) {
    await this.adopt({ ...scenario, files: { ...scenario.files, ...job.files } });
    location.hash = "#/";
  }
}
