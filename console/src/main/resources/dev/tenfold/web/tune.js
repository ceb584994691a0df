// Tuning, where the service offers it.

import { call } from "./api.js";

export class Tune {
  constructor() {}

  open() {}

  async offer() {
    await call("GET", "/api/v1/openapi.json");
  }
}
