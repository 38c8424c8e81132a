import { describe, expect, it } from "vitest";
import { isTopRole } from "../../src/coach/topRole.ts";

describe("isTopRole", () => {
  it.each([
    ...["President", "president", "PRESIDENT", "CEO", "ceo", "C.E.O.", "Group CEO", "President & CEO", "CEO/Founder"],
    ...["Chief Executive", "Chief Executive Officer", "Managing Director", "General Manager", "President and COO"],
    ...["Founder", "Co-Founder", "Cofounder", "Co-founder & CTO", "Founder, Example AG", "Owner", "Owner-manager"],
    ...[
      "Co-CEO",
      "Co-President",
      "(CEO)",
      "CEO (former CFO)",
      "Founder & CEO, ex-Google",
      "Founder and Head of Product",
    ],
    ...["CEO (ex VP Google)", "CEO, former VP Sales at X", "Founder & CEO | Ex-VP at Uber", "CEO, Vice Media"],
    ...["President and Corporate Secretary", "CEO Acme", "President EMEA", "Managing Director Germany"],
    ...["Président Directeur Général", "CEO of Example AG", "Cofondatrice", "Mitgründerin", "Directrice générale"],
    ...["Chair", "Chairman", "Chairwoman", "Chairperson", "Chair of the Board", "Executive Chairman"],
    ...["Présidente", "Président-directeur général", "PDG", "Directrice générale", "Directeur général"],
    ...["Gérant", "Gérante", "Fondatrice", "Co-fondateur"],
    ...["Geschäftsführer", "Geschäftsführerin", "Geschäftsführerin, Beispiel GmbH", "Vorstandsvorsitzende"],
    ...["Inhaberin", "Gründer", "Präsidentin des Vereins"],
    ...["Presidenta", "Directora general", "Consejera delegada", "Fundador"],
    ...["Amministratore delegato", "Fondatore", "Diretora geral", "Bestuursvoorzitter"],
  ])("is true for %s", (role) => {
    expect(isTopRole(role)).toBe(true);
  });

  it.each([
    ...[
      "Vice President",
      "Vice-President",
      "vice president",
      "Executive Vice President",
      "Senior Vice President, Sales",
    ],
    ...["VP", "SVP Marketing", "Vice Chair", "Vice-Chairman", "Deputy CEO", "Deputy Managing Director"],
    ...["Assistant to the CEO", "Executive Assistant to the President", "Assistant General Manager"],
    ...["Former CEO", "former president", "Past President", "Ex-CEO", "Product Owner", "Senior Product Owner"],
    ...["SVP and General Manager", "Vice-President & General Manager", "Senior Vice President, President's Office"],
    ...[
      "CEO's assistant",
      "President's Chief of Staff",
      "Executive Assistant - CEO",
      "CEO Office Manager",
      "President-elect",
    ],
    ...[
      "Owner Relations Manager",
      "VP, Founder Relations",
      "PA to the CEO",
      "Secretary to the Chair",
      "Ancien président",
    ],
    ...["Assistante du PDG", "Assistenz des CEO", "Ehemalige Präsidentin", "Stellv. Geschäftsführer"],
    ...["Chief of Staff to the CEO", "CTO", "CFO", "Chief Marketing Officer", "Executive Director", "Head of Sales"],
    ...["Partner", "Engineer", "Presidential historian", "Armchair critic", "Homeowners' adviser", ""],
    ...["Vice-présidente", "Directeur général adjoint", "Directrice générale adjointe", "Vizepräsident"],
    ...["Vizepräsidentin", "Stellvertretender Geschäftsführer", "Assistentin der Geschäftsführung"],
    ...["Vicepresidente", "Vicepresidenta", "Director general adjunto", "Subdirector general", "Asistente del CEO"],
  ])("is false for %j", (role) => {
    expect(isTopRole(role)).toBe(false);
  });

  it("is false where no role is known", () => {
    expect(isTopRole(null)).toBe(false);
  });

  // "Vice", "deputy", "assistant", "former" in the languages in which the top is known.
  it.each([
    ...["Assistante du PDG", "Assistante de la présidente", "Assistentin des CEO", "Assistenz des CEO"],
    ...["Assistente del presidente", "Ancien président", "Ancienne directrice générale", "Ehemaliger Geschäftsführer"],
    ...["Ehemalige Präsidentin", "Stellv. Geschäftsführer", "Antiguo director general", "Ex presidente"],
  ])("is false for %s, beside the top in another language", (role) => {
    expect(isTopRole(role)).toBe(false);
  });

  it.each(["PA to the CEO", "Adviser to the President", "Secretary to the Chair", "Speechwriter for the CEO"])(
    "is false for %s, who works for the top",
    (role) => {
      expect(isTopRole(role)).toBe(false);
    },
  );

  // Only the product owner is none: these lead the whole, and something else beside.
  it.each(["CEO & Chief Product Officer", "Founder and Head of Product", "CEO, Founder of two process companies"])(
    "is true for %s",
    (role) => {
      expect(isTopRole(role)).toBe(true);
    },
  );

  it("takes what somebody was elsewhere for no more than that", () => {
    expect(isTopRole("Founder & CEO, ex-Google")).toBe(true);
    expect(isTopRole("CEO (former CFO)")).toBe(true);
  });

  it.each(["Cofondateur", "Cofondatrice", "Mitgründer", "Mitgründerin", "Cofundadora", "Cofondatore"])(
    "is true for %s, a co-founder",
    (role) => {
      expect(isTopRole(role)).toBe(true);
    },
  );

  it("knows a role however its accents are written", () => {
    expect(isTopRole("Directrice générale".normalize("NFD"))).toBe(true);
  });
});
