"""Lists of verbs and nouns -> which kind of act a word tells (ask, send, pay)."""

from __future__ import annotations

# One line a kind of act. Words of one line may tell one another; direction still counts.
_LINES = """
contact phone telephone ring call email touch reach write reply respond answer tell inform notify advise warn report
ask request invite apply seek claim
pay repay refund reimburse
send post forward return submit give provide supply issue hand deliver pass offer award grant share show
decide determine rule choose choice decision
visit come inspect
check examine assess look review investigate
complete finalise finish fill
help support assist
accompany escort
arrange organise book sort
collect fetch pick
order direct instruct
complain complaint
appeal challenge
appoint choose nominate
recommend suggest advise
approve agree accept consent allow permit
refuse reject decline dismiss deny
confirm
carry do undertake
make
use apply
keep hold
sign
bring
represent
interview
refer
"""
ACT_OF: dict[str, frozenset[int]] = {}
for _n, _line in enumerate(_LINES.strip().splitlines()):
    for _w in _line.split():
        ACT_OF[_w] = ACT_OF.get(_w, frozenset()) | {_n}
# "Your application": a noun that tells an act of the one it belongs to.
NOUN_ACTS = {
    "application": "apply",
    "request": "ask",
    "claim": "claim",
    "complaint": "complain",
    "recommendation": "recommend",
    "choice": "choose",
}
# "Make an application": the noun says what is done.
LIGHT = frozenset("make take give have get".split())
LIGHT_NOUNS = {
    "application": "apply",
    "decision": "decide",
    "choice": "choose",
    "request": "ask",
    "complaint": "complain",
    "visit": "visit",
    "payment": "pay",
    "recommendation": "recommend",
    "call": "call",
    "touch": "contact",
}
# "You get a letter from us" is told as "we send you a letter".
CONVERSE = {"get": "send", "receive": "send", "hear": "contact", "borrow": "lend"}
LET = {"know": "tell", "have": "send", "see": "send", "get": "send"}
