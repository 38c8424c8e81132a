import {
  daysSinceLastPost,
  isOnGuideline,
  type Member,
  type SetAside,
  stageOf,
  type TeamSort,
  type Unreadable,
} from "../coach/team.ts";
import type { TeamSummary } from "../coach/teamSummary.ts";

interface TeamParts {
  /** As they are sorted. */
  readonly members: readonly Member[];
  readonly unreadable: readonly Unreadable[];
  readonly setAside: readonly SetAside[];
}

/** The documented shape of `team --json` (README, "For scripts"). */
export function teamJson(summary: TeamSummary, sort: TeamSort, { members, unreadable, setAside }: TeamParts): object {
  return { summary, sort, members: members.map(memberJson), unreadable, setAside };
}

function memberJson(member: Member): object {
  const { leader, file, name, role, company, consistency, progress, attention } = member;
  const { today, thisWeek, streak, showingUp, last12, last26, lastPost } = consistency;
  const { stepsDone, stepsAsked, next } = progress;
  const steps = { current: next?.step.step.id ?? null, done: stepsDone, asked: stepsAsked };
  const figures = { thisWeek, streak, showingUp, last12, last26, lastPost };
  return {
    leader,
    file,
    name,
    role,
    company,
    today,
    stage: stageOf(member),
    steps,
    ...figures,
    daysSinceLastPost: daysSinceLastPost(member),
    onGuideline: isOnGuideline(member),
    attention,
  };
}
