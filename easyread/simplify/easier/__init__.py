"""One hard word in its sentence -> easier words, ordered: what ``substitute`` is made of.

``candidates`` finds easier words (the lists of letters, ``easier.csv``, WordNet), ``ranking`` says
how well each fits. Nothing here is ever put into a draft by itself.
"""
