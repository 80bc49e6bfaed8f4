"""Words -> their stems, classes, opposites and neighbours in meaning."""
