import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";

describe.concurrent("remind of the built program", () => {
  it("prints nothing before there is a plan", async () => {
    expect(await openBuiltMachine().run(["remind"])).toEqual({ code: 0, out: "", err: "" });
  });

  it("is started by its own line of a crontab, in cron's bare environment", async () => {
    const machine = await openJanesBuiltMachine();
    // Committed since January, and never posted.
    const line = "  No post yet: two honest sentences are enough.  socialtop log\n";
    expect(await machine.ok(["remind"])).toBe(line);
    const { lines } = JSON.parse(await machine.ok(["remind", "--install-help", "--json"]));
    const COMMAND = lines.crontab.mail.replace("30 8 * * * ", "").replaceAll("\\%", "%");
    const bare = `PATH=/usr/bin:/bin HOME='${machine.home}' SOCIALTOP_TODAY=2026-11-25`;
    const ran = await machine.sh(`exec env -i ${bare} /bin/sh -c "$COMMAND"`, { env: { COMMAND } });
    expect(ran).toEqual({ code: 0, out: line, err: "" });
  });

  it("says in the notification what is wrong with the record", async () => {
    const machine = await openJanesBuiltMachine();
    writeFileSync(join(machine.store, "leaders", "jane.json"), "{");
    const { lines } = JSON.parse(await machine.ok(["remind", "--install-help", "--json"]));
    const COMMAND = lines.crontab.notification.replace("30 8 * * * ", "").replaceAll("\\%", "%");
    writeFileSync(join(machine.tmp, "notify-send"), '#!/bin/sh\necho "$2"\n', { mode: 0o755 });
    const env = { COMMAND, PATH: `${machine.tmp}:/usr/bin:/bin` };
    const { code, out } = await machine.sh('eval "$COMMAND"', { env });
    expect({ code, out }).toEqual({ code: 0, out: "Your record cannot be used as it is.  socialtop doctor\n" });
  });
});
