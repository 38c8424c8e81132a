import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { renderRemindHelp } from "../../src/render/remindHelp.ts";
import { type ReminderLines, type ReminderProgram, reminderLines } from "../../src/render/remindLines.ts";
import { createTheme, noPaints } from "../../src/render/theme.ts";
import { temporaryFolder, usualProgramPath } from "../support/run.ts";

/** What cron hands to sh: the line up to the first `%`, with each `\%` turned back; as Vixie cron reads it. */
function readCrontab(line: string): { fields: string[]; command: string } {
  const match = /^((?:\S+ ){5})(.*)$/.exec(line);
  const [fields = "", typed = ""] = match?.slice(1) ?? [];
  let command = "";
  let isEscaped = false;
  for (const sign of typed) {
    if (isEscaped && sign === "%") command = command.slice(0, -1);
    if (!isEscaped && sign === "%") break;
    command += sign;
    isEscaped = !isEscaped && sign === "\\";
  }
  return { fields: fields.trim().split(" "), command };
}

/** All single-quoted strings of a line of PowerShell. Within one, a quote stands twice; the typographic ones are quotes too. */
function powerShellStrings(line: string): string[] {
  const strings: string[] = [];
  const isQuote = (sign: string | undefined) => sign !== undefined && "'‘’‚‛".includes(sign);
  for (let index = 0; index < line.length; index++) {
    if (!isQuote(line[index])) continue;
    let text = "";
    for (index++; index < line.length; index++) {
      if (isQuote(line[index]) && !isQuote(line[++index])) break;
      text += line[index];
    }
    strings.push(text);
  }
  return strings;
}

/** All single-quoted strings of a line of fish, in which `\` stands before a quote or another one. */
function fishStrings(line: string): string[] {
  return [...line.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((match) => (match[1] ?? "").replace(/\\(['\\])/g, "$1"));
}

/** Every text of an element, by its name, in order. */
function readPlist(xml: string): { name: string; text: string }[] {
  const read: { name: string; text: string }[] = [];
  const parser = new Parser(
    {
      onopentag: (name) => read.push({ name, text: "" }),
      ontext: (text) => {
        const last = read.at(-1);
        if (last !== undefined) last.text += text;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return read.map(({ name, text }) => ({ name, text: text.trim() }));
}

/** Whatever a shell, cron, XML or PowerShell takes for something else. */
const awkward = 'Jane\'s 100% \\% $HOME `id` & <co> "quoted" ’typographic’';

interface Desk {
  readonly program: ReminderProgram;
  /** What a command line of sh prints there, and what the notification was given, word by word. */
  run(command: string, printed: string): { out: string; notified: string[] | null };
}

/** A folder with a node that prints what it is told to, and programs that note the notification that they are to show. */
function openDesk(leader: string | null = null): Desk {
  const folder = join(temporaryFolder(), awkward);
  const [bin, noted] = [join(folder, "bin"), join(folder, "noted")];
  mkdirSync(bin, { recursive: true });
  const [node, script] = [join(folder, "node"), join(folder, "socialtop.js")];
  const write = (path: string, text: string) => {
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
  };
  const expected = ["$1", "$2", "$SOCIALTOP_HOME"].map((word) => `"${word}"`).join(" ");
  write(node, `printf '%s|' ${expected} "$*" > "$NOTED.node"; cat "$PRINTED"`);
  for (const name of ["notify-send", "osascript"]) {
    write(join(bin, name), 'printf "%s\\n" "$@" "$DBUS_SESSION_BUS_ADDRESS" > "$NOTED"');
  }
  return {
    program: { programPath: [node, script], leader, home: join(folder, "home") },
    run: (command, printed) => {
      writeFileSync(`${noted}.printed`, printed);
      const env = { PATH: `${bin}:/usr/bin:/bin`, NOTED: noted, PRINTED: `${noted}.printed` };
      const out = execFileSync("/bin/sh", ["-c", command], { env, cwd: "/", encoding: "utf8" });
      const words = ["remind", ...(leader === null ? [] : ["--as", leader])];
      expect(readFileSync(`${noted}.node`, "utf8")).toBe(
        [script, "remind", join(folder, "home"), [script, ...words].join(" ")].map((word) => `${word}|`).join(""),
      );
      const notified = existsSync(noted) ? readFileSync(noted, "utf8").split("\n").slice(0, -1) : null;
      return { out, notified };
    },
  };
}

const due = "  At risk: a post today keeps your 5-week streak.  socialtop log\n";
const shown = due.trim();
const plain: ReminderProgram = { programPath: usualProgramPath, leader: null, home: null };

describe("lines for a shell's start", () => {
  it.each([null, "jane"])("are whole lines of sh, and silent where nobody reads them (--as %s)", (leader) => {
    const { program, run } = openDesk(leader);
    const { bash, zsh } = reminderLines(program).shell;
    expect(zsh).toBe(bash);
    execFileSync("/bin/sh", ["-n", "-c", bash]);
    execFileSync("bash", ["-n", "-c", bash]);
    // Into a pipe, as behind ssh, nothing at all: scp would choke on it.
    expect(execFileSync("/bin/sh", ["-c", bash], { encoding: "utf8" })).toBe("");
    expect(run(bash.replace("[ -t 1 ]", "true"), due).out).toBe(due);
  });

  it("hold the paths as fish and PowerShell read them", () => {
    const { program } = openDesk("jane");
    const { fish, powershell } = reminderLines(program).shell;
    const [node, script] = program.programPath;
    expect(fishStrings(fish)).toEqual([program.home, node, script, "jane"]);
    expect(powerShellStrings(powershell)).toEqual([program.home, node, script, "jane"]);
  });

  it("are these, for a plain plan", () => {
    const { shell } = reminderLines({ ...plain, programPath: ["/usr/bin/node", "/opt/it's/socialtop.js"] });
    expect(shell).toEqual({
      bash: "if [ -t 1 ]; then '/usr/bin/node' '/opt/it'\\''s/socialtop.js' remind; fi",
      zsh: "if [ -t 1 ]; then '/usr/bin/node' '/opt/it'\\''s/socialtop.js' remind; fi",
      fish: "if status is-interactive; '/usr/bin/node' '/opt/it\\'s/socialtop.js' remind; end",
      powershell: "if (-not [Console]::IsOutputRedirected) { & '/usr/bin/node' '/opt/it''s/socialtop.js' remind }",
    });
  });
});

describe("lines of a crontab", () => {
  it.each(["mail", "notification"] as const)("have five fields, 08:30 every day, and a command: %s", (kind) => {
    const { fields, command } = readCrontab(reminderLines(plain).crontab[kind]);
    expect(fields).toEqual(["30", "8", "*", "*", "*"]);
    for (const path of usualProgramPath) expect(command).toContain(path.replace("'", "'\\''"));
    execFileSync("/bin/sh", ["-n", "-c", command]);
  });

  it.each([null, "jane"])("print the line, for cron to mail (--as %s)", (leader) => {
    const { program, run } = openDesk(leader);
    const { command } = readCrontab(reminderLines(program).crontab.mail);
    expect(run(command, due)).toEqual({ out: due, notified: null });
    expect(run(command, "")).toEqual({ out: "", notified: null });
  });

  it("show the line as a notification, and nothing when nothing is due", () => {
    const { program, run } = openDesk();
    const { command } = readCrontab(reminderLines(program).crontab.notification);
    expect(run(command, "")).toEqual({ out: "", notified: null });
    const bus = `unix:path=/run/user/${process.getuid?.()}/bus`;
    expect(run(command, due)).toEqual({ out: "", notified: ["socialtop", shown, bus] });
  });
});

describe("the property list for launchd", () => {
  const valuesOf = ({ launchd }: ReminderLines) => readPlist(launchd.plist);

  it("is named as its file, and starts at 08:30", () => {
    const { launchd } = reminderLines({ ...plain, leader: "jane" });
    expect(launchd.plist.startsWith("<?xml ")).toBe(true);
    const values = valuesOf(reminderLines({ ...plain, leader: "jane" }));
    expect(values.filter(({ name }) => name === "integer").map(({ text }) => text)).toEqual(["8", "30"]);
    expect(values.filter(({ name }) => name === "key").map(({ text }) => text)).toEqual([
      "Label",
      "ProgramArguments",
      "StartCalendarInterval",
      "Hour",
      "Minute",
    ]);
    expect(values.find(({ name }) => name === "string")?.text).toBe("socialtop.remind.jane");
    expect(launchd.file).toBe("~/Library/LaunchAgents/socialtop.remind.jane.plist");
    expect(launchd.load).toBe(`launchctl bootstrap gui/$(id -u) ${launchd.file}`);
    expect(launchd.remove).toEqual(["launchctl bootout gui/$(id -u)/socialtop.remind.jane", `rm ${launchd.file}`]);
  });

  it("shows the line as a notification, and nothing when nothing is due", () => {
    const { program, run } = openDesk("jane");
    const [, ...argv] = valuesOf(reminderLines(program))
      .filter(({ name }) => name === "string")
      .map(({ text }) => text);
    expect(argv.slice(0, 2)).toEqual(["/bin/sh", "-c"]);
    const command = argv[2] ?? "";
    expect(run(command, "")).toEqual({ out: "", notified: null });
    expect(run(command, due)).toEqual({
      out: "",
      notified: [
        ...["-e", "on run argv"],
        ...["-e", 'display notification (item 1 of argv) with title "socialtop"'],
        ...["-e", "end run"],
        ...[shown, ""],
      ],
    });
  });
});

describe("lines for the Task Scheduler", () => {
  it("hold the paths as PowerShell reads them, and show a window only when there is a line", () => {
    const { program } = openDesk("jane");
    const { register, remove } = reminderLines(program).taskScheduler;
    const [command = "", ...rest] = register;
    expect(powerShellStrings(command)).toEqual([program.home, ...program.programPath, "jane", "socialtop"]);
    expect(command).toMatch(/; if \(\$line\) \{ .*Popup\(\$line, 0, 'socialtop', 4160\) \} \}$/);
    expect(powerShellStrings(rest.join("\n"))).toEqual(["08:30", "socialtop remind jane"]);
    expect(powerShellStrings(remove)).toEqual(["socialtop remind jane"]);
  });

  it("never make an argument longer than a task may have", () => {
    const { register } = reminderLines(plain).taskScheduler;
    // As base64 of UTF-16: 8 signs for 3 of the command. 32,767 is what Windows starts a program with.
    expect(((register[0]?.length ?? 0) * 8) / 3).toBeLessThan(8000);
  });
});

describe("the help to copy them from", () => {
  const theme = createTheme({ paints: noPaints, isUnicode: true, columns: 60, asLeader: null });

  it("shows every line whole, at the margin, and the rest as wide as the terminal", () => {
    const model = reminderLines(plain);
    const help = renderRemindHelp(model, theme);
    const { shell, crontab, launchd, taskScheduler } = model;
    const toCopy = [
      ...Object.values(shell),
      ...Object.values(crontab),
      ...["mkdir -p ~/Library/LaunchAgents", `cat > ${launchd.file} <<'END'`, ...launchd.plist.split("\n"), "END"],
      ...[launchd.load, ...launchd.remove],
      ...[...taskScheduler.register, taskScheduler.remove],
    ];
    const lines = help.split("\n");
    expect(toCopy.filter((line) => !lines.includes(line))).toEqual([]);
    const prose = lines.filter((line) => !toCopy.includes(line));
    expect(prose.filter((line) => line.length > 60 || !/^ {2}\S/.test(line))).toEqual([]);
    // Each of them can be taken away again.
    expect(help.match(/To take it away/g)).toHaveLength(4);
  });

  it("puts the property list where it belongs when it is pasted", () => {
    const home = temporaryFolder();
    const model = reminderLines(plain);
    const lines = renderRemindHelp(model, theme).split("\n");
    const pasted = lines.slice(lines.indexOf("mkdir -p ~/Library/LaunchAgents"), lines.indexOf(model.launchd.load));
    execFileSync("/bin/sh", ["-c", pasted.join("\n")], { env: { HOME: home, PATH: "/usr/bin:/bin" } });
    const written = join(home, "Library/LaunchAgents/socialtop.remind.plist");
    expect(readFileSync(written, "utf8")).toBe(model.launchd.plist);
  });
});
