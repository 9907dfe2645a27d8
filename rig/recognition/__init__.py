"""Recognition: which bones of an armature are hips, spine, arms and legs.

First by the names of known kinds of rigs, then by the words in names, last by the body's structure; whatever
is found has to pass the same checks of hierarchy, posture and sides. Needs neither ``bpy`` nor numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..bone_map import LONGEST_TWIST, SIDES, SLOTS, BoneMap, labels, missing_slots
from . import known, names, structure
from .bones import BoneInfo, RecognitionError, Tree, dot, length, sub
from .checks import check_alike, check_hierarchy, check_posture

__all__ = ["BoneInfo", "RecognitionError", "recognise"]

BY_NAMES = "Humanoid (by names)"
BY_STRUCTURE = "Humanoid (by structure)"

# With fewer needed parts found than this there is no point in naming all that are missing.
_HALF_A_BODY = 8
# Share of the armature's size within which two bodies are one body's parallel skeletons.
_SAME_PLACE = 0.05


def recognise(bones: Sequence[BoneInfo], presets: Sequence[BoneMap] = ()) -> BoneMap:
    """The parts that bones play in a body.

    Args:
        bones: every bone of one armature.
        presets: maps of the artist; the first whose bones all exist and make a body comes before all else.

    Raises:
        RecognitionError: naming what is missing or wrong and what to do about it.
    """
    tree = Tree(bones)
    for preset in presets:
        if all(name in tree for name in preset.all_bones()) and _passes(tree, preset):
            return preset
    readings = names.read(tree.bones)
    kinds = known.matches(tree)
    matched, near = [kind for kind in kinds if not kind.missing], [kind for kind in kinds if kind.missing]
    if matched and matched[0].kind.controls:
        return _control_rig(tree, matched[0])
    named = names.find(tree, readings)
    _refuse_several(tree, named, matched)
    if matched:
        best = matched[0]
        result = _completed(tree, readings, best.bones, known_kind=True)
        check_hierarchy(tree, result, best.kind.loose)
        check_posture(tree, result)
        return BoneMap(best.kind.name, result)
    if not missing_slots(named.bones) and not any(kind.denies(named.bones) for kind in near):
        result = _completed(tree, readings, named.bones)
        check_alike(readings, result)
        check_hierarchy(tree, result)
        check_posture(tree, result)
        return BoneMap(BY_NAMES, result)
    if near:
        raise _not_found(near[0].missing, near[0].bones, f"This looks like the rig “{near[0].kind.name}”")
    body = structure.find(tree, readings)
    if body is not None and _agrees(body, named.bones, readings):
        result = _completed(tree, readings, body)
        check_hierarchy(tree, result)
        check_posture(tree, result)
        return BoneMap(BY_STRUCTURE, result)
    raise _nothing_found(named.bones, readings)


def _control_rig(tree: Tree, match: known.Match) -> BoneMap:
    """The map of a control rig, whose hierarchy is not that of a body."""
    bones = {slot: match.bones[slot] for slot in SLOTS if slot in match.bones}
    # Rigify numbers the tweaks of spine and neck on end.
    upper = [*bones.get("neck", ()), *bones["head"]]
    bones["spine"] = tuple(
        name for name in bones["spine"] if not any(tree.descends(name, bone) for bone in upper)
    )
    check_posture(tree, bones)
    return BoneMap(match.kind.name, bones, match.kind.controls)


def _passes(tree: Tree, preset: BoneMap) -> bool:
    try:
        check_posture(tree, preset.bones)
    except RecognitionError:
        return False
    return True


def _agrees(
    body: Mapping[str, tuple[str, ...]],
    named: Mapping[str, tuple[str, ...]],
    readings: Mapping[str, names.Reading],
) -> bool:
    """Whether the structure contradicts no name."""
    if any(slot in body and body[slot] != bones for slot, bones in named.items()):
        return False
    known_words = names.vocabulary()["known"]
    for slot, (bone, *_) in body.items():
        part = slot.removeprefix("left_").removeprefix("right_")
        if SLOTS[slot].needed and part not in {"hips", "spine"} and readings[bone].part in known_words:
            return False
    return True


def _refuse_several(tree: Tree, named: names.Named, matched: Sequence[known.Match]) -> None:
    """Raise if the armature holds several bodies.

    Raises:
        RecognitionError: if so; it cannot be told which of them is meant.
    """
    heads = {match.bones["head"][0] for match in matched}
    if named.bodies < 2 and len(heads) < 2:
        return
    places = [tree.head(head) for head in heads]
    apart = any(length(sub(place, places[0])) > _SAME_PLACE * tree.size for place in places)
    if named.bodies >= 2 or apart:
        raise RecognitionError(
            "There is more than one body in this armature: separate them (Edit Mode, Armature ▸ Separate), "
            "or choose one's bones in the Rig panel.",
            named.bones,
        )


def _completed(
    tree: Tree,
    readings: dict[str, names.Reading],
    found: dict[str, tuple[str, ...]],
    known_kind: bool = False,
) -> dict[str, tuple[str, ...]]:
    """What was found with a root and twist bones, chains in order, and without what hangs elsewhere."""
    bones = dict(found)
    for side in SIDES:
        for part, end in names.TWISTED.items():
            _order_twists(tree, readings, bones, f"{side}_{part}", f"{side}_{end}", known_kind)
        for slot, above, below in (
            (f"{side}_collar", "hips", f"{side}_upper_arm"),
            (f"{side}_toes", f"{side}_foot", None),
        ):
            bone = bones.get(slot, ("",))[0]
            if bone and not (
                tree.descends(bone, bones[above][0])
                and (below is None or tree.descends(bones[below][0], bone))
            ):
                del bones[slot]
        # One of five toes does not turn them all.
        toes = bones.get(f"{side}_toes", ("",))[0]
        beside = tree.children[tree.parent(toes)] if toes else []
        if sum(readings[name].part == readings[toes].part for name in beside) > 1:
            del bones[f"{side}_toes"]
    hips, head = bones["hips"][0], bones["head"][0]
    for slot in ("spine", "neck"):
        chain = [bone for bone in bones.get(slot, ()) if tree.descends(bone, hips) and bone != head]
        bones.pop(slot, None)
        if chain:
            bones[slot] = tuple(sorted(chain, key=tree.order.__getitem__))
    _end_spine_at_arms(tree, bones)
    top = tree.path(hips)[0]
    if top != hips and "root" not in bones:
        bones["root"] = (top,)
    return {slot: bones[slot] for slot in SLOTS if slot in bones}


def _end_spine_at_arms(tree: Tree, bones: dict[str, tuple[str, ...]]) -> None:
    """Give the spine what the names call a neck, if both arms hang on it and a neck is left without it.

    MPFB numbers the bones of its Rigify metarig as Rigify does, but has one more of them in the chest.
    """
    arms = [bones.get(f"{side}_collar", bones[f"{side}_upper_arm"])[0] for side in SIDES]
    neck = bones.get("neck", ())
    carrying = tuple(bone for bone in neck if all(tree.descends(arm, bone) for arm in arms))
    if carrying and len(carrying) < len(neck) and "spine" in bones:
        bones["spine"] += carrying
        bones["neck"] = tuple(bone for bone in neck if bone not in carrying)


def _order_twists(
    tree: Tree,
    readings: Mapping[str, names.Reading],
    bones: dict[str, tuple[str, ...]],
    slot: str,
    end: str,
    known_kind: bool,
) -> None:
    """Find the twist bones of a limb's bone, and put them in order along it."""
    bone, tip, twist_slot = bones[slot][0], bones[end][0], f"{slot}_twist"
    listed = set(bones.pop(twist_slot, ()))
    # Auto-Rig Pro's twist bone carries the limb's own bone in some exports: then it is the limb's.
    carriers = [name for name in listed if tree.descends(bone, name)]
    if carriers:
        listed.add(bone)
        bone = min(carriers, key=tree.order.__getitem__)
        bones[slot] = (bone,)
        listed.remove(bone)
    if not tree.descends(tip, bone):
        return
    found = listed if known_kind else names.twists(tree, readings, bone, tip)
    found |= {
        name
        for name in tree.path(tip)[len(tree.path(bone)) : -1]
        if not readings[name].kinds & {"helper", "mechanism"} or readings[bone].kinds & {"mechanism"}
    }
    if not found:
        return
    along = sub(tree.head(tip), tree.head(bone))
    step = dot(along, along) * 1e-3

    def place(name: str) -> tuple[int, int]:
        way = dot(sub(tree.head(name), tree.head(bone)), along)
        return (round(way / step) if step > 0.0 else 0, tree.order[name])

    bones[twist_slot] = tuple(sorted(found, key=place)[:LONGEST_TWIST])


def _nothing_found(
    found: dict[str, tuple[str, ...]], readings: Mapping[str, names.Reading]
) -> RecognitionError:
    strange = [name for name, reading in readings.items() if reading.animal]
    if len(strange) > 1:
        return RecognitionError(
            f"Bones such as “{strange[0]}” look like an animal's or a machine's: Posewright poses human "
            "bodies. If this is one, choose its bones in the Rig panel.",
            found,
        )
    missing = missing_slots(found)
    count = sum(slot.needed for slot in SLOTS.values()) - len(missing)
    if count < _HALF_A_BODY:
        return RecognitionError(
            "No human body was found among these bones: it takes hips, a spine, a head, two arms and two "
            "legs. Select another armature, or choose the bones in the Rig panel.",
            found,
        )
    return _not_found(missing, found)


def _not_found(
    missing: Sequence[str], found: Mapping[str, tuple[str, ...]], what: str = ""
) -> RecognitionError:
    start = f"{what}. Not found: " if what else "Not found: "
    return RecognitionError(
        f"{start}{labels(missing)}. Choose them in the Rig panel, or select another armature.", found
    )
