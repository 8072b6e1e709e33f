"""Checks a document of every kind with two checkers that are not ours, in an environment of their own.

    python packaging/archive_check.py [FOLDER]      the documents stay in FOLDER when one is given

`pdfua` reads them for PDF/UA-1 and `page-validation` for PDF/A-2a and PDF/UA-1. They live in .venv-pdfua, made from
requirements-pdfua.lock with the newest Python from 3.12 on that is installed (also by pyenv). A machine without one
uses the Python that runs this: the packages themselves ask for 3.10. Where they cannot be installed the check says so,
and fails when CI is set.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-pdfua.lock"
VENV = ROOT / ".venv-pdfua"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
WANTED = ("3.13", "3.12")

# Run by the Python of the other environment, which knows nothing of this project.
JUDGE = """
import json, sys
import page
found = {}
for file in sys.argv[1:]:
    for profile in page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1:
        report = page.validate_pdf(file, profile=profile)
        said = [f"{each.rule_id}: {each.message}" for each in report.failures]
        found.setdefault(file, []).extend(said or ([] if report.is_compliant else [f"not {profile.name}"]))
print(json.dumps(found))
"""


def main(words: list[str]) -> int:
    problem = environment()
    if problem:
        print(f"The documents were not checked by others: {problem}", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with tempfile.TemporaryDirectory() as temporary:
        files = written(Path(words[0] if words else temporary))
        flaws = [*by_pdfua(files), *by_page(files)]
    print("\n".join([*flaws, f"{len(files)} documents, {len(flaws)} flaws found by pdfua and page-validation."]))
    return 1 if flaws else 0


def environment() -> str:
    """Makes .venv-pdfua unless it is there; a sentence when that fails."""
    base = interpreter()
    fingerprint = hashlib.sha256(LOCK.read_bytes() + base.encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == fingerprint:
        return ""
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK))
    for command in ([base, "-m", "venv", "--clear", str(VENV)], [str(PYTHON), *pip]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{VENV.name} could not be made with {base}: {(done.stderr or done.stdout).strip()[-300:]}"
    STAMP.write_text(fingerprint)
    return ""


def interpreter() -> str:
    """The newest installed Python from 3.12 on that can make environments, else the one that runs this."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in WANTED:
        found = [shutil.which(f"python{version}"), *sorted(kept.glob(f"{version}*/bin/python"))]
        for each in found:
            if (
                each
                and not subprocess.run([each, "-c", "import ensurepip"], capture_output=True, check=False).returncode
            ):
                return str(each)
    return sys.executable


def written(folder: Path) -> list[Path]:
    """A document of every kind as a file."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from freiwilligenagentur import i18n

    i18n.use("de")
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for kind, draw in importlib.import_module("documents_of_all_kinds").all_kinds().items():
        files.append(folder / f"{kind}.pdf")
        files[-1].write_bytes(draw())
    return files


def by_pdfua(files: list[Path]) -> list[str]:
    """What pdfua finds; a rule that it could not run counts too."""
    reports = _said(["-m", "pdfua", "check", "--format", "json"], files)
    flaws = []
    while reports:
        report, end = json.JSONDecoder().raw_decode(reports)
        reports = reports[end:].lstrip()
        name = Path(report["file"]).name
        flaws += [f"{name}: {each['rule_id']}: {each.get('message', '')}" for each in report["findings"]]
        flaws += [f"{name}: {each['rule_id']} was not run: {each['reason']}" for each in report["skipped"]]
    return flaws


def by_page(files: list[Path]) -> list[str]:
    """What page-validation finds."""
    found: dict[str, list[str]] = json.loads(_said(["-c", JUDGE], files))
    return [f"{Path(file).name}: {flaw}" for file, flaws in found.items() for flaw in flaws]


def _said(words: list[str], files: list[Path]) -> str:
    done = subprocess.run([PYTHON, *words, *files], capture_output=True, text=True, encoding="utf-8", check=False)
    if not done.stdout:
        raise SystemExit(f"A checker said nothing: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
