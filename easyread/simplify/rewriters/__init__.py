"""One file a rewriter: which finding it mends, and sentences that prove it."""
