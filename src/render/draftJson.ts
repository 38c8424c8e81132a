import { countBySeverity, type DraftCheck, type DraftNetwork, type Finding } from "../coach/draft/draftCheck.ts";
import type { Opened } from "./draft.ts";

/** What `draft --json` gives beside whose it is. */
export function draftJson({ text, networks, findings }: DraftCheck, opened: Opened | null): object {
  return {
    text,
    stops: countBySeverity(findings, "stop"),
    warnings: countBySeverity(findings, "warning"),
    hints: countBySeverity(findings, "hint"),
    findings: findings.map(findingJson),
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

function findingJson({ rule, severity, platform, problem, todo, place }: Finding): object {
  return { rule, severity, platform, problem, todo, place };
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
    thread,
  };
}
