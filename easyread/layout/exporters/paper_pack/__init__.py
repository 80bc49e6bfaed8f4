"""The sheets of a panel session on paper -> one tagged PDF (PDF/UA-1)."""
