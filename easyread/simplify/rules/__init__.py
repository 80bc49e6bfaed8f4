"""One file a rule: what it finds, where it comes from, and sentences that prove it."""
