from __future__ import annotations

import numpy as np
import pytest

from rig.pose import mirror, rotate_y
from rig.rotations import forward, global_rotations, matrix_from_quaternion, quaternion_from_matrix, solve
from rig.skeleton import JOINT, PARENTS, REFERENCE
from training.corpus.composition import compose
from training.posebook import evaluate, load_book

POSES = 1_000


def rotation_about(axis, degrees):
    """Quaternions [..., 4] about unit axes [..., 3]."""
    half = np.radians(np.asarray(degrees, dtype=float))[..., None] / 2
    return np.concatenate([np.cos(half), np.sin(half) * axis], axis=-1)


def random_axes(rng, *shape):
    axes = rng.normal(size=(*shape, 3))
    return axes / np.linalg.norm(axes, axis=-1, keepdims=True)


def random_poses(count, seed):
    """Poses [count, 22, 3] from random local rotations of up to 60° about any axis, any way up."""
    rng = np.random.default_rng(seed)
    quaternions = rotation_about(random_axes(rng, count, 22), rng.uniform(0, 60, (count, 22)))
    quaternions[:, 0] = rotation_about(random_axes(rng, count), rng.uniform(0, 180, count))
    return forward(quaternions, rng.uniform(0.5, 1.5, (count, 3)))


def angle(a, b):
    """Degrees between rotations [..., 3, 3]."""
    trace = np.trace(np.swapaxes(a, -1, -2) @ b, axis1=-2, axis2=-1)
    return np.degrees(np.arccos(np.clip((trace - 1) / 2, -1, 1)))


def bent(side, upper, lower, limb="arm", rest=None):
    """The rest pose with one limb along two directions; heights far from the floor."""
    names = ("shoulder", "elbow", "wrist") if limb == "arm" else ("hip", "knee", "ankle")
    joints = (REFERENCE.rest_pose() if rest is None else rest).copy()
    joints[:, 1] += 2.0
    at = joints[JOINT[f"{side}_{names[0]}"]]
    for name, direction in zip(names[1:], (upper, lower), strict=True):
        index = JOINT[f"{side}_{name}"]
        at = at + REFERENCE.bone_lengths[index] * np.divide(direction, np.linalg.norm(direction))
        joints[index] = at
    if limb == "leg":
        joints[JOINT[f"{side}_foot"]] = at + REFERENCE.offsets[JOINT[f"{side}_foot"]]
    return joints


def test_quaternions_and_matrices_agree():
    rng = np.random.default_rng(0)
    # Half turns included: there the real part is 0.
    quaternions = rotation_about(random_axes(rng, 500), np.r_[rng.uniform(0, 180, 400), np.full(100, 180)])
    matrices = matrix_from_quaternion(quaternions)
    assert np.allclose(matrices @ np.swapaxes(matrices, -1, -2), np.eye(3), atol=1e-12)
    assert np.allclose(np.linalg.det(matrices), 1.0)
    back = quaternion_from_matrix(matrices)
    assert (back[:, 0] >= 0).all()
    assert np.allclose(matrix_from_quaternion(back), matrices, atol=1e-12)
    # 90° about X takes Y to Z.
    assert np.allclose(matrix_from_quaternion(rotation_about(np.eye(3)[0], 90.0)) @ [0, 1, 0], [0, 0, 1])


def test_rest_pose_needs_no_rotation():
    solved = solve(REFERENCE.rest_pose())
    assert np.allclose(solved.quaternions, [1, 0, 0, 0], atol=1e-9)
    assert np.allclose(forward(*solved), REFERENCE.rest_pose(), atol=1e-12)


def test_round_trip_of_random_poses():
    poses = random_poses(POSES, seed=1)
    assert np.abs(forward(*solve(poses)) - poses).max() < 1e-9


def test_single_and_batched_poses_agree():
    poses = random_poses(6, seed=2).reshape(2, 3, 22, 3)
    batched = solve(poses)
    assert batched.quaternions.shape == (2, 3, 22, 4)
    assert np.allclose(batched.quaternions[1, 2], solve(poses[1, 2]).quaternions)


def test_rotations_follow_a_turned_body():
    pose = random_poses(1, seed=3)[0]
    turned = rotate_y(pose, np.array(1.1))
    before, after = solve(pose).quaternions, solve(turned).quaternions
    assert np.allclose(np.abs(before[1:]), np.abs(after[1:]), atol=1e-9)  # only the root turns


def test_mirrored_pose_has_mirrored_rotations():
    poses = random_poses(50, seed=4)
    poses[..., 1] += 3.0
    flip = np.diag([-1.0, 1.0, 1.0])
    names = list(JOINT)
    other = [JOINT[n.replace("left", "right") if "left" in n else n.replace("right", "left")] for n in names]
    expected = flip @ global_rotations(poses)[:, other] @ flip
    assert angle(global_rotations(mirror(poses)), expected).max() < 1e-4


def test_other_proportions_keep_directions():
    poses = random_poses(20, seed=5)
    solved = solve(poses * 1.3)
    assert np.allclose(forward(solved.quaternions, poses[:, 0]), poses, atol=1e-9)


@pytest.mark.parametrize("joints", [np.zeros((21, 3)), np.full((22, 3), np.nan)])
def test_wrong_input_is_refused(joints):
    with pytest.raises(ValueError, match="22 finite points"):
        solve(joints)


@pytest.mark.parametrize("side", ["left", "right"])
def test_elbow_flexes_forward_in_the_t_pose(side):
    out = [1.0 if side == "left" else -1.0, 0, 0]
    pose = bent(side, out, [0, 0, 1])
    rotations = global_rotations(pose)
    # The upper arm keeps its rest rotation: the elbow's hinge is where the rest pose has it.
    assert angle(rotations[JOINT[f"{side}_shoulder"]], np.eye(3)) < 1e-6
    # The forearm turns about the vertical alone: the back of the hand still faces up.
    assert np.allclose(rotations[JOINT[f"{side}_elbow"]] @ [0, 1, 0], [0, 1, 0])


@pytest.mark.parametrize("side", ["left", "right"])
def test_knee_flexes_backward(side):
    pose = bent(side, [0, -1, 0], [0, -0.5, -1], limb="leg")
    rotations = global_rotations(pose)
    assert angle(rotations[JOINT[f"{side}_hip"]], np.eye(3)) < 1e-6
    assert np.allclose(rotations[JOINT[f"{side}_knee"]] @ [1, 0, 0], [1, 0, 0])


@pytest.mark.parametrize("lift", [-60, 60, 100])
def test_hinge_lies_across_the_bending_plane(lift):
    """An upper arm out to the side whose forearm bends out of the level plane."""
    onward = [0.2, np.sin(np.radians(lift)), np.cos(np.radians(lift))]
    rotations = global_rotations(bent("left", [1, 0, 0], onward))
    upper, forearm = rotations[JOINT["left_shoulder"]], rotations[JOINT["left_elbow"]]
    hinge = np.cross([1, 0, 0], onward) / np.linalg.norm(np.cross([1, 0, 0], onward))
    # In the rest pose the left elbow's hinge is -Y; both bones carry it to the same place.
    assert np.allclose(upper @ [0, -1, 0], hinge)
    assert np.allclose(forearm @ [0, -1, 0], hinge)


def test_arms_hang_without_twist():
    """Straight hanging arms: palms, which face down in the T-pose, face the thighs."""
    rotations = global_rotations(bent("left", [0.05, -1, 0], [0.05, -1, 0]))
    palm = rotations[JOINT["left_wrist"]] @ [0, -1, 0]
    assert palm[0] < -0.9


@pytest.mark.parametrize(
    ("limb", "upper", "against"),
    [("arm", [1.0, 0, 0], [1.0, 0, 0.0]), ("leg", [0, -1.0, 0], [0, -1.0, 0])],
)
def test_hyperextension_by_noise_does_not_turn_the_limb(limb, upper, against):
    """Bending a few degrees the wrong way changes the twist by a few degrees, not by 180."""
    wrong_way = np.add(against, (0, 0, -0.08 if limb == "arm" else 0.08))
    joint = JOINT["left_shoulder" if limb == "arm" else "left_hip"]
    straight = global_rotations(bent("left", upper, against, limb))[joint]
    noisy = global_rotations(bent("left", upper, wrong_way, limb))[joint]
    assert angle(straight, noisy) < 2.0
    # And a little sideways noise on top does not send it spinning either.
    for sideways in (-0.02, 0.02):
        shift = [0, sideways, 0] if limb == "arm" else [sideways, 0, 0]
        rotation = global_rotations(bent("left", upper, wrong_way + shift, limb))[joint]
        assert angle(straight, rotation) < 12.0


def limb_walk(steps, seed, limb):
    """A limb that wanders smoothly and passes through straight again and again, [steps, 22, 3]."""
    rng = np.random.default_rng(seed)
    time = np.linspace(0, 1, steps)[:, None]

    def wave(size, cycles):
        return size * np.sin(2 * np.pi * (cycles * time + rng.uniform(0, 1, (1, 3))))

    if limb == "arm":
        upper = np.array([0.7, -0.1, 0.5]) + wave(0.45, np.array([1.0, 1.7, 1.3]))
        flexion = np.array([-0.6, 0.5, 0.6])
    else:
        upper = np.array([0.1, -1.0, 0.3]) + wave(0.35, np.array([1.0, 1.2, 1.6]))
        flexion = np.array([0.0, 0.1, -1.0])
    upper /= np.linalg.norm(upper, axis=-1, keepdims=True)
    # Mostly flexing, now and then slightly past straight, with some sideways wandering.
    amount = 0.55 + 0.75 * np.sin(2 * np.pi * 4.3 * time)
    lower = upper + amount * (flexion + wave(0.25, np.array([2.1, 2.9, 2.3])))
    return np.stack([bent("left", u, v, limb) for u, v in zip(upper, lower, strict=True)])


@pytest.mark.parametrize("limb", ["arm", "leg"])
@pytest.mark.parametrize("seed", range(3))
def test_twist_is_continuous_through_straight_limbs(limb, seed):
    walk = limb_walk(POSES, seed, limb)
    upper, lower = ("left_shoulder", "left_elbow") if limb == "arm" else ("left_hip", "left_knee")
    end = JOINT["left_wrist" if limb == "arm" else "left_ankle"]
    bone = walk[:, JOINT[lower]] - walk[:, JOINT[upper]]
    onward = walk[:, end] - walk[:, JOINT[lower]]
    cosine = (bone * onward).sum(-1) / np.linalg.norm(bone, axis=-1) / np.linalg.norm(onward, axis=-1)
    bend = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    assert bend.min() < 3, "the walk never straightens the limb"
    assert bend.max() > 60, "the walk never bends the limb"
    assert np.linalg.norm(np.diff(walk, axis=0), axis=-1).max() < 0.03
    rotations = global_rotations(walk)
    for joint in (upper, lower):
        steps = angle(rotations[:-1, JOINT[joint]], rotations[1:, JOINT[joint]])
        assert steps.max() < 6.0, f"{joint} turns {steps.max():.0f}° in one step of at most 3 cm"


def turns_after_small_changes(poses):
    """Degrees by which limbs turn [N, 8] when every joint's rotation changes by half a degree."""
    rng = np.random.default_rng(7)
    solved = solve(poses)
    nudge = rotation_about(random_axes(rng, len(poses), 22), np.full((len(poses), 22), 0.5))
    w1, v1 = solved.quaternions[..., :1], solved.quaternions[..., 1:]
    w2, v2 = nudge[..., :1], nudge[..., 1:]
    product = np.concatenate(
        [w1 * w2 - (v1 * v2).sum(-1, keepdims=True), w1 * v2 + w2 * v1 + np.cross(v1, v2)], axis=-1
    )
    moved = forward(product, solved.root)
    before, after = global_rotations(poses), global_rotations(moved)
    limbs = [JOINT[f"{side}_{j}"] for side in ("left", "right") for j in ("shoulder", "elbow", "hip", "knee")]
    return angle(before, after)[:, limbs]


def test_small_changes_of_random_poses_stay_small():
    rng = np.random.default_rng(8)
    quaternions = rotation_about(random_axes(rng, POSES, 22), rng.uniform(0, 20, (POSES, 22)))
    # Limbs within their limits: hinges that flex, arms lowered or raised, legs lifted forward.
    x, y, z = np.eye(3)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        quaternions[:, JOINT[f"{side}_shoulder"]] = rotation_about(sign * z, rng.uniform(-80, 60, POSES))
        quaternions[:, JOINT[f"{side}_elbow"]] = rotation_about(-sign * y, rng.uniform(-3, 140, POSES))
        quaternions[:, JOINT[f"{side}_hip"]] = rotation_about(-x, rng.uniform(-20, 110, POSES))
        quaternions[:, JOINT[f"{side}_knee"]] = rotation_about(x, rng.uniform(-3, 140, POSES))
    poses = forward(quaternions, np.tile([0.0, 3.0, 0.0], (POSES, 1)))
    assert np.abs(forward(*solve(poses)) - poses).max() < 1e-9
    assert turns_after_small_changes(poses).max() < 15.0


def test_spine_shares_the_twist_between_pelvis_and_chest():
    quaternions = np.tile([1.0, 0, 0, 0], (22, 1))
    for joint in ("spine1", "spine2", "spine3"):
        quaternions[JOINT[joint]] = rotation_about(np.eye(3)[1], 20.0)
    rotations = global_rotations(forward(quaternions, np.array([0, 1.0, 0])))
    turned = [np.degrees(np.arctan2(m[0, 2], m[0, 0])) for m in rotations[[0, 3, 6, 9]]]
    assert np.allclose(turned, [0, 20, 40, 60], atol=3.0)


def test_head_turned_sideways_is_turned_more_than_tilted():
    quaternions = np.tile([1.0, 0, 0, 0], (22, 1))
    quaternions[JOINT["neck"]] = rotation_about(np.eye(3)[1], 50.0)
    head = global_rotations(forward(quaternions, np.array([0, 1.0, 0])))[JOINT["head"]]
    assert 25 < np.degrees(np.arctan2(head[0, 2], head[2, 2])) < 60  # faces left
    assert abs(np.degrees(np.arcsin(head[1, 0]))) < 20  # without tilting as much


def test_head_looking_up_or_down_keeps_its_side():
    for degrees in range(-60, 61, 5):
        quaternions = np.tile([1.0, 0, 0, 0], (22, 1))
        quaternions[JOINT["neck"]] = rotation_about(np.eye(3)[0], float(degrees))
        head = global_rotations(forward(quaternions, np.array([0, 1.0, 0])))[JOINT["head"]]
        assert np.allclose(head[:, 0], [1, 0, 0], atol=1e-9)


def test_soles_are_level_in_a_wide_stance():
    quaternions = np.tile([1.0, 0, 0, 0], (22, 1))
    quaternions[JOINT["left_hip"]] = rotation_about(np.eye(3)[2], 20.0)
    quaternions[JOINT["left_ankle"]] = rotation_about(np.eye(3)[2], -20.0)
    joints = forward(quaternions, np.zeros(3))
    joints[:, 1] -= joints[JOINT["left_foot"], 1]
    sole = global_rotations(joints)[JOINT["left_ankle"]]
    assert np.allclose(sole[:, 1], [0, 1, 0], atol=0.02)
    lifted = global_rotations(joints + np.array([0, 1.0, 0]))[JOINT["left_ankle"]]
    assert lifted[1, 1] < 0.98  # off the floor the foot hangs as the shin has it


def test_toes_bend_to_lie_on_the_floor_when_the_heel_is_lifted():
    quaternions = np.tile([1.0, 0, 0, 0], (22, 1))
    quaternions[JOINT["left_ankle"]] = rotation_about(np.eye(3)[0], 45.0)
    joints = forward(quaternions, np.zeros(3))
    joints[:, 1] -= joints[JOINT["left_foot"], 1]
    rotations = global_rotations(joints)
    assert np.allclose(rotations[JOINT["left_foot"]] @ [0, 0, 1], [0, 0, 1], atol=0.02)
    assert (rotations[JOINT["left_ankle"]] @ [0, 0, 1])[1] < -0.6


def test_hands_continue_the_forearm_unless_the_floor_is_in_the_way():
    pose = bent("left", [0.1, -1, 0.1], [0.1, -1, 0.1])
    wrist = JOINT["left_wrist"]
    assert np.allclose(solve(pose).quaternions[wrist], [1, 0, 0, 0])
    on_floor = pose - (0, pose[wrist, 1] - 0.04, 0)
    fingers = global_rotations(on_floor)[wrist] @ [1, 0, 0]
    assert on_floor[wrist, 1] + 0.17 * fingers[1] > 0.0
    assert (global_rotations(on_floor)[JOINT["left_elbow"]] @ [1, 0, 0])[1] < -0.9


def test_parents_of_the_solution_are_those_of_the_skeleton():
    solved = solve(random_poses(1, seed=9)[0])
    local = matrix_from_quaternion(solved.quaternions)
    turned = global_rotations(random_poses(1, seed=9)[0])
    for joint, parent in enumerate(PARENTS[1:], start=1):
        assert np.allclose(turned[parent] @ local[joint], turned[joint], atol=1e-9)


def test_corpus_poses():
    """The same promises for 1,000 poses of the corpus: the pose book, mirrored and recombined."""
    book = np.stack([evaluate(pose) for pose in load_book().values()]).astype(np.float32)
    poses = np.concatenate([book, mirror(book)]).astype(np.float32)
    weights = np.ones(len(poses))
    composed = compose(poses, max(POSES - len(poses), 200), np.random.default_rng(0), weights, weights)
    poses = np.concatenate([poses, composed.poses])
    poses = poses[np.random.default_rng(0).permutation(len(poses))[:POSES]].astype(np.float64)
    assert np.abs(forward(*solve(poses)) - poses).max() < 1e-3
    assert turns_after_small_changes(poses).max() < 30.0
