"""A Letter -> Analysis -> Suggestions -> Draft: finding what is hard and saying it more easily."""
