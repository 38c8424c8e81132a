import { countBySeverity, type DraftCheck, type DraftNetwork, type Finding } from "../coach/draft/draftCheck.ts";
import type { Opened } from "./draft.ts";
import { copied, type Theme } from "./theme.ts";

/** What `draft --json` gives beside whose it is. */
/** Commands in it are to be copied: they name whom `theme` says. */
export function draftJson(
  { text, altTexts, networks, findings }: DraftCheck,
  opened: Opened | null,
  theme: Theme,
): object {
  return {
    text,
    altTexts,
    stops: countBySeverity(findings, "stop"),
    warnings: countBySeverity(findings, "warning"),
    hints: countBySeverity(findings, "hint"),
    findings: findings.map((finding) => findingJson(finding, theme)),
    networks: networks.map(networkJson),
    opened:
      opened === null
        ? null
        : {
            platform: opened.platform,
            address: opened.address,
            inBrowser: opened.isInBrowser,
            onClipboard: opened.isOnClipboard,
          },
  };
}

function findingJson({ rule, severity, platform, problem, todo, place }: Finding, theme: Theme): object {
  return { rule, severity, platform, problem, todo: copied(theme, todo), place };
}

function networkJson({ platform, length, longest, compose, thread }: DraftNetwork): object {
  const { address, composer, takesText, mayBeCut } = compose;
  return {
    platform,
    length,
    longest,
    fits: longest === null || length <= longest,
    link: address,
    linkTakesText: takesText,
    linkMayBeCut: mayBeCut,
    composer,
    thread: thread?.map(({ text, length }) => ({ text, length })) ?? null,
  };
}
