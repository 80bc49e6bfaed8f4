"""The words that put an action under a modal -> what class each is: duty, advice, leave, doubt, ban."""

from __future__ import annotations

import re

from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import index_phrases

# Each phrase and the classes it may belong to. Several classes: the words alone do not decide.
# The longest phrase wins, so "do not have to" is never "have to".
PHRASES = {
    "DUTY": "must|have to|has to|had to|need to|needs to|required to|require|requires|obliged to|obligation to|bound to"
    "|is essential that|essential to|have got to|has got to|will have to|will need to|will be required to|duty to"
    "|compulsory to|mandatory to|necessary to|responsibility to|required by law to|cannot refuse to|under a duty to"
    "|always have to|always need to|still have to|still need to|must always|must still|must now|also need to|also have to",
    "FREE": "do not have to|does not have to|did not have to|need not|needs not|do not need to|does not need to|did not need to"
    "|will not have to|will not need to|will not be required to|not required to|not obliged to|no obligation to|not necessary to"
    "|no need to|no need for|not necessary for|do not require|does not require|do not need|never have to|not bound to|not compulsory to|under no obligation to|not obligatory to"
    "|no duty to|not be required to|not essential to|not expected to|no longer have to|no longer need to|no longer required to",
    "BAN": "must not|cannot|can not|shall not|may not|not allowed to|not permitted to|must never|can never|can no longer"
    "|prohibited from|forbidden to|not be allowed to|not be permitted to|not entitled to|no right to|must no longer|banned from"
    "|no longer able to|lose the right to|lost the right to|loses the right to|losing the right to|lose your right to|unable to|not able to|not be able to|will not be able to|not eligible to|could not|might not|may never",
    "ADVICE": "should|ought to|advised to|recommended to|good idea to|helpful to|helpful if|advisable to|recommend that|recommends that"
    "|suggest that|suggests that|advise you to|encouraged to|try to|would be helpful|best to"
    "|appreciated if|grateful if|would like you to|ask you to|asked to|expected to|sensible to|find it helpful to|may find it helpful to|find it useful to|preferable to|should always|should also",
    "DONT": "should not|advised not to|ought not to|asked not to|should never|recommended not to|better not to|best not to|try not to",
    "CAN": "can|able to|allowed to|permitted to|free to|entitled to|right to|welcome to|option to|choose to|opportunity to|eligible to"
    "|may choose to|may wish to|might wish to|may want to|might want to|may like to|might like to|feel free to|happy for you to|can choose to|can also|can still|can then|can now|rights to|invited to|possible to|will be able to",
    "MAYBE": "might|may need to|may have to|might need to|might have to|could be|may be required to|may be asked to|may be able to"
    "|might be able to|perhaps|maybe|possible that|might not|could have to|is a chance|are a chance|a chance that",
    "MAY": "may|could|may also|may still|may then",
    "ONLY": "can only|may only|will only|only be able to|only allowed to|could only|should only|must only|need only|only need to"
    "|only have to|can now only",
    "WILL": "will|going to|is due to|are due to|will also|will then|will always|will still",
    "WILL DUTY": "shall|is to|are to|was to|were to|supposed to|due to",
    "WILL BAN": "will not|will never|will no longer|not going to|would not",
    "SKIP": "should you|should we|should the|should he|should she|should they|should any|should there|would|would like|need|should have|shall have"
    "|ask|could you|can you|must you|may i|do i have to|do i need to|do you need to|do you have to|can i|can we|will i|will you|will we"
    "|in order to|how to|as to|so as to|what to|when to|where to|if you need to|if you want to|if you have to|should like|who can|who may"
    "|when we will|if we need to|if you can|if you can not|if you cannot|if we cannot|that cannot|that can not|i have to|must have been",
}  # fmt: skip
WHAT = {
    phrase: frozenset(codes.split()) for codes, row in PHRASES.items() for phrase in row.split("|")
}
INDEX = index_phrases(WHAT)
# Small verbs that mean one plain verb together with their partner.
TOGETHER = (
    (re.compile(r"^let \S+ know\b"), "tell"), (re.compile(r"^do what\b|^do as\b"), "follow"),
    (re.compile(r"^be (?:there|present)\b"), "attend"), (re.compile(r"^get in touch\b"), "contact"),
    (re.compile(r"^(?:pay|give) (?:\S+ )?back\b"), "repay"), (re.compile(r"^write off\b"), "cancel"),
    (re.compile(r"^fill (?:\S+ )?in\b"), "complete"), (re.compile(r"^hand (?:\S+ )?over\b"), "give"),
    (re.compile(r"^(?:come|go) back\b"), "return"),
    (re.compile(r"^find out\b"), "learn"), (re.compile(r"^take part\b"), "join"), (re.compile(r"^get rid\b"), "destroy"),
    (re.compile(r"^(?:call|put) (?:\S+ )?off\b"), "cancel"), (re.compile(r"^turn down\b|^say no\b"), "refuse"),
    (re.compile(r"^send (?:\S+ )?back\b"), "return"), (re.compile(r"^look at\b"), "consider"), (re.compile(r"^say yes\b"), "agree"),
)  # fmt: skip
ORDERS = frozenset(
    "answer apply arrange arrive ask attend avoid be book bring call cancel carry change check choose claim clean close come "
    "complete contact cut destroy discuss drink drive eat email empty enclose enter fill find follow get give go hand have "
    "inform join keep leave let list look make move note notify open park pay phone pick place post print produce provide put "
    "quote read record remove repay reply report request return ring save see sell send show sign speak start state stay stop "
    "submit switch take talk tell telephone throw touch turn upload use visit wait wash wear write".split()
)
ORDER = re.compile(
    r"(?:^|[.!?:;]\s+|\bplease\s+|\bthen\s+|(?P<and>\band\s+))(?:(?:please|always|also|then|and|so|just)\s+)*"
    r"(?P<no>do not|don't|never)?\s*(?:ever\s+)?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
# A denial that heads a list; a word that stands for what the line before tells.
BARE_NO = re.compile(r"\b(?:do not|don't|never|not)\s*:\s*$", re.IGNORECASE)
REFERS = re.compile(r"\b(?:it|them|this|these|that|those|there|one|both)\b", re.IGNORECASE)
ARTICLES = frozenset("a an the your our his her their its my any some no".split())
NO_ONE = re.compile(r"\bno\b(?! (?:more|less|fewer|later|longer|earlier|sooner))", re.IGNORECASE)
NOBODY = frozenset("nobody neither none nothing".split())
# These say of a whole sentence that it is free: "Send it, if you like."
FREE = re.compile(
    r"\b(?:if (?:you|he|she|they|it) (?:like|likes|wish|wishes|want|wants|choose|chooses|prefer)(?: to)?(?=[\s.,;!)]*(?:$|\n|[.,;!)]))"
    r"|optional|voluntary|up to (?:you|them|him|her)\b(?! to )|(?:your|their|his|her) (?:own )?choice|(?:is|are) not (?:required|needed|necessary|compulsory|essential)(?! (?:to|for)\b)"
    r"|not binding|not bound)\b",
    re.IGNORECASE,
)
BINDS = re.compile(r"\b(?:not|without being|no longer)\s+(?:legally\s+)?binding\b", re.IGNORECASE)
BREAKS = frozenset(
    "but because if unless when whenever which who until before after so although though where while".split()
)
LIGHT = frozenset(
    "be been being also only still then now always please not to have has had very soon already both all it them this that "
    "just normally usually first each either personally never ever fully simply even kindly therefore there".split()
)
# Verbs that say too little: the words around them must agree as well.
VAGUE = frozenset(
    map(
        stem,
        "do have get go make take give be use put come let know keep want like happen work start send need see tell say ask pay "
        "accept allow".split(),
    )
)
MILD = frozenset({"ADVICE", "FREE"})
REQUIRES = re.compile(
    r"(?<!not )\b(?:required|requires?|must|essential|obliged|necessary|duty)\b", re.IGNORECASE
)
PLAINLY_FREE = frozenset(
    {"do not have to", "does not have to", "do not need to", "does not need to"}
)
SEEING = frozenset({"see", "find", "read"})
# Someone may be with the reader or help: "You do not have to do it on your own."
ALONE = re.compile(
    r"\b(?:alone|(?:on|by) (?:your|their|his|her) own|by (?:yourself|themselves|himself|herself)|without (?:any )?help|worry)\b",
    re.IGNORECASE,
)
PLAINLY_BANNED = frozenset({"cannot", "can not", "not allowed to", "can no longer"})
# "If you do not need this", "something that shows you do not have to pay", "this means you cannot".
TOLD_ASIDE = frozenset(
    "if when because that says say said who means shows thing things so where until unless and".split()
)
# The letter says no without a "not".
SAYS_NO = re.compile(
    r"\b(?:free|failing|lost|loses?|save|lacks?|limited|limits?|withdrawn|clos\w+|suspend\w+|full|expired?|lapsed?|ended|stop\w*|unable"
    r"|without|instead|rather|waived?|written off|wr(?:ite|iting) off|cancel\w*|exempt\w*|cleared|discharged|paid for|covered|at no|no longer|resolved|automatic\w*|alone|barred|banned|too|late|must)\b",
    re.IGNORECASE,
)
NEGATIVE = frozenset({"BAN", "DONT", "FREE"})
# "Stop it, but not without asking first": "Do not stop it before you ask."
ON_TERMS = re.compile(r"\b(?:before|until|unless|without|except)\b", re.IGNORECASE)
# The sentence sets terms, so that a "may" in it can become a duty.
ASKS = re.compile(
    r"\b(?:if|provid\w+|long as|must|needs?|have to|required?|condition|only|unless|subject to|should)\b",
    re.IGNORECASE,
)
SAID_TO = frozenset("advised aware assured informed reminded".split())
FILLERS = frozenset({"well", "again", "too"})
SUBJECTS = frozenset({"you", "we", "they", "he", "she", "i", "it"})
CAUSES = frozenset({"make", "let", "help", "cause", "enable"})
PERSONS = frozenset({"you", "him", "her", "them", "people", "us"})
