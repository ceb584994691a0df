// Two policies on one scenario, side by side and beside the bounds.

import { call } from "./api.js";
import { button, byId, element, field, table } from "./dom.js";
import { complaints, fileArea } from "./scenario.js";
import { Plots } from "./plots.js";
import { BOUND_HEADS, boundRow } from "./verdict.js";

const SHOWN = ["replicas", "latency", "errors", "cpu"];

export class Compare {
  constructor() {
    this.host = byId("compare");
    this.texts = ["", ""];
    this.panes = element("div", { class: "panes" });
    this.result = element("div", { class: "comparison" });
    this.choice = element("select", { change: () => this.#pick(this.choice.value) });
    this.go = button("Rehearse both", () => this.run(), "primary");
    this.host.append(
      element("p", { class: "hint" }, "The scenario is the one under Rehearse; one of its files is replaced."),
      field("Policy file", this.choice),
      this.panes,
      element("div", { class: "row" }, this.go),
      this.result,
    );
  }

  /** Takes the scenario at hand. */
  open(scenario) {
    if (this.scenario && JSON.stringify(this.scenario) === JSON.stringify(scenario)) return;
    this.scenario = JSON.parse(JSON.stringify(scenario));
    const files = Object.keys(this.scenario.files);
    this.choice.replaceChildren(...files.map((file) => element("option", { value: file }, file)));
    this.result.replaceChildren();
    this.go.disabled = files.length === 0;
    if (files.length > 0) this.#pick(files[0]);
    else this.panes.replaceChildren(element("p", {}, "This scenario names no policy file."));
  }

  #pick(file) {
    this.file = file;
    this.texts = [this.scenario.files[file], this.scenario.files[file]];
    this.panes.replaceChildren(
      ...["A", "B"].map((label, i) =>
        fileArea(`Policy ${label}`, this.texts[i], (text) => {
          this.texts[i] = text;
        }),
      ),
    );
  }

  async run() {
    this.go.disabled = true;
    const asked = this.texts.map((text) => {
      const files = { ...this.scenario.files, [this.file]: text };
      return call("POST", "/api/v1/whatif", { scenario: { ...this.scenario, files } });
    });
    const answers = await Promise.allSettled(asked);
    this.go.disabled = false;
    const refused = answers.filter((answer) => answer.status === "rejected");
    if (refused.length > 0) {
      this.result.replaceChildren(...refused.map((each) => complaints(each.reason)));
      return;
    }
    this.#show(...answers.map((answer) => answer.value.report));
  }

  #show(a, b) {
    const verdict = (report) =>
      element("span", { class: `status ${report.verdict}` }, report.verdict === "held" ? "held" : "failed");
    const fleets = [
      boundRow(a.bounds[0], "A"),
      boundRow(b.bounds[0], "B"),
      ...a.bounds.slice(1).map((bound) => boundRow(bound)),
    ];
    const found = (report, one) =>
      report.findings.find((each) => each.name === one.name && each.service === one.service);
    const rows = a.findings.map((one) => {
      const other = found(b, one);
      const cell = (each) => element("span", { class: `status ${each?.status}` }, each ? each.value : "-");
      return [(one.service ? `${one.service}: ` : "") + one.title, cell(one), cell(other), one.limit];
    });
    const sides = ["A", "B"].map((label) => element("div", { class: "side" }, element("h2", {}, `Policy ${label}`)));
    this.result.replaceChildren(
      table("A and B beside the bounds", BOUND_HEADS, fleets),
      table("Expectations", ["Expectation", ">A", ">B", ">Limit"], [["Verdict", verdict(a), verdict(b), ""], ...rows]),
      element("div", { class: "sides" }, sides),
    );
    const groups = sides.map((side, i) => {
      const group = new Plots(side, (seconds) => groups.forEach((each) => each.at(seconds)), SHOWN);
      group.show([a, b][i]);
      return group;
    });
    this.groups = groups;
  }
}
