from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest

from rig import contacts
from rig.bone_map import BoneMap
from rig.pose import canonicalize, mirror, to_blender
from rig.rest import RestError, RestRig, alignments, body_axes
from rig.retarget import JOINT_OF_SLOT, Retarget, twist_angle
from rig.rotations import forward, matrix_from_quaternion, rotation_about
from rig.skeleton import JOINT, MIRROR, PARENTS, REFERENCE

X, Y, Z = np.eye(3)
SLOT_OF_JOINT = {joint: slot for slot, joint in JOINT_OF_SLOT.items()}
SPINE = ("spine1", "spine2", "spine3")


def own_map() -> dict[str, tuple[str, ...]]:
    bones = {slot: (REFERENCE.names[joint],) for slot, joint in JOINT_OF_SLOT.items()}
    return bones | {"spine": SPINE, "neck": ("neck",)}


def rest_rig(
    heads: Mapping[str, np.ndarray], parents: Mapping[str, str | None], turns: Callable[[int], np.ndarray]
) -> RestRig:
    """Bones with heads at places (body's axes), oriented as a function of their number says."""
    names = tuple(heads)
    matrices = np.tile(np.eye(4), (len(names), 1, 1))
    for number, name in enumerate(names):
        matrices[number, :3, :3], matrices[number, :3, 3] = turns(number), heads[name]
    index = {name: number for number, name in enumerate(names)}
    above = tuple(-1 if parents[name] is None else index[parents[name] or ""] for name in names)
    return RestRig(names, above, matrices, np.full(len(names), 0.1))


def own_heads() -> dict[str, np.ndarray]:
    return dict(zip(REFERENCE.names, to_blender(REFERENCE.rest_pose()), strict=True))


def own_parents() -> dict[str, str | None]:
    return {
        name: REFERENCE.names[parent] if parent >= 0 else None
        for name, parent in zip(REFERENCE.names, PARENTS, strict=True)
    }


def odd_turn(number: int) -> np.ndarray:
    rng = np.random.default_rng(number)
    quaternion = rng.normal(size=4)
    return matrix_from_quaternion(quaternion / np.linalg.norm(quaternion))


def own_rig(
    turns: Callable[[int], np.ndarray] = odd_turn, scale: float = 1.0, turn: np.ndarray | None = None
) -> RestRig:
    turn = np.eye(3) if turn is None else turn
    heads = {name: turn @ place * scale for name, place in own_heads().items()}
    return rest_rig(heads, own_parents(), turns)


def turned_below(
    heads: dict[str, np.ndarray], parents: Mapping[str, str | None], name: str, by: np.ndarray
) -> None:
    """Turn all below a bone about its head."""
    pivot = heads[name].copy()
    moved = {name}
    for bone, place in list(heads.items()):
        if parents[bone] in moved:
            moved.add(bone)
            heads[bone] = pivot + by @ (place - pivot)


def about(axis: np.ndarray, degrees: float) -> np.ndarray:
    return rotation_about(axis, np.array(np.radians(degrees)))


def random_poses(count: int, seed: int = 0, most: float = 60.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(count, 22, 3))
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    half = np.radians(rng.uniform(0.0, most, (count, 22)))[..., None] / 2.0
    joints = forward(np.concatenate([np.cos(half), np.sin(half) * axes], -1), np.zeros((count, 3)))
    joints[..., 1] -= joints[..., 1].min(-1, keepdims=True)
    return canonicalize(joints)


def heads_of(retarget: Retarget, posed: np.ndarray) -> dict[str, np.ndarray]:
    return {name: posed[..., number, :3, 3] for number, name in enumerate(retarget.bones)}


def unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector, axis=-1, keepdims=True)


def limb_error(
    retarget: Retarget, bones: Mapping[str, Sequence[str]], posed: np.ndarray, pose: np.ndarray
) -> float:
    """Largest angle between a limb's bone on the rig and in the pose, degrees."""
    heads, points = heads_of(retarget, posed), to_blender(pose)
    worst = 0.0
    for side in ("left", "right"):
        for part, following in (
            ("upper_arm", "forearm"),
            ("forearm", "hand"),
            ("thigh", "shin"),
            ("shin", "foot"),
        ):
            start, end = bones[f"{side}_{part}"][0], bones[f"{side}_{following}"][0]
            a, b = JOINT_OF_SLOT[f"{side}_{part}"], JOINT_OF_SLOT[f"{side}_{following}"]
            rig, wanted = unit(heads[end] - heads[start]), unit(points[..., b, :] - points[..., a, :])
            worst = max(
                worst, float(np.degrees(2.0 * np.arcsin(np.linalg.norm(rig - wanted, axis=-1) / 2.0)).max())
            )
    return worst


# Our own skeleton.


@pytest.mark.parametrize(
    "turn", [np.eye(3), about(Z, 37.0), about(X, -90.0), about(X, -90.0) @ about(Z, 120.0)]
)
@pytest.mark.parametrize("scale", [1.0, 100.0])
def test_joints_come_to_lie_at_the_poses_whatever_the_rolls_and_axes(turn: np.ndarray, scale: float) -> None:
    retarget = Retarget(own_rig(scale=scale, turn=turn), BoneMap("own", own_map()))
    poses = random_poses(20)
    heads = heads_of(retarget, retarget.pose(poses))
    assert retarget.scale == pytest.approx(scale)
    for name, joint in JOINT.items():
        assert np.abs(heads[name] @ turn / scale - to_blender(poses[:, joint])).max() < 1e-6


def test_the_rest_pose_gives_the_rest_matrices() -> None:
    rest = own_rig()
    posed = Retarget(rest, BoneMap("own", own_map())).pose(REFERENCE.rest_pose())
    retarget = Retarget(rest, BoneMap("own", own_map()))
    for number, name in enumerate(retarget.bones):
        assert np.abs(posed[number] - rest.matrices[rest.index[name]]).max() < 1e-6


def test_a_batch_is_what_its_poses_are_one_by_one() -> None:
    retarget = Retarget(stocky(), BoneMap("own", own_map()))
    poses = random_poses(6, seed=3)
    batch = retarget.pose(poses)
    for pose, posed in zip(poses, batch, strict=True):
        assert np.abs(retarget.pose(pose) - posed).max() < 1e-9


def test_poses_are_read_back() -> None:
    retarget = Retarget(own_rig(turn=about(Z, 20.0)), BoneMap("own", own_map()))
    for pose in random_poses(20, seed=1):
        assert np.abs(retarget.read(retarget.pose(pose)) - pose).max() < 2e-3


def test_poses_are_read_back_from_other_proportions() -> None:
    retarget = Retarget(stocky(), BoneMap("own", own_map()))
    high = random_poses(10, seed=14)
    high[..., 1] += 0.4  # leaping
    for pose in (*random_poses(10, seed=13), *lunges(5), *high):
        found = retarget.read(retarget.pose(pose, feet=False, hands=False))
        assert np.abs(found - canonicalize(pose)).max() < 2e-3


def test_scaled_bones_are_read_too() -> None:
    retarget = Retarget(own_rig(), BoneMap("own", own_map()))
    pose = random_poses(1, seed=2)[0]
    posed = retarget.pose(pose)
    posed[:, :3, :3] *= 2.5
    assert np.abs(retarget.read(posed) - pose).max() < 2e-3


@pytest.mark.parametrize("pose", [np.zeros((3, 3)), np.full((22, 3), np.nan)])
def test_broken_poses_are_refused(pose: np.ndarray) -> None:
    with pytest.raises(ValueError, match="22 finite points"):
        Retarget(own_rig(), BoneMap("own", own_map())).pose(pose)


# Other rest poses.


def a_pose() -> RestRig:
    heads, parents = own_heads(), own_parents()
    for side, sign in (("left", 1.0), ("right", -1.0)):
        turned_below(heads, parents, f"{side}_shoulder", about(Y, sign * 48.0) @ about(Z, sign * -10.0))
        turned_below(heads, parents, f"{side}_hip", about(Y, sign * -9.0))
        turned_below(heads, parents, f"{side}_knee", about(X, 6.0))
        turned_below(heads, parents, f"{side}_ankle", about(Z, sign * 15.0))
    return rest_rig(heads, parents, odd_turn)


def test_limbs_of_an_a_pose_point_where_the_poses_do() -> None:
    retarget = Retarget(a_pose(), BoneMap("own", own_map()))
    poses = random_poses(20, seed=4)
    assert limb_error(retarget, own_map(), retarget.pose(poses, feet=False, hands=False), poses) < 1e-4


def test_a_level_sole_stays_level_and_points_ahead() -> None:
    rest = a_pose()
    retarget = Retarget(rest, BoneMap("own", own_map()))
    posed = heads_of(retarget, retarget.pose(REFERENCE.rest_pose()))
    for side in ("left", "right"):
        along = posed[f"{side}_foot"] - posed[f"{side}_ankle"]
        before = rest.heads[rest.index[f"{side}_foot"]] - rest.heads[rest.index[f"{side}_ankle"]]
        assert along[0] == pytest.approx(0.0, abs=1e-6)
        assert along[2] == pytest.approx(before[2], abs=1e-6)


def test_elbows_bend_about_the_same_axis_from_any_rest_pose() -> None:
    """The bones of the A-pose rig turn like those of the T-pose rig once both are in the same rest pose."""
    straight, bent = own_rig(), a_pose()
    one, other = Retarget(straight, BoneMap("own", own_map())), Retarget(bent, BoneMap("own", own_map()))
    poses = random_poses(10, seed=5)
    base = REFERENCE.rest_pose()
    for bone in ("left_shoulder", "right_elbow", "left_knee"):
        number = one.bones.index(bone)
        turns = []
        for retarget in (one, other):
            rest = retarget.pose(base, feet=False, hands=False)[number, :3, :3]
            turns.append(retarget.pose(poses, feet=False, hands=False)[:, number, :3, :3] @ rest.T)
        assert np.abs(turns[0] - turns[1]).max() < 1e-6


def test_body_axes_are_found_where_nothing_lies_on_an_axis() -> None:
    turn = about(Z, 33.0) @ about(X, 50.0)
    chains = {slot: [JOINT[name] for name in names] for slot, names in own_map().items()}
    found = body_axes(own_rig(turn=turn), chains)
    assert np.degrees(np.arccos((np.trace(found @ turn.T) - 1.0) / 2.0)) < 6.0


def test_alignments_of_the_reference_do_nothing() -> None:
    chains = {slot: [JOINT[name] for name in names] for slot, names in own_map().items()}
    for turn in alignments(own_rig(), chains, np.eye(3)).values():
        assert np.abs(turn - np.eye(3)).max() < 1e-6


@pytest.mark.parametrize("degrees", [-80.0, -25.0, 40.0, 85.0])
def test_palms_face_down_whatever_they_do_at_rest(degrees: float) -> None:
    heads, parents = own_heads(), own_parents()
    wrist = heads["left_wrist"]
    for number, across in enumerate((-0.03, -0.01, 0.01, 0.03)):
        for joint, along in enumerate((0.09, 0.12, 0.14)):
            name = f"finger{number}.{joint}"
            heads[name] = wrist + np.array([along, across, 0.0])
            parents[name] = "left_wrist" if joint == 0 else f"finger{number}.{joint - 1}"
    for joint, (along, across) in enumerate(((0.02, -0.03), (0.05, -0.06))):
        heads[f"thumb.{joint}"] = wrist + np.array([along, across, -0.01])
        parents[f"thumb.{joint}"] = "left_wrist" if joint == 0 else "thumb.0"
    turned_below(heads, parents, "left_wrist", about(X, degrees))
    retarget = Retarget(rest_rig(heads, parents, odd_turn), BoneMap("own", own_map()))
    posed, rest = retarget.pose(REFERENCE.rest_pose()), rest_rig(heads, parents, odd_turn)
    number = retarget.bones.index("left_wrist")
    delta = posed[number, :3, :3] @ rest.matrices[rest.index["left_wrist"], :3, :3].T
    assert np.abs(delta @ about(X, degrees) - np.eye(3)).max() < 1e-6


# Chains.


def with_spine(count: int) -> tuple[RestRig, dict[str, tuple[str, ...]]]:
    heads, parents, bones = own_heads(), own_parents(), own_map()
    start, end = heads["spine1"], heads["neck"]
    chain = tuple(f"back.{number}" for number in range(count))
    order: dict[str, np.ndarray] = {}
    for name, place in heads.items():
        if name not in SPINE:
            order[name] = place
        if name == "pelvis":
            for number, bone in enumerate(chain):
                order[bone] = start + (end - start) * number / count
                parents[bone] = chain[number - 1] if number else "pelvis"
    for name, parent in parents.items():
        if parent == "spine3":
            parents[name] = chain[-1]
    return rest_rig(order, parents, odd_turn), bones | {"spine": chain}


@pytest.mark.parametrize("count", range(1, 7))
def test_a_spine_of_any_length_leads_to_the_same_chest(count: int) -> None:
    rest, bones = with_spine(count)
    retarget = Retarget(rest, BoneMap("spine", bones))
    own = Retarget(own_rig(), BoneMap("own", own_map()))
    poses = random_poses(5, seed=6, most=30.0)
    chest, base = retarget.bones.index(bones["spine"][-1]), own.bones.index("spine3")
    turns = []
    for rig, number in ((retarget, chest), (own, base)):
        turns.append(rig.pose(poses)[:, number, :3, :3] @ rig.pose(REFERENCE.rest_pose())[number, :3, :3].T)
    assert np.abs(turns[0] - turns[1]).max() < 1e-6
    assert limb_error(retarget, bones, retarget.pose(poses, feet=False, hands=False), poses) < 1e-4


def test_the_bend_is_shared() -> None:
    """Of six bones that bend forward, none bends more than a quarter of the whole."""
    quaternions = np.tile([1.0, 0.0, 0.0, 0.0], (22, 1))
    for name in SPINE:
        quaternions[JOINT[name]] = [np.cos(np.radians(10.0)), np.sin(np.radians(10.0)), 0.0, 0.0]
    pose = forward(quaternions, np.array([0.0, 1.0, 0.0]))
    rest, bones = with_spine(6)
    retarget = Retarget(rest, BoneMap("spine", bones))
    posed = retarget.pose(pose)
    chain = [retarget.bones.index(name) for name in ("pelvis", *bones["spine"])]
    deltas = [
        posed[bone, :3, :3] @ rest.matrices[rest.index[retarget.bones[bone]], :3, :3].T for bone in chain
    ]
    bends = [np.degrees(np.arccos((np.trace(a.T @ b) - 1) / 2)) for a, b in pairwise(deltas)]
    assert sum(bends) == pytest.approx(60.0, abs=3.0)
    assert max(bends) < 15.0


def with_twists(in_line: bool) -> tuple[RestRig, dict[str, tuple[str, ...]]]:
    """Our skeleton with a twist bone half-way along every limb's bone, a little off the line."""
    heads, parents, bones = own_heads(), own_parents(), own_map()
    order: dict[str, np.ndarray] = {}
    for name, place in heads.items():
        order[name] = place
        side, _, joint = name.partition("_")
        child = {"shoulder": "elbow", "elbow": "wrist", "hip": "knee", "knee": "ankle"}.get(joint)
        if child:
            twist = f"{name}.twist"
            order[twist] = (place + heads[f"{side}_{child}"]) / 2 + np.array([0.0, 0.01, 0.01])
            parents[twist] = name
            bones[f"{SLOT_OF_JOINT[JOINT[name]]}_twist"] = (twist,)
            if in_line:
                parents[f"{side}_{child}"] = twist
    # Parents come before children: twists follow their bone at once, before what hangs on them.
    return rest_rig(order, parents, odd_turn), bones


@pytest.mark.parametrize("in_line", [False, True])
def test_twist_bones_share_the_turn_and_keep_the_limb_in_its_place(in_line: bool) -> None:
    rest, bones = with_twists(in_line)
    retarget = Retarget(rest, BoneMap("twists", bones))
    poses = random_poses(10, seed=7)
    posed = retarget.pose(poses, feet=False, hands=False)
    assert limb_error(retarget, bones, posed, poses) < 1e-4
    for pose in poses:
        assert np.abs(retarget.read(retarget.pose(pose, feet=False, hands=False)) - pose).max() < 5e-3

    quaternions = np.tile([1.0, 0.0, 0.0, 0.0], (22, 1))
    half = np.radians(30.0)
    quaternions[JOINT["left_shoulder"]] = [np.cos(half), np.sin(half), 0.0, 0.0]  # a turn about the arm
    quaternions[JOINT["left_elbow"]] = [np.cos(np.pi / 4), 0.0, -np.sin(np.pi / 4), 0.0]
    pose = forward(quaternions, np.array([0.0, 1.0, 0.0]))
    deltas = {
        name: matrix[:3, :3] @ rest.matrices[rest.index[name], :3, :3].T
        for name, matrix in zip(retarget.bones, retarget.pose(pose), strict=True)
    }
    turns = {
        name: np.degrees(twist_angle(deltas[name], X)) for name in ("left_shoulder", "left_shoulder.twist")
    }
    if in_line:
        assert turns["left_shoulder"] == pytest.approx(30.0, abs=3.0)
        assert turns["left_shoulder.twist"] == pytest.approx(60.0, abs=3.0)
    else:
        assert turns["left_shoulder"] == pytest.approx(60.0, abs=1.0)
        assert turns["left_shoulder.twist"] == pytest.approx(30.0, abs=3.0)


@pytest.mark.parametrize("degrees", [-170.0, -90.0, 0.0, 45.0, 170.0])
def test_twist_angle_takes_the_swing_off(degrees: float) -> None:
    axis = unit(np.array([1.0, 2.0, -1.0]))
    swing = about(unit(np.cross(axis, X)), 70.0)
    assert np.degrees(twist_angle(swing @ about(axis, degrees), axis)) == pytest.approx(degrees)


def test_a_rig_without_collars_neck_and_toes_has_its_limbs_right() -> None:
    bones = own_map()
    for slot in ("left_collar", "right_collar", "neck", "left_toes", "right_toes"):
        del bones[slot]
    retarget = Retarget(own_rig(), BoneMap("bare", bones))
    poses = random_poses(10, seed=8)
    assert limb_error(retarget, bones, retarget.pose(poses, feet=False, hands=False), poses) < 1e-4


# Other proportions, and the floor.


def stocky() -> RestRig:
    """Short limbs, broad shoulders, and ankles and balls of the feet higher above the floor."""
    heads, parents = own_heads(), own_parents()
    shares = {
        "knee": 0.6,
        "ankle": 0.75,
        "elbow": 0.8,
        "wrist": 0.7,
        "shoulder": 1.3,
        "hip": 1.2,
        "foot": 0.8,
    }
    placed: dict[str, np.ndarray] = {}
    for name, place in heads.items():
        parent = parents[name]
        share = shares.get(name.partition("_")[2], 1.0)
        placed[name] = place if parent is None else placed[parent] + share * (place - heads[parent])
    lowest = min(place[2] for place in placed.values())
    return rest_rig({name: place + (0.03 - lowest) * Z for name, place in placed.items()}, parents, odd_turn)


def turn_x(quaternions: np.ndarray, name: str, angle: float) -> None:
    quaternions[JOINT[name]] = [np.cos(angle / 2), np.sin(angle / 2), 0.0, 0.0]


def level(make: Callable[[float], np.ndarray], one: int, other: int, low: float, high: float) -> np.ndarray:
    """The pose between two parameters in which two joints touch the floor at once, put there."""

    def gap(value: float) -> float:
        over = make(value)[:, 1] - contacts.REFERENCE_CLEARANCE
        return float(over[one] - over[other])

    assert gap(low) * gap(high) < 0.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if gap(low) * gap(middle) > 0.0 else (low, middle)
    joints = make(low)
    joints[:, 1] -= (joints[:, 1] - contacts.REFERENCE_CLEARANCE)[[one, other]].min()
    return joints


def lunges(count: int) -> np.ndarray:
    """Both feet on the floor, one leg ahead and bent, the other stretched behind."""
    rng = np.random.default_rng(11)
    poses = []
    for number in range(count):
        front, back = ("left", "right") if number % 2 else ("right", "left")
        hip, knee = rng.uniform(-1.3, -0.6), rng.uniform(0.9, 1.5)

        def make(
            angle: float, front: str = front, back: str = back, hip: float = hip, knee: float = knee
        ) -> np.ndarray:
            quaternions = np.tile([1.0, 0.0, 0.0, 0.0], (22, 1))
            for name, turn in (("hip", hip), ("knee", knee), ("ankle", -hip - knee)):
                turn_x(quaternions, f"{front}_{name}", turn)
            for name, turn in (("hip", angle), ("knee", 0.3), ("ankle", -0.3 - angle)):
                turn_x(quaternions, f"{back}_{name}", turn)
            return forward(quaternions, np.zeros(3))

        poses.append(level(make, JOINT["left_foot"], JOINT["right_foot"], -0.15, 1.5))
    return np.array(poses)


def push_up() -> np.ndarray:
    """Hands and feet on the floor."""

    def make(angle: float) -> np.ndarray:
        quaternions = np.tile([1.0, 0.0, 0.0, 0.0], (22, 1))
        turn_x(quaternions, "pelvis", angle)
        for side, sign in (("left", 1.0), ("right", -1.0)):
            half = np.pi / 4
            quaternions[JOINT[f"{side}_shoulder"]] = [np.cos(half), 0.0, -sign * np.sin(half), 0.0]
            turn_x(quaternions, f"{side}_ankle", -0.5)
        return forward(quaternions, np.zeros(3))

    return level(make, JOINT["left_wrist"], JOINT["left_foot"], 0.7, 1.7)


def test_feet_on_the_floor_in_a_pose_are_so_on_other_proportions() -> None:
    rest = stocky()
    retarget = Retarget(rest, BoneMap("own", own_map()))
    poses = lunges(40)
    with_feet, without = (heads_of(retarget, retarget.pose(poses, feet=feet)) for feet in (True, False))
    gaps = {True: 0.0, False: 0.0}
    count = 0
    for side in ("left", "right"):
        down = poses[:, JOINT[f"{side}_foot"], 1] < 0.01
        count += int(down.sum())
        for feet, heads in ((True, with_feet), (False, without)):
            height = heads[f"{side}_foot"][down, 2] - rest.heads[rest.index[f"{side}_foot"], 2]
            gaps[feet] = max(gaps[feet], float(np.abs(height).max()))
    assert count == 80
    assert gaps[True] < 0.005
    assert gaps[False] > 0.01, "nothing had to be done: the test shows nothing"


def test_legs_bent_to_the_floor_keep_the_knees_plane() -> None:
    retarget = Retarget(stocky(), BoneMap("own", own_map()))
    for pose in lunges(20):
        bent, free = (heads_of(retarget, retarget.pose(pose, feet=feet)) for feet in (True, False))
        for side in ("left", "right"):
            planes = [
                np.cross(
                    heads[f"{side}_knee"] - heads[f"{side}_hip"],
                    heads[f"{side}_ankle"] - heads[f"{side}_knee"],
                )
                for heads in (bent, free)
            ]
            if min(np.linalg.norm(plane) for plane in planes) > 0.01:
                assert unit(planes[0]) @ unit(planes[1]) > 0.9


def test_a_rig_that_stands_below_its_origin_keeps_its_own_floor() -> None:
    rest = own_rig()
    low = rest.matrices.copy()
    low[:, 2, 3] -= 0.9
    retarget = Retarget(RestRig(rest.names, rest.parents, low, rest.lengths), BoneMap("own", own_map()))
    posed = heads_of(retarget, retarget.pose(REFERENCE.rest_pose()))
    assert posed["left_foot"][2] == pytest.approx(-0.9, abs=1e-6)


def test_hands_are_brought_to_the_floor_if_asked() -> None:
    pose = push_up()
    retarget = Retarget(stocky(), BoneMap("own", own_map()))
    gaps = {}
    for hands in (True, False):
        posed = heads_of(retarget, retarget.pose(pose, hands=hands))
        gaps[hands] = abs(posed["left_wrist"][2] / retarget.scale - pose[JOINT["left_wrist"], 1])
    assert gaps[True] < 0.005
    assert gaps[False] > 0.01, "nothing had to be done: the test shows nothing"


def test_two_bones_reach_a_target_in_their_plane() -> None:
    rng = np.random.default_rng(12)
    upper, lower = rng.normal(size=(2, 50, 3))
    reach = np.linalg.norm(upper, axis=-1) + np.linalg.norm(lower, axis=-1)
    least = np.abs(np.linalg.norm(upper, axis=-1) - np.linalg.norm(lower, axis=-1))
    target = unit(rng.normal(size=(50, 3))) * (least + (reach - least) * rng.uniform(0.05, 0.95, 50))[:, None]
    hinge = np.tile(X, (50, 1))
    first, second = contacts.bend(upper, lower, hinge, target)
    a, b = (first @ upper[..., None])[..., 0], (second @ lower[..., None])[..., 0]
    assert np.abs(a + b - target).max() < 1e-6
    # The plane is carried along by the swing, and the joint bends to the same side.
    swung = (first @ np.cross(upper, lower)[..., None])[..., 0]
    assert ((unit(np.cross(a, b)) * unit(swung)).sum(-1) > 1.0 - 1e-6).all()


def test_a_straight_limb_bends_about_its_hinge() -> None:
    down, hinge = np.array([[0.0, 0.0, -0.4]]), np.array([[1.0, 0.0, 0.0]])
    first, second = contacts.bend(down, down, hinge, np.array([[0.0, 0.0, -0.6]]))
    knee = (first @ down[..., None])[0, :, 0]
    assert abs(knee[0]) < 1e-9
    assert np.cross(knee, (second @ down[..., None])[0, :, 0])[0] > 0.0


def test_a_target_out_of_reach_is_reached_for() -> None:
    down = np.array([[0.0, 0.0, -0.4]])
    first, second = contacts.bend(down, down, np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, -2.0, 0.0]]))
    end = ((first @ down[..., None]) + (second @ down[..., None]))[0, :, 0]
    assert np.abs(end - [0.0, -0.8, 0.0]).max() < 2e-3


# What cannot be.


def test_a_map_that_names_bones_that_are_not_there_is_refused() -> None:
    with pytest.raises(RestError, match=r"lacks bones that its bone map names: tail"):
        Retarget(own_rig(), BoneMap("own", own_map() | {"head": ("tail",)}))


def test_joints_in_one_place_are_refused() -> None:
    heads = own_heads()
    heads["left_knee"] = heads["left_hip"]
    with pytest.raises(RestError, match=r"left thigh and shin lie in one place"):
        Retarget(rest_rig(heads, own_parents(), odd_turn), BoneMap("own", own_map()))


def test_a_mirrored_pose_is_the_mirrored_result() -> None:
    retarget = Retarget(stocky(), BoneMap("own", own_map()))
    for pose in random_poses(5, seed=9, most=30.0):
        one, other = (heads_of(retarget, retarget.pose(each)) for each in (pose, mirror(pose)))
        for name, joint in JOINT.items():
            opposite = REFERENCE.names[MIRROR[joint]]
            assert np.abs(one[name] * [-1.0, 1.0, 1.0] - other[opposite]).max() < 1e-6
