"""Tokens and sentences of raw English text in the scheme of CoNLL-2003, by rule.

`tokens(text)` gives (start, end) offsets; `sentences(text, spans)` groups them. The scheme, which
the labelled sets we train on share:

 - words joined by hyphens are one token: `U.S.-led`, `10-year`, `Wal-Mart`; `--` and dashes split;
 - abbreviations, acronyms and initials keep their period: `Mr.`, `Inc.`, `U.S.`, `a.m.`, `J.`;
 - clitics are tokens: `Bush 's`, `workers '`, `do n't`, `we 've`; `O'Neill` is one;
 - numbers keep what is inside them: `1,000.5`, `3/4`, `10:30`, `9/11`, `202/224-5344`;
 - `AT&T`, `F/A-18`, `and/or`, `c/o`, URLs, e-mail addresses, `#tag` and `@name` are one token; a
   slash between other words is one (`House / Senate`), as are `$` (but not in `US$`) and `%`;
 - `...`, `--` and runs of one ornament (`***`, `____`) are one token; any other mark is its own.

Every character but white space is in exactly one token, so offsets can be aligned with those of
any other tokenizer. A sentence ends with `.`, `?`, `!` or `...` and the closing quotes and brackets
that touch it, unless what follows goes on in lower case; with an abbreviation only if it is none
that always precedes something (`Sen.`, `Jan.`, `J.`) and a word follows that often starts sentences
(`The`, `In`, ...); after `U.S.` + other capital it goes on. Text given here is one paragraph: the
caller breaks paragraphs. Checks: python3 -m doctest model/conll_tokens.py

>>> show = lambda text: [[text[a:b] for a, b in s] for s in sentences(text, tokens(text))]
>>> flat = lambda text: " ".join(w for s in show(text) for w in s)
>>> flat("U.S.-led forces don't (Bush's) pay $1,000.5 or 3/4 to AT&T's workers' O'Neill.")
"U.S.-led forces do n't ( Bush 's ) pay $ 1,000.5 or 3/4 to AT&T 's workers ' O'Neill ."
>>> flat("#1 in the '90s: US$5, C$6--he'll say it in Hawai'i, at A&M or c/o A/B.")
"# 1 in the '90s : US$ 5 , C$ 6 -- he 'll say it in Hawai'i , at A&M or c/o A/B ."
>>> flat('He said, "It\\'s 10% of HIV/AIDS--the F/A-18..." See www.senate.gov/a. Mail a.b@c.gov.')
'He said , " It \\'s 10 % of HIV / AIDS -- the F/A-18 ... " See www.senate.gov/a . Mail a.b@c.gov .'
>>> flat("Call 202/224-5344 at 10:30 a.m., H.R.1234 or S. 12, W.Va.'s Ph.D. by Vitamin C.")
"Call 202/224-5344 at 10:30 a.m. , H.R. 1234 or S. 12 , W.Va. 's Ph.D. by Vitamin C ."
>>> show("Sens. Bond and J. Doe (D-Md.) left the U.S. Senate. It rose. The U.S. The end.")
... # doctest: +NORMALIZE_WHITESPACE
[['Sens.', 'Bond', 'and', 'J.', 'Doe', '(', 'D-Md.', ')', 'left', 'the', 'U.S.', 'Senate', '.'],
 ['It', 'rose', '.'], ['The', 'U.S.'], ['The', 'end', '.']]
>>> [len(s) for s in show('1. "Is it?" she asked. "No." It was, e.g., in Jan. 2005 . . . Over!')]
[10, 4, 11, 2]
>>> show("SEN. DOE SAW THE VA. World War I. HR. 12 is in Portland, Me. and R-Ore. to me. I rose.")
... # doctest: +NORMALIZE_WHITESPACE
[['SEN.', 'DOE', 'SAW', 'THE', 'VA', '.'], ['World', 'War', 'I', '.'],
 ['HR.', '12', 'is', 'in', 'Portland', ',', 'Me.', 'and', 'R-Ore.', 'to', 'me', '.'],
 ['I', 'rose', '.']]
"""
import re

LETTER = r"[^\W\d_]"
WORD = r"[^\W_]"

# Always followed by what they belong to: no sentence ends here.
LEADING = frozenset("""
Mr Mrs Ms Messrs Dr Drs Prof Rev Hon Fr Sen Sens Rep Reps Gov Govs Lt Gen Maj Col Capt Cmdr Cpl
Sgt Spc Pfc Pvt Adm Brig Atty Supt Pres St Ste Mt Ft HR Con Jan Feb Mar Apr Jun Jul Aug Sep Sept
Oct Nov Dec vs v e.g i.e cf approx No Nos Sec Secs sec secs Art Fig Vol Pt Ext ext p pp Amdt Res Rt
Rm Cong Asst
""".split())
# May end a sentence, too.
OTHER = frozenset("""
Inc Corp Co Cos Ltd Bros Jr Sr Esq Ret Dept Assn Assoc Univ Intl Natl Ave Blvd Rd Bldg Dist Twp Cir
Stat al etc est ft sq lb lbs oz Ph.D W.Va
Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont
Neb Nebr Nev Okla Ore Oreg Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Me
Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
""".split())
# In headlines; the others would catch `VA.`, `MS.`, `PA.` at the end of a sentence.
CAPITALS = frozenset("""
MR MRS DR SEN SENS REP REPS GOV LT GEN COL SGT CAPT MAJ REV HON ST FT MT JR SR INC CORP LTD
""".split())
LEADING |= {word for word in CAPITALS if word.capitalize() in LEADING}
ABBREVIATIONS = LEADING | OTHER | CAPITALS
# Words, too: abbreviations only before a number.
BEFORE_NUMBERS = frozenset("""
No Nos Art Fig Vol Pt Ext ext p pp HR Con Res Mar Jun Mon Sat Sun Sec Secs Rt Rm
""".split())
# Words, too: abbreviations only after a comma, a bracket or a party (`Portland, Me.`, `D-Ore.`).
AFTER_COMMA = frozenset("Me La Ore Ind Cal Penn Wash Mass Miss".split())
# A single capital after these is a label (`Part B.`), not an initial.
LABELLED = frozenset("""
Part Parts Title Plan Vitamin Schedule Section Class Type Hepatitis Group Grade Category Phase
Appendix Subtitle Chapter Tier Exhibit Option Division War
""".split())
STARTERS = frozenset("""
The A An In On At As It He She We They I You This That These Those There Here His Her Its Our Their
My Your If When While After Before Since Because Although Though However But And Or So Yet For From
With Without Under Over During Through By To Of No Not All Some Many Most More Each Every Both
Several Such What Who Where Why How Which Is Are Do Does Did Can Will Let Today Yesterday Tomorrow
Now Then Last Next Also Additionally Moreover Furthermore Finally Instead Meanwhile Once Only Other
Another Among Between Until Unless Despite According Currently Recently Please Thank
""".split())

URL = r"(?:https?://|www\.)[^\s<>\"”“]*[^\s<>\"”“.,;:!?)\]'’]"
MAIL = r"[\w.+-]*\w@\w[\w-]*(?:\.\w[\w-]*)+"
DOMAIN = rf"{WORD}[\w-]*(?:\.\w[\w-]*)*\.(?:com|org|net|gov|edu|mil)(?!\w)(?:/[^\s<>\"”“]*[\w/])?"
ACRONYM = rf"Ph\.D(?!\w)\.?|W\.Va(?!\w)\.?|(?:{LETTER}\.)+{LETTER}(?!\w)\.?|(?:{LETTER}\.){{2,}}"
NUMBER = rf"\d+(?:[.,:/]\d+)+(?:(?![ap]\.m){WORD})*|\d+(?=[ap]\.m\.)"
PART = rf"(?:{ACRONYM}|{NUMBER}|{WORD}+)"
SLASH = rf"/(?={LETTER}(?!\w))|(?<=(?<!\w){LETTER})/(?={WORD})|(?<=(?<!\w)and)/(?=or(?!\w))"
JOINT = rf"(?:-|(?<={LETTER})['’`](?={LETTER})|(?<={WORD})['’](?=s(?!\w))|(?<={LETTER})&|{SLASH})"
TOKEN = re.compile(rf"""
    {URL} | {MAIL} | {DOMAIN} | (?<!\w)(?:US|NZ|HK|[ACS])\$
  | (?P<word>{PART}(?:{JOINT}{PART})*)
  | [\#@]{LETTER}\w* | (?<!\w)['’]\d0s(?!\w) | (?<=\.)['’]s(?!\w) | (?<!\w)\.\d+
  | \.\.+ | --+ | ([*_=~\#•])\2+ | \S
""", re.VERBOSE)
CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|m|d|ll|re|ve))$")
CLOSERS = frozenset("\"'”’)]")


def tokens(text):
    """The (start, end) offsets of the tokens of a paragraph."""
    found = []
    at = 0
    while match := TOKEN.search(text, at):
        start, at = match.span()
        if match["word"]:
            at = with_period(text, start, at, found)
            found += clitics(text, start, at)
        else:
            found.append((start, at))
    return found


def with_period(text, start, end, before):
    """Where the word ends if the period after it belongs to it, else where it ended anyway."""
    if text[end : end + 1] != "." or text[end + 1 : end + 2] == ".":
        return end
    word = text[start:end]
    last = word.rsplit("-", 1)[-1]
    previous = text[slice(*before[-1])] if before else ""
    if len(last) == 1 and last.isalpha() and last.isupper():
        is_label = previous in LABELLED or (last == "I" and previous.islower())
        return end if is_label else end + 1
    if last not in ABBREVIATIONS:
        return end
    if last in BEFORE_NUMBERS and not re.match(r"\.\s*#?\d", text[end : end + 4]):
        return end
    if last in AFTER_COMMA and last == word and previous not in (",", "(", "/"):
        return end
    return end + 1


def clitics(text, start, end):
    """A word as one token, or two where a clitic ends it."""
    match = CLITIC.search(text[start:end])
    if not match or not match.start():
        return [(start, end)]
    return [(start, start + match.start()), (start + match.start(), end)]


def sentences(text, spans):
    """Groups the tokens of one paragraph into sentences: lists of (start, end)."""
    found, first, at = [], 0, 0
    while at < len(spans):
        word = text[slice(*spans[at])]
        next_at = at + 1
        if word in (".", "?", "!", "…") or word.startswith("..") or word.endswith("."):
            while next_at < len(spans) and closes(text, spans, next_at):
                next_at += 1
            if next_at < len(spans) and ends(text, spans, first, at, next_at):
                found.append(spans[first:next_at])
                first = next_at
        at = next_at
    if first < len(spans):
        found.append(spans[first:])
    return found


def closes(text, spans, at):
    """Is this a closing quote, a bracket or one more mark, touching what stands before it?"""
    start, end = spans[at]
    return text[start:end] in CLOSERS | {"?", "!"} and spans[at - 1][1] == start


def ends(text, spans, first, at, next_at):
    """Does a sentence end with the token `at`, given that it looks so and `next_at` follows?"""
    word = text[slice(*spans[at])]
    following = text[slice(*spans[next_at])]
    if following[0].islower() or following[0] in ".,;:?!)]%/":
        return False
    if following[0] in "'’" and spans[next_at][0] == spans[next_at - 1][1]:
        return False
    if word[-1] != "." or len(word) == 1 or word.startswith(".."):
        is_enumerator = at == first + 1 and re.fullmatch(r"\d+|\w", text[slice(*spans[first])])
        return not (is_enumerator and word == ".")
    if next_at > at + 1 and text[slice(*spans[at + 1])] in ")]":
        return False
    name = word[:-1].rsplit("-", 1)[-1]
    if name in LEADING or len(name) == 1:
        return False
    if following[0] in "\"“‘'(*•" and next_at + 1 < len(spans):
        following = text[slice(*spans[next_at + 1])]
    return following in STARTERS
