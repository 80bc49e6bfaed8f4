"""Cue words of each purpose. Each pattern is looked for in the words of one sentence or clause."""

from __future__ import annotations

import re


def _cues(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}})"
PHONE = re.compile(r"(?<![\w/])(?:\+44\s?|0)\d[\d ()-]{7,14}\d(?![\w/])")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"\b(?:https?://|www\.)\S+")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
# Who writes or decides: what these must do is no duty of the reader.
BODY = (
    r"(?:we|i|it|panel|tribunal|council|court|school|trust|department|inspector|board|committee|team|"
    r"authority|association|landlord|company|hospital|clinician|surgeon|doctor|nurse|government|"
    r"secretary of state|judge|officer|contractor|law|report|meeting|review|letter|notice)"
)

GREETING = _cues(
    r"^dear\b",
    r"^yours (?:sincerely|faithfully|truly)\b",
    r"^(?:kind|best|warm) (?:regards|wishes)\b",
    r"^(?:regards|sincerely|with thanks|thank you),?[.!]?$",
    r"^to (?:all|our|the) (?:\w+[ -]?){1,3}$",
    r"^thank you(?:, [A-Z]\w+,)? for (?:every|all|your (?:\w+ )?(?:help|time|patience|support|understanding|co-?operation))",
    r"\blook(?:ing)? forward to (?:\w+ing|your)\b",
)
BOILERPLATE = _cues(
    r"\bthis (?:email|message|letter) (?:is|and any) .*\bconfidential\b",
    r"^(?:strictly )?private\b.{0,5}\bconfidential\b.{0,20}$|^(?:strictly )?confidential\.?$",
    r"^(?:sent )?by (?:(?:first|second) class |registered |recorded )?(?:post|e-?mail|hand)\b.{0,30}$",
    r"\bif you (?:are not|have received this) .*(?:intended recipient|in error)\b",
    r"\bregistered (?:charity|company|office)\b",
    r"^page \d+ of \d+$",
    r"\bplease do not reply to this (?:email|message)\b",
    r"^cc:? |^copy to\b|^copied to\b",
    r"\b(?:give|your|welcome) feedback\b|\bfeedback form\b|^feedback\b",
    r"\bsigned (?:electronically|to avoid delay)\b|\bnot signed\b",
)
ENCLOSURE = _cues(
    r"^enc(?:s|l|ls|losures?|losed)?\b[.:]",
    r"^(?:i|we) (?:have |also )*(?:enclosed?|attach(?:ed)?)\b",
    r"\bplease find (?:enclosed|attached)\b|^find attached\b",
    r"^(?:also )?(?:enclosed|attached) (?:is|are|with|you will)\b",
    r"\b(?:is|are) (?:also )?(?:enclosed|attached)(?: (?:with|to) this letter)?[.]?$",
)
EMERGENCY = _cues(
    r"\b(?:call|phone|telephone|dial|ring) (?:999|112|111)\b",
    r"^in an emergency\b",
    r"\bgo to a&e\b",
)

# --- Rights. An appeal that is only talked about ("your appeal will be heard") is none.
_MAY = r"(?:can|may|could|might|must)"
RIGHT = _cues(
    r"\b(?:can|may|could|cannot|must|wish to|want to|right to|how to|able to|like to) (?:also )?(?:appeal|complain|object|challenge|dispute)\b",
    rf"\b(?:appeal|complaint|review|reconsideration|objection|second opinion|explanation|judicial review)s?\b[^.;]{{0,40}} (?:{_MAY}|cannot|will) (?:only )?(?:also )?(?:not )?be (?:made|lodged|requested|brought|asked|sought|allowed|challenged)\b",
    r"\bappeal (?:can|may|must) be (?:made|lodged)\b|\blodge an appeal\b|\bno (?:further )?right of appeal\b",
    r"\bmake (?:a |an )?(?:formal )?(?:complaint|appeal)\b",
    r"(?<!lost )(?<!lose )\b(?:the|your|a|no|any|have the) (?:legal )?right (?:to|of)\b",
    r"\bin (?:your|her|his|their) own right\b",
    r"\bmandatory reconsideration\b(?! notice)",
    r"\bask (?:us |them |the \w+ )?(?:to (?:look (?:again|at)|reconsider|review)|for (?:the|this|our|a|an) (?:\w+ ){0,2}(?:decision|review|reconsideration|second|carer|explanation|reassessment|copy of))",
    r"\bdecision (?:can|may) be (?:challenged|reviewed|appealed)\b|\bdecision to be (?:looked|reviewed|reconsidered)\b",
    r"\bombudsman\b",
    r"\bentitled to (?:(?:decline|refuse|ask|request|appeal|see|bring)\b|be (?:accompanied|heard)|a (?:review|carer))",
    r"\b(?:change your mind|say no)\b",
    r"\brequest a (?:review|reconsideration|copy|statement of reasons)\b",
    r"^appeal to the (?:\w+ ){0,3}tribunal\b|\bask for (?:it|this) to be (?:looked at|considered|reviewed)\b",
    r"\byou have \w+ (?:\w+ )?(?:days|weeks|months?)\b[^.;]{0,60}\bto (?:ask for|request)\b[^.;]{0,30}\breview\b",
    r"\bapply (?:for (?:these|this|the) \w+|to the \w+)[^.;]{0,25} to be (?:\w+, )*(?:varied|set aside|suspended)\b",
    r"\byou may (?:also )?(?:claim|refer)\b|\brefer (?:the|this|your|it) [^.;]{0,20}to (?:the|a) [^.;]{0,20}(?:tribunal|ombudsman)",
    r"\beligible to (?:stand|vote)\b|\bappoint a proxy\b",
)
# A condition of disagreement makes a right of what follows it.
DISAGREES = _cues(
    r"\bdisagree|\b(?:do|does|did|don't|doesn't|are|is|there is) (?:not |no )?(?:in )?(?:dis)?agree(?:ment)?\b",
    r"\bdo not accept\b|\bdon't accept\b|\bno agreement\b",
    r"\b(?:un|not )(?:happy|satisfied)\b|\bdissatisfied\b|\bdissatisfaction\b",
    r"\b(?:think|believe|consider|feel)\b.{0,60}\b(?:wrong|incorrect|mistake|not (?:been |being )?(?:handled |treated )?(?:right|fair|correct|liable))",
    r"\b(?:wish|want|would like) to (?:appeal|challenge|complain|object|dispute)\b",
    r"\bnot (?:settled|resolved)\b|\bremains? unresolved\b|\bobjection to\b|\bnot in your favour\b",
)

# --- Duties of the reader.
ASKED = _cues(
    r"^(?:\W|\w[.)] )*(?:please|kindly)\b(?! note that\b)",
    r"[,;:]\s*(?:so |and )?please\b|\band please\b",
    r"\byou (?:must|need to|have to|will need to|may need to|should|will have to|ought to|are (?:required|asked|advised|requested|expected) to)\b(?! expect\b)",
    r"\byou are advised not to\b|\byou (?:may|must|should|can)(?:not| not) (?:\w+, )*(?:drive|drink|eat|smoke|sign|take|use|bring|give|enter|park|do|touch|wear|leave|share)\b",
    r"\bit is (?:essential|important|vital) (?:that|to)\b|\bit would be helpful if\b|\bit is for you to\b",
    r"\byou (?:will be|are) (?:strongly )?(?:required|recommended|encouraged|urged) to\b",
    r"\byou will require\b|\byou are (?:kindly )?(?:required|asked)\b",
    r"\bwe (?:ask|advise|require|need|now require|would ask) (?:that )?you\b",
    r"\byou will (?:pay|accompany|need)\b",
    r"\b(?:do not|don't) (?:stop|take|drive|drink|eat|ignore|delay|touch|attempt|discontinue|wait|send|sign|use|bring)\b",
)
# "The form must be returned", unless somebody else is named who does it.
DONE_TO = _cues(
    r"\b(?:must|needs? to|should|are to|is to)(?: also| not| only| nevertheless)? be (?!empty|clear|lawful|able|aware|heard|accompanied|at|in|on|expected|so|treated|caused|possible|considered|upheld|received|allowed|provided by|adjourned|eligible|dissatisfied|absent|unable)(?:\w+(?:ed|en|wn)|made|sent|paid|kept|put|left|told|brought|done|read|set|met)\b",
    r"\b(?:must|should) be (?:empty|provided|clear)\b|\bmust (?:also )?give\b",
    r"\b(?:may|can) (?:only )?be (?:eaten|drunk|consumed|taken) (?:until|up to|before|from|only)\b|\bmay be (?:eaten|drunk|consumed)\b|\byou may (?:eat|drink)\b.*\b(?:until|only|before)\b",
)
THEY_MUST = re.compile(
    r"\b(?P<who>[\w'’]+(?: [\w'’]+){0,3}) (?:must|should|(?:is|are) required to)\b(?! (?:be|have been|expect)\b)",
    re.IGNORECASE,
)
BODY_MUST = re.compile(
    rf"\b{BODY}s? (?:\w+ )?(?:must|should|need|needs|has to|have to)\b", re.IGNORECASE
)
BY_BODY = re.compile(rf"\bby (?:the |our |a |an )?(?:\w+ )?{BODY}\b", re.IGNORECASE)
DUTY = _cues(
    r"\byou (?:must|need to|have to|will need to)\b", r"\bit is (?:essential|vital) that you\b"
)

# --- What follows for the reader.
FAILURE = _cues(
    r"\b(?:failure|failing|fails|failed) to\b",
    r"\bif you fail\b|\bif you miss\b",
    r"\bif\b[^,]*\b(?:do|does|did|is|are|have|has|was|were)(?: not|n't)\b(?! (?:agree|satisfied|happy|able|sure|convenient|suitable|well|correct|accept|want|wish|understand|need|feel|listed))",
    r"\bif (?:no|nothing|neither|nobody|no one)\b",
    r"\bif [^,]*\b(?:refused|unpaid|late)\b",
    r"^unless\b",
    r"\botherwise\b",
    r"\bwithout (?:this|further|notice|reasonable excuse)\b.*\b(?:will|may|cannot)\b",
    r"\bdocuments received after\b|\bshould (?:that|it|this) (?:also )?fail\b",
    r"\bwho (?:do not|fails? to)\b",
)
OUTCOME = _cues(
    r"\b(?:may|might|will|could|would|can)(?: also| then| normally| not normally| have to)*(?: be)? (?:be )?"
    r"(?:referred|cancelled|stopped|withdrawn|suspended|closed|lost|charged|recharged|fined|prosecuted|"
    r"discharged|evicted|disconnected|refused|adjourned|overpaid|imposed|removed|recovered|backdated to)\b",
    r"\b(?:may|will|could|might|can)(?: also| then)* (?:pass (?:the|your) (?:debt|account|case)|apply to the|instruct|strike out|take (?:legal|further|court|one or more)|prosecute|evict|charge|end your|lose|cost you)\b",
    r"\b(?:may|will|could|might)(?: also| then| not)* (?:be )?(?:considered late|not be considered|share[d]? with credit)",
    r"\bmay not be (?:considered|able|accepted|awarded|given)\b|\bmay not (?:give|get)\b",
    r"\b(?:costs?|fees?|charges?|interest|penalt(?:y|ies)|fine)\b[^.;]{0,40}\b(?:may|will|could|can)(?: also)? be (?:added|imposed|charged|made|payable)\b",
    r"\b(?:may|will|could|might|can)\b.{0,60}\b(?:legal (?:action|proceedings|authorisation)|court proceedings|enforcement agents?|bailiffs?|county court|magistrates)\b",
    r"\b(?:may|will|could) have to (?:pay|repay|leave)\b|\bpay (?:it|this|the money) back\b|\bneed to pay .*costs\b|\bmay need to pay\b",
    r"\bcredit reference agenc|\bis an offence\b|\bcannot go ahead\b|\bwe are unable to help\b",
    r"\bresult in your\b|\bdecided (?:on the papers|without you)\b|\bgo down or be stopped\b",
)
SPARED = re.compile(r"\bwill not (?:normally )?be\b", re.IGNORECASE)

# --- What was decided, and why.
_SETTLED = (
    r"(?:refused|allowed|confirmed|awarded|granted|dismissed|approved|rejected|set aside|upheld|"
    r"turned down|accepted in full|agreed|invalid|closed|not valid|unsuccessful|successful|declined|"
    r"renewed|not renewed|disallowed|disregarded)"
)
DECISION = _cues(
    r"\b(?:have|has|had) (?:now |carefully )?(?:been )?(?:decided|determined|concluded that)\b",
    r"\b(?:council|trust|department|school|company|association|authority|we|i) (?:is|are|am|was|were) "
    r"(?:unable|not able|sorry)\b(?! to (?:reach|contact|get))",
    r"\b(?:does|do|did) not qualify\b|\b(?:you|your (?:\w+ )?\w+) (?:was|is|has been|were|have been) (?:unsuccessful|successful)\b",
    r"\b(?:council|we|i|trust|authority) cannot (?:provide|pay|offer|agree|give|award|consider|accept)\b"
    r"(?! (?:any )?(?:liability|responsibility))",
    r"\b(?:charge|notice|pcn|fine|penalty|order) will not be (?:cancelled|withdrawn|waived)\b",
    r"\bno further (?:appointments?|treatment|payments?|support|service) will be (?:offered|made|given|provided|paid)\b",
    r"\byou have been (?:over|under)paid\b|\bdecision on (?:the|your) [^.;]{1,40} has been (?:changed|revised)\b",
    r"\b(?:deductions|payments|repayments) (?:of £[\d.,]+ (?:\w+ \w+ )?)?will (?:start|begin|stop|end)\b",
    r"\byour (?:entitlement|award|benefit|allowance) will (?:reduce|increase|be reduced|be increased|go up|go down|stop|end)\b",
    r"\bwe (?:will|can|are (?:un)?able to|are not able to|have agreed to) (?:pay|award|offer|give|accept|fund)\b",
    r"\b(?:the|your|this|our) (?:appeal|claim|application|request) is %s",
    rf"\b(?:the|your|this|our|a) (?:\w+ ){{0,2}}(?:appeal|claim|application|request|notice|complaint|decision|discount|order|budget|payment|benefit)\b[^;]{{0,60}} (?:is|was|has been|have been) (?:now )?{_SETTLED}\b",
    r"\b(?:is|and it is|and it may be|are|and it may) not (?:be )?valid\b|\bhave closed\b|\bis now closed\b|\bwill not take effect\b",
    r"\b(?:is|are|was|has been|have been) (?:not )?(?:awarded|granted|dismissed|upheld|turned down|set aside)\b",
    r"\byou (?:do not |don't |are not |no longer )?(?:qualify|get|are entitled to|have been awarded)\b",
    r"\b(?:is|are) (?:therefore )?(?:not |no longer )?(?:entitled to|eligible for)\b",
    r"\b(?:our|the|my) decision (?:is|was) (?:that|to)\b",
    r"\b(?:is|are) to be treated as\b|\b(?:have|has|does not have|do not have) (?:limited capability|(?:therefore )?eligible needs)\b|\btherefore have\b",
    r"\bthe rent will be\b|\byou will be paid\b",
    r"\bcould not (?:be )?(?:agree|accept|uphold)",
)
REASON = _cues(
    r"\bthis is because\b",
    r"^because\b",
    r"^the (?:main )?reasons? (?:for|is|are|why)\b",
    r"\bour reasons\b",
    r"\bscor(?:e|ed|es) (?:\d+ )?points?\b|\b(?:\d+|insufficient|enough) points\b|\bpoints (?:were|are)\b|\btotal score\b",
    r"\b(?:did|does) not (?:apply|meet the (?:requirement|criteria|threshold|test))",
    r"\b(?:regulation|schedule|descriptor|activity|paragraph|ground)s?\b[^.]*\b(?:applied|apply|satisfied)\b",
    r"\b(?:is|was) (?:insufficient|not enough|not sufficient)\b|\bthis is (?:enough|sufficient)\b",
    r"\b(?:it was|it is|was|were) (?:also |not )*(?:accepted|noted|considered|found|concluded) that\b",
    r"\b(?:i|we|you|tribunal|council) (?:used|looked at|considered|took into account|relied on|were told|noted) (?:the |that |your |on )",
    r"\bsatisf(?:y|ied|ies) the following\b",
    r"\bno (?:further )?evidence\b|\bevidence (?:showed|shows|was)\b",
    r"\bhas been caused by\b|\bwere not provided\b|\bhas been established that\b",
    r"\bseverely limited\b|\blimited (?:in their )?ability\b",
    r"\breminder was (?:sent|issued)\b",
)
BECAUSE = re.compile(
    r"\b(?:because(?! of\b)|due to|as a result of|since you|on the grounds)\b", re.IGNORECASE
)
FUTURE = re.compile(r"\b(?:will|shall|going to)\b|['’]ll\b", re.IGNORECASE)

# --- Days, choices, help, contact, what the letter is.
LAST_DAY = _cues(
    r"^(?:due|return|reply|respond|submit|closing date)\b.{0,3}by\b|^due\b",
    r"\bdeadline\b|\b(?:last|final|closing) (?:date|day) (?:for|to|is)\b",
    r"\b(?:must|should|needs? to) (?:be (?:received|with us|with the)|reach|arrive)\b.{0,60}\b(?:by|before|no later than|not later than|within)\b",
    rf"\b(?:must|should) (?:now )?be (?:paid|received|made)\b.{{0,40}}{DAY}",
)
CHOICE = _cues(
    r"\byou (?:can|may|could) (?:choose|decide|either|also|instead)\b",
    r"\bif (?:you|this) (?:would rather|prefer|would prefer|is preferred|choose|chose)\b|\bif you (?:want|wish|would like)\b",
    r"\b(?:options?|choices?) (?:are|is|available)\b",
    r"\bmay instead be\b|\b(?:is|are) optional\b|\bone of the following\b|\bit is up to you\b",
    r"\b(?:may|can) (?:choose|appoint|agree between)\b",
    r"\bwith your (?:permission|agreement|consent)\b.*\b(?:can|may|could)\b",
)
BRINGS = re.compile(
    r"\byou (?:can|may) (?:also )?(?:bring|take|have) (?:a|an|some)\b", re.IGNORECASE
)
YOU_MAY = re.compile(
    r"\b(?:you|members|parents|tenants|residents|patients|anyone) (?:can|may|could) (?!be\b|not\b|have\b|need\b|get\b|find\b|view\b|see\b|read\b|only\b|still\b|stand\b|walk\b|plan\b|wish to note)\w+",
    re.IGNORECASE,
)
# "If you drive, you may hurt someone." befalls; "If you are late, you may ask ..." is open to the reader.
BEFALLS = re.compile(
    r"^you (?:may|might|could) (?!ask\b|apply\b|claim|appeal|choose|bring|attend|contact|request|end\b|write|"
    r"refer|discuss|go\b|take\b|use\b|still\b|also\b|wish\b|want\b|be (?:entitled|eligible|able)|qualify|get\b|"
    r"complain|object|have (?:a|the) right|leave|come|call|phone|book|change|cancel)\w+",
    re.IGNORECASE,
)
NEED = _cues(
    r"\b(?:need|needs|want|wish|would (?:like|benefit from)|requir(?:e|es|ing)|for|have)\b.*"
    r"\b(?:help|support|interpret(?:er|ation)|large print|braille|advocate|adjustments?|easy read|hearing loop|step-free|transport|translation|another (?:format|language))\b",
    r"\b(?:difficult(?:y|ies)|hardship|struggling|vulnerable|worried|cannot afford)\b",
    r"\bbenefit from an advocate\b|\blearning disabilit",
    r"\bunable to (?:do|move|pay|complete|read|fill)\b",
)
REACH = _cues(
    r"\b(?:contact|call|phone|telephone|ring|ask|tell|let (?:us|me) know|inform|email|speak to|get in touch|write to)\b",
)
HELP = _cues(
    r"\b(?:get|need|want|offer|give|provide|ask for|more|of) (?:\w+ )?(?:help|support|assistance)\b",
    r"\b(?:can )?help (?:you|with|is)\b|\bable to help\b",
    r"\bsupport (?:you|is available|workers?)\b",
    r"\b(?:interpreter|interpretation|translator|large print|braille|easy read|audio|advocate|advocacy|hearing loop|sign language)s?\b",
    r"\breasonable adjustments?\b",
    r"\bcitizens['’]? advice\b|\b(?:independent|free|legal|debt) advice\b|\badvice (?:may|can) be\b",
    r"\b(?:may|might) (?:be (?:eligible|entitled)|qualify) (?:for|to)\b|\b(?:support|social|discount) (?:tariff|scheme)\b|\bbills may be capped\b",
    r"\b(?:assistance|accommodation|transport|help|support|cover) (?:will|can|could|may) be (?:provided|arranged|offered|given)\b",
    r"\bfind out (?:more )?about\b|^find out\b",
)
CONTACT = _cues(
    r"\b(?:contact|telephone|phone|call|ring|email|write to) (?:us|me|the|our|your|him|her)\b",
    r"\bhesitate to contact\b",
    r"\b(?:tel|telephone|phone|email|fax|website|opening hours|our office|direct line)\b\s*:",
    r"\b(?:lines?|helpline|office|offices|reception|phones) (?:are|is) open\b|\blines open\b",
    r"^(?:office|opening|telephone|phone) hours\b|^monday to friday\b.{0,30}$",
    r"\b(?:phone |telephone )?(?:number|address) is\b",
    r"\bto book,? (?:phone|telephone|call|ring|email)\b",
)
GET_IN_TOUCH = _cues(r"^(?:please )?(?:contact|phone|telephone|call|ring|email|speak to)\b")
ABOUT = _cues(
    r"\b(?:(?:would|['’]d) (?:\w+ )?like to|want to|am pleased to|are pleased to) invite you\b",
    r"\b(?:pleased|sorry|happy|delighted|glad|regret) to (?:inform|tell|advise|confirm to|notify) you\b",
    r"\byou (?:are|have been) (?:invited|referred)\b",
    r"\b(?:i am|we are|i'm|we're) writing\b|\b(?:i|we)?\b ?\bwrite to (?:tell|inform|let|advise|confirm)\b",
    r"\bthis letter (?:is|tells|explains|confirms|sets)\b|\bis set out here\b|\bas set out below\b",
    r"^(?:further to|following (?:your|our|the)|i refer to|with reference to|in response to)\b",
    r"^thank you for\b",
    r"^(?:re|subject)\s*:",
    r"\bfollowing (?:your|our)\b",
    r"^please quote\b|^quote\b",
    r"^(?:about|outcome of) (?:your|the)\b",
    r"^(?:i|we) (?:acknowledge|have (?:now )?(?:received|reviewed|confirmed|rearranged|changed|arranged|made|looked at|considered)|did not receive)\b",
    r"^you have a new\b|^there is a new\b|^notice is hereby\b",
    r"\b(?:appointment|payment plan|meeting|visit|hearing) has (?:now )?been (?:made|arranged|booked|set up|changed)\b",
    r"\b(?:directed|instructed) (?:to inform|by)\b",
)

# The site or the reader, not somebody to write to.
WHOSE = re.compile(r"^(?:and )?(?:to|address|property|site|place|venue|where)\s*:", re.IGNORECASE)
LEARN = re.compile(r"^(?:you can )?(?:find out|read)(?: more| about)\b", re.IGNORECASE)
ANY_QUESTION = re.compile(
    r"\b(?:any|further|more) (?:questions?|quer(?:y|ies)|concerns?|information|details)\b",
    re.IGNORECASE,
)
QUOTE = _cues(r"^(?:please )?(?:always )?quote\b")
# "Send it to this address by 1 May." is more than a contact.
ANSWER_BY = re.compile(rf"^\W*(?:send|return|reply|email|write)\b.*\bby\b.*{DAY}", re.IGNORECASE)

# A command: the first word of the sentence is one of these verbs in its bare form.
COMMANDS = frozenset(
    "bring send return complete fill sign call phone telephone ring email contact write read check "
    "keep pay tell ask let give make take arrive come go attend wait use visit submit provide report "
    "apply book cancel stop avoid remember drink eat wear have shower do don't ensure reply respond "
    "follow click quote include confirm download remove inform notify follow park enter "
    "turn move choose open speak look collect switch".split()
)
# Such a word is a noun in front of these: "Report: ...", "Contact details", "Call charges apply".
LABELLED = re.compile(
    r"^\w+(?:\s*:|\s+(?:details|charges|number|name|form|address|of)\b)", re.IGNORECASE
)

# --- Headings: what plain sentences under them are for.
UNDER_RIGHT = _cues(
    r"\bdisagree\b|\bnot agree\b|\bthink (?:we|this|it|the|our)(?: \w+)? (?:is|are|was) wrong\b|\bunhappy\b|\bcomplain",
    r"\bright to\b|\bright of (?:appeal|review)\b|\bappeal(?:ing)? (?:against|rights)\b|\bhow to appeal\b|\bchalleng",
)
UNDER_REASON = _cues(
    r"\breasons?\b|^why\b|\bhow (?:the|this|our|we|my)\b.*\b(?:decision|made|decided|reached)\b",
    r"\bwhat we (?:found|looked at|considered)\b|\bour findings\b|\bevidence\b",
)
UNDER_OUTCOME = _cues(
    r"\bwhat (?:may|will|could|might) happen\b|\bwhat happens if\b|\bif (?:payment|you miss|you do not (?!agree)|you don't (?!agree))",
    r"\bnon-?compliance\b|\bmiss a payment\b",
)
UNDER_HELP = _cues(
    r"^(?:help|support|advice)\b|\b(?:need|more|get|other) (?:help|support|advice)\b",
    r"\b(?:difficult\w*|cannot pay|can['’]t pay|discounts?|reductions?)\b",
)
