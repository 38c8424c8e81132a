/**
 * Words for the results, the prospects and the deals of a company, as patterns for whole words in any case. Inflections are
 * those that a post may hold: plurals, cases, compounds. English words come first, then German, French, Spanish, Portuguese,
 * Italian, Dutch, the Nordic languages and Polish.
 */

/** They count beside an amount. */
export const resultWords: readonly string[] = [
  "(?:net |gross |operating |annual |recurring |quarterly |total )?(?:revenues?|turnover|profits?|earnings)",
  "(?:net|operating|gross|recurring) (?:income|loss(?:es)?)|(?:free )?cash ?flow|order (?:intake|book|backlog)",
  "(?:net |gross |comparable |same-store |quarterly |annual |like-for-like )?sales",
  "(?:gross |net |profit |operating )?margins?|guidance|forecasts?|outlook|dividends?|buybacks?|market cap(?:itali[sz]ation)?",
  "(?:full-year|half-year|first-half|quarterly|annual|interim|financial|Q[1-4]|H[12]) (?:results|figures|numbers)",

  "\\p{L}{0,30}(?:umsatz|umsätze)(?:es|n|s)?|umsatz(?:wachstum|plus|minus|prognose|ziel|rückgang|anstieg|erlöse?n?)s?|Erlöse?n?",
  "\\p{L}{0,30}gewinn(?:e|s|es|warnung|prognose|marge|sprung|rückgang)?|\\p{L}{0,30}(?:margen?|prognosen?)|Ausblick",
  "(?:betriebs|konzern|quartals|jahres|halbjahres)(?:ergebnis(?:se|ses)?|zahlen)|Auftragseing[aä]ng\\p{L}{0,4}|Dividenden?",

  "chiffres? d['’]affaires|(?:le|du|notre|un) CA|bénéfices?|résultats? (?:nets?|opérationnels?|courants?|d['’]exploitation)",
  "ventes|marges?|prévisions?|dividendes?|prises? de commandes?|carnets? de commandes?|rachats?",

  "ingresos|facturación|facturamos|ventas|beneficios?|ganancias?|márgenes|margen|previsi(?:ón|ones)|dividendos?",
  "receitas?|faturamento|faturação|vendas|lucros?|prejuízos?|margem|margens|previs(?:ão|ões)",
  "fatturat[oi]|ricav[oi]|vendite|util[ei] (?:nett[oi]|operativ[oi]|lord[oi]|per azione|di|del)|margin[ei]|prevision[ei]|dividend[oi]",
  "\\p{L}{0,30}(?:omzet|winst)(?:en|groei|stijging|marges?|verwachting(?:en)?|waarschuwing)?|vooruitzicht(?:en)?|orderontvangst",
  "omsättning(?:en)?|intäkter(?:na)?|vinst(?:en)?|rörelseresultat(?:et)?|omsetning(?:en)?|omsætning(?:en)?|overskudd?(?:et)?",
  "przychod(?:y|ów|ami|ach)|zysk(?:i|u|ów|iem)?|marż[aey]|dywidend[aęy]",
];

/** The same as abbreviations: only in capitals. */
export const resultAbbreviations = "EBITD?A?|ARR|MRR|FCF";

/** They count beside an amount, or a bare decimal such as "1.25". */
export const perShareWords: readonly string[] = [
  "dividends?|Dividenden?|dividendes?|dividendos?|dividend[oi]|dywidend[aęy]|utdelning(?:en)?",
  "(?:earnings|profit|dividend) per share|(?:share|stock) price|(?:Gewinn|Ergebnis|Dividende) (?:je|pro) Aktie|Aktienkurs(?:es|e)?",
  "bénéfice (?:net )?par action|dividende par action|cours (?:de l['’]action|du titre|de (?:la )?bourse)",
  "(?:beneficio|ganancia|dividendo) por acción|lucro por ação|(?:utile|dividendo) per azione|(?:winst|dividend) per aandeel",
  "precio de la acción|preço da ação|prezzo dell['’]azione|aandelenkoers",
];

export const perShareAbbreviations = "EPS|BPA";

/** They count alone. */
export const dealWords: readonly string[] = [
  "acquisitions?|mergers?|take-?overs?|initial public offerings?|tender offers?|(?:management |leveraged )buy-?outs?",
  "Übernahmen?|Übernahmeangebot(?:e|s|es)?|Fusion(?:en)? (?:mit|zwischen)|Börseng[aä]ng(?:e|s|es)?",
  "fusions?-acquisitions?|fusions? (?:avec|entre)|introductions? en bourse|offres? publiques? d['’](?:achat|échange)",
  "adquisici(?:ón|ones)|fusi(?:ón|ones) (?:con|entre|por absorción)|salidas? a bolsa",
  "aquisiç(?:ão|ões)|fus(?:ão|ões) (?:com|entre)|abertura de capital|ofertas? públicas? de aquisição",
  "acquisizion[ei]|fusion[ei] (?:con|tra|per incorporazione)|quotazione in borsa",
  "overnames?|overnamebod|fusies? (?:met|tussen)|beursgang(?:en)?",
  "uppköp(?:et)?|oppkjøp(?:et)?|opkøb(?:et)?|börsintroduktion(?:en)?|przejęci[ea]|wejścia? na giełdę",
];

export const dealAbbreviations = "IPOs?|M&A|OPA|OPE";

/** In scripts that put no space between words: Japanese, Chinese, Korean. */
export const unspacedResultWords =
  "売上高?|営業利益|純利益|経常利益|業績予想|配当|营收|營收|营业收入|净利润|利润|股价|股息|매출액?|영업이익|순이익|배당";
export const unspacedDealWords = "買収|経営統合|新規上場|收购|收購|并购|併購|首次公开募股|인수합병|기업공개";

/** Phrases in which these words mean something else. */
export const innocentPhrases: readonly string[] = [
  "(?:staff|employee|labou?r|team|personnel|voluntary|talent|workforce) turnover|(?:weather|rain|snow|storm) (?:forecasts?|outlook)",
  "(?:customer|client|user|talent|language|data|skills?|knowledge|vocabulary|image|land|resource|lead|student|subscriber|audience) acquisitions?",
  "(?:instagram|account|story|tiktok|social media|channel) take-?overs?|prévisions? météo\\p{L}*",
  "sales (?:teams?|people|persons?|reps?|representatives?|managers?|directors?|forces?|departments?|calls?|pitch(?:es)?|floors?)",
  "sales (?:trainings?|enablement|kick-?offs?|staff|skills?|funnels?|leaders?|leadership|conferences?|cycles?|colleagues?|jobs?|tax)",
  "margins? of (?:errors?|safety)|marges? d['’]erreur|marge de (?:manœuvre|progression)|márgenes de error|margen de error|margem de erro",
  "margin[ei] di errore|profit sharing|not[- ]for[- ]profits?|non-?profits?",
  "acquisition (?:de |d['’]|des |du )(?:compétences?|clients?|nouveaux clients|talents?|données|connaissances|langage|audience)",
  "acquisition of (?:knowledge|skills?|new skills|language|talent|customers?)|acquisizion[ei] (?:di )?(?:competenze|clienti|dati|talenti|conoscenze)",
  "adquisici(?:ón|ones) de (?:talento|clientes|datos|conocimientos?|competencias|habilidades)",
  "aquisiç(?:ão|ões) de (?:talentos?|clientes|dados|conhecimentos?|competências)|overnames? van (?:taken|verantwoordelijkheid|kosten)",
  "Übernahmen? (?:von |der |des |einer |eines |neuer )?(?:(?:\\p{N}+ |\\p{L}+ )?(?:Auszubildenden|Ausgebildeten|Azubis)|\\p{L}*schicht|Verantwortung|Kosten|Aufgaben?|Leitung|Rollen?|Amtes|Führung|Reisekosten)",
];
