"""Command line: ``python -m inference generate | info | bench | worker``."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .errors import PosewrightError
from .request import PoseRequest

if TYPE_CHECKING:
    from .pipeline import PosePipeline

# Threads that wait must sleep: spinning ones starve one another as soon as another program (Blender
# rendering, say) keeps a core busy, and a pose then takes seconds. Read when torch is first imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

EXIT_ERROR = 2
BENCH_PROMPT = "a person kneels on the left knee with the right arm raised"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m inference", description="Text to human pose.")
    commands = parser.add_subparsers(dest="command", required=True)

    model = argparse.ArgumentParser(add_help=False)
    model.add_argument(
        "--weights", default="default", help="name in inference/weights, or a path (.safetensors)"
    )
    model.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    encoder = argparse.ArgumentParser(add_help=False)
    encoder.add_argument("--encoder-folder", help="folder of the text encoder's files")

    generate = commands.add_parser("generate", parents=[model, encoder], help="make poses")
    generate.add_argument("prompt", nargs="?", help="what the body does")
    generate.add_argument("--prompts", type=Path, metavar="FILE.txt", help="one prompt a line instead")
    generate.add_argument("--num", type=int, default=1, help="poses for each prompt")
    generate.add_argument("--seed", type=int, default=0, help="first seed; the others follow it")
    generate.add_argument("--steps", type=int, help="solver steps")
    generate.add_argument("--guidance", type=float, help="classifier-free guidance scale")
    generate.add_argument("--out", type=Path, metavar="FILE.npz|FILE.json", help="default: JSON on stdout")

    commands.add_parser("info", parents=[model, encoder], help="what is installed and loaded")

    bench = commands.add_parser("bench", parents=[model], help="time warm requests, pipeline and worker")
    bench.add_argument("--repeats", type=int, default=20)
    bench.add_argument("--prompt", default=BENCH_PROMPT)

    commands.add_parser("worker", parents=[model, encoder], help="serve requests on stdin and stdout")
    return parser


def _prompts(arguments: argparse.Namespace) -> list[str]:
    if (arguments.prompt is None) == (arguments.prompts is None):
        raise PosewrightError("bad_request", "Give either a prompt or --prompts FILE.txt.")
    if arguments.prompts is None:
        return [arguments.prompt]
    try:
        lines = arguments.prompts.read_text("utf-8-sig").splitlines()  # Windows' editors begin with a mark
    except (OSError, UnicodeDecodeError) as error:
        raise PosewrightError(
            "bad_request", f"{arguments.prompts} cannot be read: {error}.", "Give a UTF-8 text file."
        ) from error
    prompts = [line.strip() for line in lines if line.strip()]
    if not prompts:
        raise PosewrightError("bad_request", f"{arguments.prompts} has no prompts.", "Write one a line.")
    return prompts


def _generate(arguments: argparse.Namespace) -> None:
    from .pipeline import PosePipeline

    out: Path | None = arguments.out
    if out is not None and out.suffix not in (".npz", ".json"):
        raise PosewrightError("bad_request", f"{out} is neither .npz nor .json.", "Name one of these.")
    seeds = tuple(range(arguments.seed, arguments.seed + arguments.num))
    requests = [
        PoseRequest(prompt, seeds, arguments.steps, arguments.guidance) for prompt in _prompts(arguments)
    ]
    pipeline = PosePipeline.load(arguments.weights, arguments.device, arguments.encoder_folder)
    results = [pipeline(request) for request in requests]
    arrays = {
        "poses": np.stack([result.poses for result in results]),
        "prompts": np.array([request.prompt for request in requests]),
        "seeds": np.array(seeds, dtype=np.int64),
        "joint_names": np.array(pipeline.card.skeleton.names),
        "bone_error_before_fk": np.stack([result.bone_error_before_fk for result in results]),
    }
    if out is None or out.suffix == ".json":
        # ASCII only: a console on Windows may not have the prompt's characters.
        text = json.dumps({name: array.tolist() for name, array in arrays.items()})
        if out is None:
            print(text)
            return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.suffix == ".json":
            out.write_text(text + "\n", "utf-8")
        else:
            np.savez(out, **arrays)  # type: ignore[arg-type]
    except OSError as error:
        raise PosewrightError("bad_request", f"{out} cannot be written: {error}.") from error


def _info(arguments: argparse.Namespace) -> None:
    from .pipeline import PosePipeline

    pipeline = PosePipeline.load(arguments.weights, arguments.device, arguments.encoder_folder)
    print(json.dumps(pipeline.info | {"about": dict(pipeline.card.about)}, indent=1))


def _bench(arguments: argparse.Namespace) -> None:
    import torch

    from .client import WorkerClient
    from .pipeline import PosePipeline

    pipeline = PosePipeline.load(arguments.weights, arguments.device)
    print(f"device {pipeline.device}, torch {torch.__version__}, {torch.get_num_threads()} threads")
    for count in (1, 4, 16):
        print(_stages(pipeline, arguments.prompt, count, arguments.repeats))
    root = Path(__file__).resolve().parent.parent
    client = WorkerClient(sys.executable, root, arguments.weights, arguments.device)
    try:
        start = time.perf_counter()
        client.generate(PoseRequest(arguments.prompt)).future.result()
        print(f"worker, cold start to first pose: {time.perf_counter() - start:.2f} s")
        for count in (1, 4, 16):
            request = PoseRequest(arguments.prompt, tuple(range(count)))
            times = []
            for _ in range(arguments.repeats):
                start = time.perf_counter()
                client.generate(request).future.result()
                times.append(time.perf_counter() - start)
            print(f"worker, warm, {count:2d} seeds: median {1000 * statistics.median(times):.0f} ms")
    finally:
        client.close()


def _stages(pipeline: PosePipeline, prompt: str, count: int, repeats: int) -> str:
    request = PoseRequest(prompt, tuple(range(count)))
    pipeline(request)
    stages: dict[str, list[float]] = {}
    for _ in range(repeats):
        for stage, seconds in pipeline(request).seconds.items():
            stages.setdefault(stage, []).append(seconds)
    medians = {stage: 1000 * statistics.median(values) for stage, values in stages.items()}
    total = sum(medians.values())
    shares = ", ".join(f"{stage} {value:.0f} ms ({value / total:.0%})" for stage, value in medians.items())
    return f"pipeline, warm, {count:2d} seeds: {total:.0f} ms = {shares}"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; an error that a person can mend is printed and gives exit code 2."""
    parsed = _parser().parse_args(arguments)
    try:
        if parsed.command == "worker":
            from .worker import main as serve

            return serve(parsed.weights, parsed.device, parsed.encoder_folder)
        {"generate": _generate, "info": _info, "bench": _bench}[parsed.command](parsed)
    except PosewrightError as error:
        print(f"error: {error}", file=sys.stderr)
        return EXIT_ERROR
    return 0


if __name__ == "__main__":
    sys.exit(main())
