"""The addresses under ``/v1`` that need no sign-in, each with the reason. All others name an operation."""

OPEN_DOORS = {
    "POST /v1/check": "keeps nothing",
    "POST /v1/verify": "keeps nothing",
    "POST /v1/pictures/suggest": "keeps nothing",
    "POST /v1/convert": "keeps nothing",
    "POST /v1/setup": "makes the first account, with the code that the service printed",
    "POST /v1/sessions": "is how staff sign in",
    "GET /v1/sessions/mine": "says who is signed in, to anyone who is",
    "PUT /v1/sessions/mine/client/{client_id}": "looks at the person's own roles only",
    "POST /v1/links/start": "is how checkers start, with their personal link",
    "POST /v1/approvals/verify": "says only whether a file is the one that was made",
    "POST /v1/feedback": "is how readers answer, with the code on their page",
    "DELETE /v1/sessions/mine": "signs out",
}
