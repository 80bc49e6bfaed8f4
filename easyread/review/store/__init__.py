"""What people and machines said of a letter -> rows that are kept, sealed, and never mixed up.

SQLAlchemy lives in this folder alone. Everything with words of a letter in it is sealed with a key
of that letter before it reaches the database (``sealed.py``).
"""

from easyread.review.store.engine import Store, open_store, store_from_environment

__all__ = ["Store", "open_store", "store_from_environment"]
