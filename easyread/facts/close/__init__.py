"""Two texts that are nearly word for word -> what changed between them."""
