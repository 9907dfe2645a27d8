"""Whether bones that were given the parts of a body can be one: hierarchy, posture and sides at rest."""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import pairwise

from ..bone_map import SIDES, SLOTS
from .bones import Point, RecognitionError, Tree, across, add, cross, dot, length, mean, sub, unit
from .names import Reading

Bones = Mapping[str, tuple[str, ...]]

# Every slot, and the one that its bone has to hang on, directly or not.
_HANGS_ON = {
    "head": "hips",
    **{
        f"{side}_{part}": above if above in {"hips"} else f"{side}_{above}"
        for side in SIDES
        for part, above in {
            "upper_arm": "hips", "forearm": "upper_arm", "hand": "forearm",
            "thigh": "hips", "shin": "thigh", "foot": "shin",
        }.items()
    },
}  # fmt: skip

# Cosine of the angle between the trunk (hips to shoulders) and the legs (hips to feet): -1 for a body that
# stands, 0 for one on four legs.
_STANDING = -0.6
# Shares of the length of a leg.
_CLEAR_STEP = 0.04  # how far the toes have to be ahead of the ankle to tell the front
_CLEAR_BEND = 0.005  # how far the knees have to be ahead of the line from hip to ankle
_SAME_PLACE = 1e-4
# How much longer a bone may be than the one on the other side.
_UNEQUAL = 1.6
# Share of an arm's length that the shoulders are apart at least.
_NARROW = 0.2
_PAIRS = ("upper_arm", "forearm", "hand", "thigh", "shin", "foot")


def check_hierarchy(tree: Tree, bones: Bones, loose: Set[str] = frozenset()) -> None:
    """Raise unless every bone hangs on the one above it in a body.

    Raises:
        RecognitionError: naming the bone that does not.
    """
    for slot, above in _HANGS_ON.items():
        bone, wanted = bones[slot][0], bones[above][0]
        if slot not in loose and not tree.descends(bone, wanted):
            raise RecognitionError(
                f"“{bone}” would be the {SLOTS[slot].label}, but it does not hang on “{wanted}”, the "
                f"{SLOTS[above].label}. Parent it in Edit Mode, or choose other bones in the Rig panel.",
                bones,
            )
    chain = [*bones["hips"], *bones["spine"]]
    for lower, upper in pairwise(chain):
        if not tree.descends(upper, lower):
            raise RecognitionError(
                f"“{upper}” would be of the Spine, but it does not hang on “{lower}”. Parent it in Edit "
                "Mode, or choose other bones in the Rig panel.",
                bones,
            )


def check_alike(readings: Mapping[str, Reading], bones: Bones) -> None:
    """Raise unless the names of both sides are of the same words, as they are if no bone is missing.

    Raises:
        RecognitionError: naming the bones that differ.
    """
    for part in _PAIRS:
        left, right = bones[f"left_{part}"][0], bones[f"right_{part}"][0]
        if readings[left].part != readings[right].part:
            raise RecognitionError(
                f"The sides differ: the {SLOTS[f'left_{part}'].label} would be “{left}”, but the "
                f"{SLOTS[f'right_{part}'].label} “{right}”. A bone may be missing: choose them in the Rig "
                "panel.",
                bones,
            )


def legs(tree: Tree, bones: Bones) -> float:
    """The mean length of a leg, from thigh to foot."""
    ways = []
    for side in SIDES:
        thigh, shin, foot = (tree.head(bones[f"{side}_{part}"][0]) for part in ("thigh", "shin", "foot"))
        ways.append(length(sub(shin, thigh)) + length(sub(foot, shin)))
    return sum(ways) / 2.0


def upward(tree: Tree, bones: Bones) -> Point:
    """The direction from the feet to the hips at rest."""
    feet = mean([tree.head(bones[f"{side}_foot"][0]) for side in SIDES])
    hips = mean([tree.head(bones[f"{side}_thigh"][0]) for side in SIDES])
    return unit(sub(hips, feet))


def forward(tree: Tree, bones: Bones, up: Point) -> Point | None:
    """The direction in which both feet point; None if that is not clear.

    What is below a foot tells it. Where the foot itself ends does so only if the knees bend that way:
    importers that know no ends let bones of feet end anywhere.
    """
    size, ways, by_ends = legs(tree, bones), [], False
    for side in SIDES:
        foot = bones[f"{side}_foot"][0]
        points = [tree.head(name) for name in (*tree.below(foot), *bones.get(f"{side}_toes", ()))]
        if not points:
            points, by_ends = [tree.bones[foot].tail], True
        ways.append(max((across(sub(point, tree.head(foot)), up) for point in points), key=length))
    if min(map(length, ways)) < _CLEAR_STEP * size or dot(*map(unit, ways)) < 0.5:
        return None
    ahead = unit(add(*map(unit, ways)))
    if by_ends and dot(_knees(tree, bones), ahead) < _CLEAR_BEND * size:
        return None
    return ahead


def _knees(tree: Tree, bones: Bones) -> Point:
    """From the middles between hips and ankles to the knees, on the average of both legs."""
    offsets = []
    for side in SIDES:
        thigh, shin, foot = (tree.head(bones[f"{side}_{part}"][0]) for part in ("thigh", "shin", "foot"))
        offsets.append(across(sub(shin, thigh), unit(sub(foot, thigh))))
    return mean(offsets)


def leftward(tree: Tree, bones: Bones, part: str) -> Point:
    """From the right bone of a pair to the left one."""
    return sub(tree.head(bones[f"left_{part}"][0]), tree.head(bones[f"right_{part}"][0]))


def check_posture(tree: Tree, bones: Bones) -> None:
    """Raise unless the body stands on its legs, its left is on its left, and its limbs are alike.

    Bones that all lie at one place, as in a list of names, contradict nothing.

    Raises:
        RecognitionError: saying what is wrong.
    """
    if tree.size > 0.0:
        _check_lengths(tree, bones)
        _check_standing(tree, bones)
        _check_sides(tree, bones)


def _check_lengths(tree: Tree, bones: Bones) -> None:
    for part, end in (("upper_arm", "forearm"), ("forearm", "hand"), ("thigh", "shin"), ("shin", "foot")):
        ways = {}
        for side in SIDES:
            bone, tip = bones[f"{side}_{part}"][0], bones[f"{side}_{end}"][0]
            way = length(sub(tree.head(tip), tree.head(bone)))
            if way < _SAME_PLACE * tree.size:
                label = SLOTS[f"{side}_{part}"].label
                raise RecognitionError(
                    f"“{bone}” and “{tip}” begin at the same place, so the {label} has no length. Choose "
                    "other bones in the Rig panel.",
                    bones,
                )
            ways[way] = f"the {SLOTS[f'{side}_{part}'].label} “{bone}”"
        if max(ways) > _UNEQUAL * min(ways):
            raise RecognitionError(
                f"Here {ways[max(ways)]} would be much longer than {ways[min(ways)]}. A bone may be missing: "
                "choose them in the Rig panel.",
                bones,
            )
    arm = length(sub(tree.head(bones["left_hand"][0]), tree.head(bones["left_upper_arm"][0])))
    if length(leftward(tree, bones, "upper_arm")) < _NARROW * arm:
        raise RecognitionError(
            f"“{bones['left_upper_arm'][0]}” would be the Left Upper Arm, but it begins where a collar bone "
            "does. A bone may be missing: choose it in the Rig panel.",
            bones,
        )


def _check_standing(tree: Tree, bones: Bones) -> None:
    shoulders = mean([tree.head(bones[f"{side}_upper_arm"][0]) for side in SIDES])
    hips = mean([tree.head(bones[f"{side}_thigh"][0]) for side in SIDES])
    if -dot(unit(sub(shoulders, hips)), upward(tree, bones)) > _STANDING:
        raise RecognitionError(
            "At rest the trunk does not stand on the legs, as in an animal on four legs: Posewright poses "
            "human bodies that stand in their rest pose. If this is one, choose its bones in the Rig panel.",
            bones,
        )


def _check_sides(tree: Tree, bones: Bones) -> None:
    up = upward(tree, bones)
    left = unit(across(leftward(tree, bones, "thigh"), up))
    for part in _PAIRS:
        if dot(leftward(tree, bones, part), left) <= 0.0:
            crossed, label = bones[f"left_{part}"][0], SLOTS[f"left_{part}"].label
            other = bones["right_thigh"][0]
            raise RecognitionError(
                f"Left and right are crossed: “{crossed}” would be the {label}, but it lies on the side of "
                f"“{other}”. Rename the bones of one side, or choose them in the Rig panel.",
                bones,
            )
    ahead = forward(tree, bones, up)
    if ahead is not None and dot(cross(up, ahead), left) < 0.0:
        raise RecognitionError(
            f"Left and right are swapped: with “{bones['left_foot'][0]}” as the left one the feet point "
            "backwards. Flip the names (Armature ▸ Names ▸ Flip Names), or choose them in the Rig panel.",
            bones,
        )
