"""What stands on the paper of a session: for checkers beside ``checker_words``, and for who leads it.

The words for checkers keep our own Easy Read rules: a test reads them off the finished pages.
"""

from __future__ import annotations

# For checkers.
FOR_CHECKERS = "For checkers"
LETTER_DRAFT = "For checkers. Draft. Do not send."
WELCOME = "Help us check a page"
WHAT_THIS_IS = (
    "You will look at a page with us.",
    "You tell us if it is easy or hard.",
)
HOW = "How we do it"
ONE_BIT = (
    "We look at one bit at a time.",
    "You can show us a card.",
    "You can also say it in your own words.",
)
TALK_HOW = ("You can talk to someone.", "You can show us this card.")
TALK_TO = "You can also ask for {name}."
BIT = "Bit {number} of {all}"
ALL_OF_IT = "The whole page"
SHOW_CARD = "You can show us a card."
QUESTION = "Question {number}:"
BREAK = "I want a break"
CARDS_BIT = "Cards: How is this bit?"
CARDS_END = "Cards: Is it ready for people to read?"

# For whoever leads the session.
FOR_STAFF = "For the facilitator. Do not give this to checkers."
SCRIPT = "What to say and do"
SCRIPT_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Before the day",
        (
            "Check that you did not write, convert or approve this letter. If you did, ask somebody"
            " else to lead.",
            "Agree the fee and travel with each person. Write it down before you start. It stays the"
            " same whatever they say, and also if they stop.",
            "Send the pages for checkers early, in the size of print that each person needs.",
            "Cut out the cards. Each person gets their own set.",
            "Find a quiet room. Plan 60 to 90 minutes. Have drinks there.",
        ),
    ),
    (
        "Start",
        (
            "Read the first page aloud with everybody.",
            "Say what the page is about. Ask each person on their own if they want to look at it."
            " No reason is needed to say no.",
            "Say: “You cannot get this wrong. We are checking the page, not you.”",
            "Put the cards for a break, stop and talk on the table where everybody can reach them.",
        ),
    ),
    (
        "For each bit",
        (
            "Give out one bit. Ask who would like to read it aloud, or read it yourself. Nobody has"
            " to read.",
            "Ask: “How is this bit?” Then wait. Count to ten in your head.",
            "If it is hard, ask: “Which word is hard?” and “What does this picture say to you?”",
            "Ask too: “Would somebody you know find any of this hard?”",
            "Write down what people say in their own words. Do not tidy it up.",
            "A supporter may say what a person told them. Mark it on the note sheet.",
        ),
    ),
    (
        "Never",
        (
            "Do not ask: “Is that clear?” or “Do you understand?” Most people say yes to be kind.",
            "Do not explain a word before people have answered. If the page needs you, the page"
            " failed.",
            "Do not change the page in the session. The words are mended later, and people see them"
            " again.",
            "Do not test people. Do not say right or wrong. Do not time anybody. Do not count up.",
            "Do not say what you think, or what the last person said.",
        ),
    ),
    (
        "After about 20 minutes, and when anybody shows the card",
        (
            "Have a break. Ask if people want to go on. It is fine to stop.",
            "If somebody stops, thank them. They are paid the same. What they said until then stays,"
            " unless they take it back.",
        ),
    ),
    (
        "When all bits are done",
        (
            "Ask the open questions first, each person in turn: {open}",
            "Then give out the picture questions, one at a time. The page stays on the table: it is"
            " not about remembering.",
            "Ask last: “Is it ready for people to read?” Use the second set of cards.",
            "Say what people can change: words, pictures, order. Say what nobody can change: the"
            " decision, the dates.",
        ),
    ),
    (
        "If somebody wants to talk, or is upset",
        (
            "Stop for that person. Go with them to a quiet place.",
            "Tell the safeguarding lead today. Write nothing about it on the note sheets.",
            "It is no answer about the page.",
        ),
    ),
    (
        "Afterwards",
        (
            "Pay everybody today, travel too.",
            "Type in the note sheets. Type what people said, not what they meant.",
            "Each person can change or take back their answers until the session is closed.",
            "Collect all pages and note sheets, and shred them when they are typed in.",
            "Say when people will hear what changed because of them.",
        ),
    ),
)
PICTURES_BY = "Who made the pictures"

NOTES = "Note sheet: bit {number} of {all}"
NOTES_RING = "Use initials. Put a ring round the answer. Add (s) if a supporter told you."
NOTES_ROWS = "Each row of the page has a mark: write {first} to {last} beside a word or picture."
NOTES_ROW = "The row of the page has the mark {first}."
NOTES_OPEN = "Note sheet: open questions"
NOTES_OWN = "Use initials. Write what people say in their own words. Add (s) for a supporter."
NOTES_CHOICES = "Note sheet: picture questions"
NOTES_LETTER = "Use initials. Write the letter that each person chose, or “skip”."
NOTES_READY = "Note sheet: the end"
WHO = "Who"
ANSWER = "Answer"
HARD_WORDS = "Hard words"
PICTURES = "Picture"
OWN_WORDS = "In their own words"
WHERE_IT_STANDS = "Session {id}"

# The report for checkers: what changed because of them. More words stand in ``checker_words``.
YOU_SAID = "What you said"
ALL_EASY = "You said that all of it is easy."
HARD_WORDS_ARE = "These words are hard: {words}."
OF_A_PICTURE = "You spoke about a picture:"
QUOTED = "“{words}”"
WE_CHANGED = "What we changed"
WE_CHANGED_TOO = "We changed this too"
NOT_CHANGED = "What we did not change"
STILL_SAYS = "It still says:"
WHY = "This is why: {reason}"
NOTHING_YET = "We have not changed it yet."
TELL_US = "You can talk to us about this."
