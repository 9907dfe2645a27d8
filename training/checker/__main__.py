"""``python -m training.checker``: how precise the captions of a corpus are, by the rules of this package."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from inference.errors import PosewrightError
from rig.thumbnail import contact_sheet, write_png

from ..corpus import Corpus
from .claim import Claim
from .grammar import claims
from .rules import check


@dataclass
class Tally:
    """Verdicts on captions.

    Attributes:
        captions: how many were read.
        claiming: those with a claim that was understood.
        words: how many words were read.
        verdicts: per kind of claim, how often it was true, grey (None) or false.
        refuted: (row of the pose, caption, claim) of every false claim.
    """

    captions: int = 0
    claiming: int = 0
    words: int = 0
    verdicts: defaultdict[str, Counter[bool | None]] = field(default_factory=lambda: defaultdict(Counter))
    refuted: list[tuple[int, str, Claim]] = field(default_factory=list)

    @property
    def total(self) -> Counter[bool | None]:
        """Verdicts of all kinds together."""
        return sum(self.verdicts.values(), start=Counter[bool | None]())

    @property
    def wrong_captions(self) -> int:
        """Captions with at least one false claim, counted per pose."""
        return len({(row, caption) for row, caption, _ in self.refuted})


def tally(corpus: Corpus, rows: Sequence[int]) -> Tally:
    """Read and check every caption of some poses of a corpus."""
    found = Tally()
    for row in rows:
        for caption in corpus.captions(row):
            read = claims(caption)
            found.captions += 1
            found.claiming += bool(read)
            found.words += len(caption.split())
            for claim in read:
                verdict = check(claim, corpus.poses[row])
                found.verdicts[claim.kind][verdict] += 1
                if verdict is False:
                    found.refuted.append((int(row), caption, claim))
    return found


def _share(part: int, whole: int) -> float:
    return 100.0 * part / max(whole, 1)


def report(found: Tally, examples: int) -> str:
    """The measured precision as text, worst kinds first, with examples of refuted claims."""
    total = found.total
    lines = [
        f"{found.captions} captions of {found.words / max(found.captions, 1):.1f} words; "
        f"{_share(found.claiming, found.captions):.1f}% claim something that was understood",
        f"{total.total()} claims: {_share(total[True], total.total()):.2f}% true, "
        f"{_share(total[None], total.total()):.2f}% not judged, "
        f"{_share(total[False], total.total()):.2f}% refuted",
        f"captions without a refuted claim: "
        f"{100 - _share(found.wrong_captions, found.claiming):.2f}% of those that claim something",
        "",
        f"{'kind':28} {'claims':>7} {'refuted':>8} {'grey':>7}",
    ]
    by_share = sorted(
        found.verdicts.items(), key=lambda item: (-_share(item[1][False], item[1].total()), item[0])
    )
    for kind, verdicts in by_share:
        count = verdicts.total()
        refuted, grey = _share(verdicts[False], count), _share(verdicts[None], count)
        lines.append(f"{kind:28} {count:7d} {refuted:7.2f}% {grey:6.2f}%")
    if examples and found.refuted:
        lines += ["", "refuted:"]
        listed: Counter[str] = Counter()
        limit = max(1, -(-examples // len({claim.kind for *_, claim in found.refuted})))
        for row, caption, claim in found.refuted:
            listed[claim.kind] += 1
            if listed[claim.kind] <= limit:
                lines.append(f"  pose {row}: [{claim}] {caption}")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.checker", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="corpus written by `training prepare`")
    parser.add_argument("--poses", type=int, default=3000, help="how many poses to sample (3000)")
    parser.add_argument("--seed", type=int, default=0, help="of the sample (0)")
    parser.add_argument("--examples", type=int, default=60, help="about how many refuted claims to list (60)")
    parser.add_argument(
        "--sheet", type=Path, help="PNG of the poses whose claims were refuted, in their order"
    )
    arguments = parser.parse_args(argv)
    try:
        corpus = Corpus.load(arguments.corpus)
    except PosewrightError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    count = min(arguments.poses, len(corpus.poses))
    rows = np.random.default_rng(arguments.seed).choice(len(corpus.poses), count, replace=False)
    found = tally(corpus, rows.tolist())
    print(report(found, arguments.examples))
    if arguments.sheet and found.refuted:
        shown = [corpus.poses[row] for row, *_ in found.refuted[: arguments.examples]]
        write_png(arguments.sheet, contact_sheet(shown, columns=10, size=160))
    return 0


if __name__ == "__main__":
    sys.exit(main())
