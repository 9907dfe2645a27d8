"""``python -m training ablate``: what each choice of the design is worth.

Short runs of a small network that differ from the first variant in one thing, each with several training
seeds, since one run may be lucky. They say what helps early in training; what only a long run shows, they
do not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from inference.errors import PosewrightError
from inference.model import ModelConfig
from inference.pipeline import DEVICES
from training.corpus import Corpus
from training.evaluation.evaluate import JUDGES, Bench, Settings, load_judges
from training.evaluation.generators import Weights
from training.runs import check_settings
from training.train import TrainConfig, limb_groups, train

# Half the width of the shipped network: many runs have to fit into an hour.
_MODEL = ModelConfig(text_width=1, groups=limb_groups(), widths=(32, 96, 128), context_width=96)
_TRAINING = TrainConfig(
    steps=800,
    batch=64,
    learning_rate=8e-4,
    warmup=100,
    ema=0.99,
    anatomy_weight=0.5,
    denials=3.0,
    precision="bfloat16",
)
_MEASURED = Settings(count=800, modal_prompts=20, modal_seeds=4, suite_seeds=2, alone=1)


@dataclass(frozen=True)
class Variant:
    """What a variant changes.

    Attributes:
        meaning: in words.
        model: fields of :class:`inference.model.ModelConfig`.
        training: fields of :class:`training.train.TrainConfig`.
    """

    meaning: str
    model: Mapping[str, Any] = field(default_factory=dict)
    training: Mapping[str, Any] = field(default_factory=dict)


VARIANTS = {
    "base": Variant("base: the shipped network at half its width"),
    "pooled": Variant("one sentence vector instead of word tokens", {"conditioning": "pooled"}),
    "no-adapter": Variant("no transformer layer over the words", {"adapter_layers": 0}),
    "joint-queries": Variant("all blocks at the joints, none at the limbs", {"depths": (3, 0, 1)}),
    "joint-space": Variant("positions instead of bone vectors", training={"space": "joints"}),
    "epsilon": Variant("noise prediction, DDIM with 50 steps, guidance 2.5", {"objective": "epsilon"}),
    "no-bone-loss": Variant("no loss on bone lengths", training={"anatomy_weight": 0.0}),
    "bone-loss-50": Variant("a hundred times the loss on bone lengths", training={"anatomy_weight": 50.0}),
    "contrast": Variant("mirrored poses as hard negatives", training={"contrast": 0.05}),
    "denials-1": Variant("denials as rare as in the corpus", training={"denials": 1.0}),
    "brief-3": Variant("captions of up to ten words three times as often", training={"brief": 3.0}),
    "no-average": Variant("the last weights, not their average", training={"ema": 0.0}),
    "wide": Variant("one and a half times the width", {"widths": (48, 144, 192), "context_width": 144}),
    "narrow": Variant("half the width", {"widths": (16, 48, 64), "context_width": 48}),
    "shallow": Variant("one block a stage", {"depths": (1, 1, 1)}),
    "deep": Variant("twice the blocks", {"depths": (2, 4, 2)}),
}
# Figures of the table: key, label, whether they are shares.
_ROWS = (
    ("obeyed_all", "suite obeyed", True),
    ("obeyed_negated", "denials obeyed", True),
    ("swap_error_geometry", "sides swapped", True),
    ("r_precision_3.clapp", "R@3 [clapp]", True),
    ("r_precision_3.tmr", "R@3 [tmr]", True),
    ("fid.clapp", "FID [clapp]", False),
    ("fid.tmr", "FID [tmr]", False),
    ("bone_error_before", "bone error before correction", True),
)


def measure(
    bench: Bench, name: str, config: TrainConfig, folder: Path, texts: Path, device: str
) -> dict[str, float]:
    """Train a variant with the seed of ``config`` and measure it; what was done before is read.

    Raises:
        PosewrightError: ``run_differs`` where ``folder`` holds runs with other settings.
    """
    variant = VARIANTS[name]
    run = folder / f"{name}-{config.seed}"
    figures = run / "figures.json"
    model, config = replace(_MODEL, **variant.model), replace(config, **variant.training)
    weights = train(bench.corpus, model, config, run, name, device, texts_folder=texts)
    if not figures.is_file():
        measured, _, _ = bench.measure(Weights(str(weights), device))
        kept = {key: figure.value for key, figure in measured.items()}
        figures.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    values: dict[str, float] = json.loads(figures.read_text("utf-8"))
    return values


def table(measured: Mapping[str, Sequence[Mapping[str, float]]]) -> str:
    """Markdown: a row for each variant, the mean of its seeds, least and most in brackets."""
    keys = [row for row in _ROWS if all(row[0] in run for runs in measured.values() for run in runs)]
    lines = [
        "| | " + " | ".join(label for _, label, _ in keys) + " |",
        "|---|" + "---:|" * len(keys),
    ]
    for name, runs in measured.items():
        cells = []
        for key, _, share in keys:
            values = [run[key] for run in runs]
            numbers = (sum(values) / len(values), min(values), max(values))
            mean, low, high = (f"{100 * v:.1f}" if share else f"{v:.3f}" for v in numbers)
            cells.append(f"{mean}{'%' if share else ''} ({low} – {high})")
        lines.append(f"| {VARIANTS[name].meaning} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training ablate``."""
    parser.add_argument("--corpus", type=Path, required=True, help="file that prepare wrote")
    parser.add_argument(
        "--texts", type=Path, metavar="DIR", help="folder of encoded captions (default: --out)"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder of the runs and the table"
    )
    parser.add_argument(
        "--variants", nargs="+", default=list(VARIANTS), metavar="NAME", help=f"of: {', '.join(VARIANTS)}"
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="of the training")
    parser.add_argument("--steps", type=int, default=_TRAINING.steps, help="of each run")
    parser.add_argument("--batch", type=int, default=_TRAINING.batch, help="poses a step")
    parser.add_argument("--count", type=int, default=_MEASURED.count, help="captions of the test split")
    parser.add_argument("--device", default="auto", choices=DEVICES)


def run(arguments: argparse.Namespace) -> int:
    """Train and measure each variant with each seed; goes on where an interrupted run stopped."""
    unknown = [name for name in arguments.variants if name not in VARIANTS]
    if unknown:
        raise PosewrightError(
            "bad_request", f"There is no variant {unknown[0]!r}.", f"Name some of: {', '.join(VARIANTS)}."
        )
    out, texts = arguments.out, arguments.texts or arguments.out
    corpus = Corpus.load(arguments.corpus)
    settings = replace(_MEASURED, count=arguments.count)
    out.mkdir(parents=True, exist_ok=True)
    check_settings(out / "settings.json", {"corpus": corpus.sha256, "count": settings.count}, "--out")
    bench = Bench(corpus, load_judges(JUDGES, arguments.device), settings)
    base = replace(_TRAINING, steps=arguments.steps, batch=arguments.batch)
    measured: dict[str, list[dict[str, float]]] = {name: [] for name in arguments.variants}
    for seed in arguments.seeds:
        for name in arguments.variants:
            config = replace(base, seed=seed)
            measured[name].append(measure(bench, name, config, out, texts, arguments.device))
    text = table(measured)
    (out / "ablation.md").write_text(text, "utf-8")
    print(text)
    return 0
