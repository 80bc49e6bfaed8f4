"""What a checker reads, on screen and on paper: the words of every question, answer and button.

The words live here alone, so that screens and paper say the same. They keep our own Easy Read
rules: a test runs the check over all of them.
"""

from __future__ import annotations

HELLO = "Hello {name}."
THANKS_FOR_COMING = "Thank you for helping us."
MASKED = "This comes from a real letter. We changed the names."
YOU_ARE_THE_EXPERT = "You cannot get this wrong. We want to know if the words are good."
NO_HURRY = "Take your time. You can have a break."
STOP_ANY_TIME = "You can stop at any time. We still pay you."
WARNING = "This page is about: {topic}."
WARNING_AGREE = "Do you want to look at it?"
WARNING_NO_REASON = "You can say no. You do not have to say why."
FEE = "We pay you {fee} for this."
FEE_ALWAYS = "We pay you the same, whatever you say."

AGREE = "Yes, I want to look at it"
REFUSE = "No, I do not want to"
STOP = "I want to stop"
COME_BACK = "I want to go on"
DONE = "I have finished"

SECTION = "How is this bit?"
SECTION_ANSWERS = {
    "easy": "Easy",
    "some": "Some of it is hard",
    "hard": "Hard",
    "unsure": "I am not sure",
}
SKIP = "Skip"

WORD = "Which word is hard?"
PICTURE = "What is wrong with the picture?"
PICTURE_REASONS = {
    "not_clear": "I cannot tell what it is.",
    "not_the_words": "It does not go with the words.",
    "for_children": "It looks like it is for children.",
    "upsetting": "It upsets me.",
    "other": "Something else is wrong.",
}

OPEN = {
    "1": "What is this page about?",
    "2": "What would you do if you got this?",
    "3": "Who would you ask?",
}

CHOOSE = "Look at the page. Which one is right?"
POINTS = {
    "when": "When is it?",
    "where": "Where is it?",
    "how_much": "How much money is it?",
    "what_to_do": "What do you need to do?",
    "by_when": "What is the last day?",
    "who_to_ask": "How can you ask for help?",
}
NOT_SAID = "The page does not say"

READY = "Is it ready for people to read?"
READY_ANSWERS = {
    "yes": "Yes",
    "change": "Change it first",
    "no": "No",
    "unsaid": "I do not want to say",
}

CHANGE_ANSWER = "You can change your answer until we close this."
TAKE_BACK = "You can take your answer back."
CAN_CHANGE = "You can change: words, pictures, order."
CANNOT_CHANGE = "You cannot change: the decision, the dates."

TALK = "I want to talk to someone"
TALK_THANKS = "We have told someone. They will talk to you."
TALK_NO_ANSWER = "This is not an answer about the page."

NAMED = "Can we put your name on it?"
NAMED_ANSWERS = {"no": "No", "first name": "My first name", "full name": "My full name"}

# The way in.
HELLO_ANYBODY = "Hello"
WHAT_WE_DO = "We want to make letters easy to read. You can help us."
START = "Start"
LINK_OVER = "This link does not work any more."
ASK_GIVER = "Ask {name} for a new one."
ASK_SOMEBODY = "Ask for a new one."
NEED_LINK = "You need your link"
NEED_LINK_HOW = "Open your link again. You can also use your card. Then press Start."
WAIT = "Please wait 1 minute"
WAIT_HOW = "Then try again."
NOT_ME = "I am not {name}"
LEFT = "Goodbye"

# My pages.
MY_PAGES = "My pages"
NO_PAGES = "We have no page for you now. We will tell you when we have one."
ONE_PAGE = "A page"
ONE_PAGE_ABOUT = "A page about: {topic}"
STATES = {
    "asked": "This is new.",
    "agreed": "You have started.",
    "stopped": "You have stopped.",
    "refused": "You said no.",
    "done": "You have finished.",
    "closed": "We have closed this.",
}
ON_PAPER = "We look at this on paper with you."
MEET = "We meet on {day}."
LOOK_BACK = "See my answers again"
GO_TO_MINE = "Go to my pages"
SAID_NO = "You said no. That is fine."
CAN_SAY_YES = "You can still say yes."
HAVE_STOPPED = "You have stopped. Thank you."
STILL_PAID = "We still pay you."
ONLY_THEM = "Only {name} can say that they want to go on."
TOO_LATE = "We could not keep your last answer."

# In a page that is sent to many people: what is new in each letter.
FREE_TEXT = "Here we write something new in each letter."

# On every page.
SKIP_MENU = "Go to the main part"
BACK = "Back"
NEXT = "Next"
LATER = "Come back later"
LATER_KEPT = "We keep your answers."
READ_ALOUD = "Read it to me"
READ_STOP = "Stop reading"
BIT = "Bit {number} of {all}"
THE_PAGE = "This is the page"
LOOK_AT_PAGE = "Look at the page"
TO_QUESTION = "Go to the question"
YOU_SAID = "You said this"
TAKE_MINE_BACK = "Take my answer back"
SAID_BEFORE = "You said something here before. You can change it."
WRITE_HERE = "You can write here"
SAVE = "Save"
NOT_SAY = "I do not want to say"
NO_WORDS = "You did not write any words yet."
NO_WORDS_HOW = "You can write some words. You can also press another button."
TOO_LONG = "These are too many words for us."
TOO_LONG_HOW = "Please take some words out."
NOT_THERE = "We do not have this page"
WENT_WRONG = "Something went wrong"
NOT_YOUR_FAULT = "It is our mistake. Please try again."

# What is hard in a bit.
WHAT_IS_HARD = "What is hard?"
A_WORD = "A word is hard"
A_PICTURE = "A picture is wrong"
PRESS_WORDS = "Press each word that is hard. Then press Save."
YOUR_WORDS = "Hard words: {words}."
WHICH_PICTURE = "Which picture is wrong?"
THIS_PICTURE = "This picture is wrong"

# A wish to talk.
DANGER = "Are you in danger? Ring 999 now."
TALK_MORE = "Do you want to tell us more? You do not have to."
SEND = "Send"
TALK_SENT = "We have sent your words."
GO_BACK = "Go back"

# For a supporter, and about one.
SUPPORTER = "Supporter"
SUPPORTER_HELPS = "You help {name}."
SUPPORTER_ASKS = "Tell us what {name} says. Do not tell us what you think."
SUPPORTER_ONCE = "Only {name} can change it later."
TOLD_BY = "Told by {name}"
TOLD_FOR_YOU = "Your supporter told us this for you."
ONLY_CHECKER = "Only {name} can change this."

THANKS = "Thank you. You helped to make this better."
BECAUSE_OF_YOU = "What we changed because of you"
WAS = "It said:"
NOW = "Now it says:"
NOTHING_CHANGED = "We have not changed anything yet."
TAKEN_OUT = "We took this out."
NEW_PICTURE = "It has a new picture."
NOBODY_SPOKE = "Nobody spoke about this bit."
SAME_YET = "We have not changed this."


def all_words() -> tuple[str, ...]:
    """Every text of this file, in order, each once. Places to fill in hold an example."""
    found: list[str] = []
    for name, value in globals().items():
        if name.isupper():
            found += value.values() if isinstance(value, dict) else [value]
    filled = (
        text.format(
            name="Sam", topic="money", fee="£20", number=2, all=5, words="benefit", day="3 May"
        )
        for text in found
    )
    return tuple(dict.fromkeys(filled))
