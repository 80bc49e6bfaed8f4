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

THANKS = "Thank you. You helped to make this better."
BECAUSE_OF_YOU = "What we changed because of you"
WAS = "It said:"
NOW = "Now it says:"
TAKEN_OUT = "We took this out."
NEW_PICTURE = "It has a new picture."
SAME_YET = "We have not changed this."


def all_words() -> tuple[str, ...]:
    """Every text of this file, in order, each once. Places to fill in hold an example."""
    found: list[str] = []
    for name, value in globals().items():
        if name.isupper():
            found += value.values() if isinstance(value, dict) else [value]
    filled = (text.format(name="Sam", topic="money", fee="£20") for text in found)
    return tuple(dict.fromkeys(filled))
