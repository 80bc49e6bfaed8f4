"""A sentence -> whether it says what changes for the reader, and which sum counts in the end."""

from __future__ import annotations

import re

from easyread.layout.must_know import Told, is_conditional

CONTINGENT = re.compile(r"\b(?:(?-i:may)|might|could|would)\b", re.I)
# What changes for the reader: from one amount to another, less, over, refused, owed, not received.
NEWS = re.compile(
    r"\bfrom £[\d.,]+\d (?:a \w+ )?to £\d|"
    r"\b(?:your|the) [^.;]{0,60}\b(?:is|are|has been|have been|will be)(?: to be)?(?: now)? "
    r"(?:altered|decreased|increased|reduced|cut|changed|stopped|ended|refused|withdrawn|cancelled)\b"
    r"(?=[^.;]*(?:£|\bfrom \d|\bfrom \w+ \d|\.$))|"
    r"\byour [^.;]{0,60}\bwill (?:change|stop|end|close|go (?:up|down)|rise|fall|increase)\b(?=[^,;]*\.$)|"
    r"\byou have been assessed (?:to|as having to) (?:pay|contribute) £|"
    r"\byour [^.;]{0,60}\b(?:is due to (?:run out|expire|end)|expires|runs out|ends) on [^.;]*\d|"
    r"\bwe (?:can|will) no longer\b|\bwe are no longer able\b|"
    r"\b(?:you|your \w+ account|your account) (?:is|are) (?:now )?in arrears by £|\byou (?:now )?owe(?: us)? £|"
    r"\byou were (?:convicted|found guilty)\b|"
    r"^you (?:cannot get|are not entitled to|are no longer entitled to|do not qualify for) |"
    r"\bwe (?:cannot|can not|are not able to|are unable to|will not) (?:grant|give|pay|award|offer|agree)\b|"
    r"\b(?:the|your) (?:\w+ ){0,4}(?:form|payment|reply) has not been received\b|\bwe have not (?:yet )?(?:got|had|received) your\b|"
    r"\b(?:your|the) (?:complaint|appeal|claim|request|application) (?:is|was|has been) (?:now )?"
    r"(?:(?:not|partly|partially|fully|only partly) )*(?:upheld|allowed|dismissed|rejected|refused|accepted|granted|approved|turned down)\b|"
    r"\b(?:notice|pcn|charge|fine|penalty) will not be (?:cancelled|withdrawn)\b|"
    r"\bha(?:s|ve) decided that\b|\b(?:service|centre|scheme) (?:will|is going to) (?:close|end|stop)\b|"
    r"\bwill be (?:replaced|repaired|mended|fixed|treated|installed|visited)\b[^.]* \d{1,2} \w+",
    re.I,
)
# Said of other times, or of a sum that is not what must be paid now.
OLD = re.compile(
    r"\b(?:at the last|previously|used to|account held|was reported|last year|estimated)\b", re.I
)
# The sum that counts at the end of all the others.
FINAL = re.compile(
    r"\b(?:now (?:payable|due|owed)|balance (?:due|owing)|total (?:imposed|now due|due|to pay|owed|payable)|"
    r"amount (?:due|owed|owing|payable|to pay)|remaining to be paid|left to pay|still to pay|"
    r"net (?:weekly |monthly )?(?:payment|award)|will (?:\w+ )?be recovered|must pay back)\b",
    re.I,
)
PART_ONLY = re.compile(
    r"\b(?:final|last|first) instal?ment\b|\blast audit\b|\baccount held\b|\bcourt costs\b", re.I
)
PAID = re.compile(
    r"^(?:paid|you (?:get|pay|will (?:get|pay))|your (?:new )?(?:rent|payment))\b", re.I
)
BEFORE_AFTER = re.compile(
    r"(?:to|until|now|from|after|before|current|proposed|new)\b[^:]*: (?:£|[\d.]+ hours)", re.I
)
HOURS = re.compile(r": \d[\d.]* hours", re.I)
# What will be done to the reader on a day that is named, in every case.
WILL_BE_DONE = re.compile(
    r"^(?:you |your (?:\w+ ){1,3})will be (?:removed|discharged|taken off|closed|stopped|ended|cut off|moved)"
    r"[^.;]*\d",
    re.I,
)
DECIDED = re.compile(r"\bha(?:s|ve) decided that\b", re.I)
# What the reader must pay, or pay back.
OWED = re.compile(
    r"\brecovered\b|\bpay back\b|\bowed?\b|\bpayable\b|\bdue\b|\bto be paid\b|\bimposed\b|"
    r"\bin arrears\b|\boverpaid\b",
    re.I,
)
SAYS_NO = re.compile(r"\b(?:unsuccessful|refused|not|unable|cannot|turned down|no longer)\b", re.I)
# What a refusal refuses: "we cannot collect extra bags" refuses nothing that was asked for.
ASKED_FOR = re.compile(
    r"\b(?:appl(?:y|ication)|claim|request|appeal|award|grant|allowance|complaint|charge|notice|fee|fine|place|"
    r"offer|badge|pass|benefit|payments?|funding|support|hours|service|treatment|appointments?|care|"
    r"entitle\w*|pcn|order|increase|decision)\b",
    re.I,
)
SORRY = re.compile(r"^(?:i|we) (?:am|are) (?:\w+ )?sorry (?:that|for|if|to hear)\b", re.I)
OPTION = re.compile(r"^(?:option|choice) |\bchoices\b|\boptions\b|\bpropos\w+\b", re.I)


def is_change(told: Told) -> bool:
    """Whether a row of a table says what is paid or given before and after: "To 7 June", "From 8 June"."""
    label, *values = [line.text for line in told.lines]
    sides = [value for value in values if BEFORE_AFTER.match(value)]
    hours = [value for value in sides if HOURS.search(value)]
    return len(hours) > 1 or (bool(FINAL.search(label) or PAID.search(label)) and len(sides) > 1)


def tells_news(told: Told) -> bool:
    """Whether the sentence says what changes for the reader: an amount cut, a thing owed or refused."""
    if is_conditional(told.words) or told.place != "body":
        return False
    other = told.purpose in ("right", "help", "choice", "contact", "consequence")
    done = told.purpose == "consequence" and WILL_BE_DONE.match(told.words)
    if other and not (done or DECIDED.search(told.words)):
        return False
    if done:
        return True
    if OPTION.search(told.words) or told.kind == "cell":
        return False
    words = told.words
    return bool(NEWS.search(words)) and not CONTINGENT.search(words) and not OLD.search(words)


def only_sorry(words: str) -> bool:
    """Whether it only says sorry, and no news: "I am sorry that the application was unsuccessful"."""
    return bool(SORRY.match(words)) and not SAYS_NO.search(words)
