"""Suggestions, people and approvals: who decided what. The store and the queue live here."""
