"""EasyRead -> a tagged PDF (PDF/UA-1)."""
