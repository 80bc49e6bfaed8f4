"""``python -m api`` -> the service on this machine."""

from __future__ import annotations

import argparse

from api.main import serve

if __name__ == "__main__":
    wanted = argparse.ArgumentParser(prog="python -m api", description=__doc__)
    wanted.add_argument("--host", default="127.0.0.1")
    wanted.add_argument("--port", type=int, default=8000)
    chosen = wanted.parse_args()
    serve(chosen.host, chosen.port)
