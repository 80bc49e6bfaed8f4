"""A text -> its hard facts: dates, times, amounts, names, contacts, each in one normal form."""
