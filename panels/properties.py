# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""The properties behind the panels: what the artist sets, and what is shown to her.

``Scene.posewright``, ``Scene.posewright_apply`` and ``Object.posewright_rig`` are saved with the file and
undone with it. ``WindowManager.posewright`` is the view of the running session; only
:mod:`operators.session` writes to it, apart from ``chosen``.
"""

from typing import Any

from bpy.props import (
    BoolProperty,
    CollectionProperty,
    EnumProperty,
    FloatProperty,
    IntProperty,
    PointerProperty,
    StringProperty,
)
from bpy.types import Context, Object, PropertyGroup, Scene, WindowManager

from ..rig.bone_map import SLOTS
from ..rig.recognition_blender import choose_bone, chosen_bones, field

MAX_VARIATIONS = 16
# PoseRequest takes seeds below 2**31, and the last variation's seed is this far from the first.
MAX_FIRST_SEED = 2**31 - MAX_VARIATIONS


def _keep_last_seed(settings: "PosewrightSettings", context: Context) -> None:
    """Switching new seeds off keeps the poses on show, even if undo has brought an older seed back."""
    results = context.window_manager.posewright.results
    if not settings.random_seed and results:
        settings.seed = results[0].seed


class PosewrightSettings(PropertyGroup):
    """What to generate."""

    prompt: StringProperty(
        name="Prompt",
        description="What the body does, in plain English: posture first, then arms, legs and head",
        default="a person raises both arms above the head",
    )
    variations: IntProperty(
        name="Variations",
        description="How many poses to make of the prompt, each with its own seed",
        default=4,
        min=1,
        max=MAX_VARIATIONS,
    )
    seed: IntProperty(
        name="Seed",
        description="Seed of the first variation; the others count up. Same words, same seed: same pose",
        default=0,
        min=0,
        max=MAX_FIRST_SEED,
    )
    random_seed: BoolProperty(
        name="New Seed Each Time",
        description="Take a new seed at each Generate. Switch it off to have the same poses again",
        default=True,
        update=_keep_last_seed,
    )
    use_steps: BoolProperty(
        name="Set Steps",
        description="Choose the number of solver steps instead of the model's own",
        default=False,
    )
    steps: IntProperty(
        name="Steps",
        description="Solver steps: more are slower and slightly more faithful",
        default=12,
        min=1,
        soft_max=50,
        max=1000,
    )
    use_guidance: BoolProperty(
        name="Set Guidance",
        description="Choose the guidance scale instead of the model's own",
        default=False,
    )
    guidance: FloatProperty(
        name="Guidance",
        description="How strictly the words are obeyed: more is more literal and less varied",
        default=3.0,
        min=0.0,
        soft_max=8.0,
        max=20.0,
        step=10,
        precision=1,
    )


class PosewrightApply(PropertyGroup):
    """How a pose is put on a rig."""

    part: EnumProperty(
        name="Apply To",
        description="Which bones take the pose; the others stay as they are",
        items=[
            ("ALL", "Whole Body", "All bones that take part in poses"),
            ("SELECTED", "Selected Bones", "Only bones that are selected in Pose Mode"),
            ("ARMS", "Arms", "Shoulders, arms and hands"),
            ("LEGS", "Legs", "Legs and feet"),
            ("TORSO", "Torso and Head", "Hips, spine, neck and head"),
            ("LEFT", "Left Side", "The character's left arm and leg"),
            ("RIGHT", "Right Side", "The character's right arm and leg"),
        ],
    )
    blend: FloatProperty(
        name="Blend",
        description="How far to go from the present pose to the new one",
        subtype="FACTOR",
        default=1.0,
        min=0.0,
        max=1.0,
    )
    mirror: BoolProperty(name="Mirror", description="Swap left and right of the pose", default=False)
    feet: BoolProperty(
        name="Feet",
        description="Bend the legs so that feet that touch the floor in the pose touch it on this body too",
        default=True,
    )
    hands: BoolProperty(
        name="Hands",
        description="Bend the arms so that hands that touch the floor in the pose touch it on this body too",
        default=True,
    )
    controls: EnumProperty(
        name="Limbs",
        description="Which controls of a control rig pose the limbs; the others are brought along",
        items=[
            ("KEEP", "As They Are", "Leave each limb's switch between FK and IK as it is"),
            ("FK", "FK", "Switch all limbs to FK"),
            ("IK", "IK", "Switch all limbs to IK"),
        ],
    )


class PosewrightResult(PropertyGroup):
    """One generated pose, as shown. The pose itself is in the session."""

    seed: IntProperty()
    icon: IntProperty(description="Icon of the thumbnail; 0 until it is drawn")


class PosewrightRig(PropertyGroup):
    """The artist's choice of bones as fields: :func:`register` adds one for every bone that a part may have.

    They hold nothing themselves but read and write ``Object.posewright_bones``, since a library override
    keeps a property of the object, and not always those of a group.
    """


def _bone_field(slot: str, index: int) -> Any:
    """The field for one bone of a part of the body."""

    def get(table: PosewrightRig) -> str:
        owner: Any = table.id_data
        names = chosen_bones(owner).get(slot, ())
        return names[index] if index < len(names) else ""

    def put(table: PosewrightRig, name: str) -> None:
        owner: Any = table.id_data
        choose_bone(owner, slot, index, name)

    return StringProperty(
        name=SLOTS[slot].label,
        description="Bone that plays this part of the body; empty if the rig has none",
        get=get,
        set=put,
        override={"LIBRARY_OVERRIDABLE"},
    )


class PosewrightState(PropertyGroup):
    """What the panels show of the session."""

    running: BoolProperty()
    progress: FloatProperty(subtype="FACTOR", min=0.0, max=1.0)
    progress_text: StringProperty()
    results: CollectionProperty(type=PosewrightResult)
    result_prompt: StringProperty(description="The prompt that the results are of")
    chosen: IntProperty(name="Chosen", default=0, min=0)
    worker: EnumProperty(
        items=[
            ("stopped", "Not running", "It starts with the first Generate"),
            ("starting", "Starting", "Loading the model"),
            ("ready", "Ready", "The model is loaded"),
            ("busy", "Generating", "Working on a request"),
            ("failed", "Stopped by an error", "Restart it, or generate again"),
        ]
    )
    worker_device: StringProperty()
    error_code: StringProperty()
    error_message: StringProperty()
    error_hint: StringProperty()
    checking: BoolProperty()
    check_report: StringProperty(description="Lines of the last check of the interpreter")
    check_passed: BoolProperty()
    show_twists: BoolProperty(
        name="Twist Bones",
        description="Show the bones that take part of a limb's turn about its length",
        default=False,
    )
    install_command: StringProperty(description="What installs the missing packages")


def register() -> None:
    """Put the groups on their owners; their classes are registered already."""
    Scene.posewright = PointerProperty(type=PosewrightSettings)
    Scene.posewright_apply = PointerProperty(type=PosewrightApply)
    WindowManager.posewright = PointerProperty(type=PosewrightState)
    Object.posewright_bones = StringProperty(
        description="Which bones the artist chose, as rig.recognition_blender writes it; empty if none",
        override={"LIBRARY_OVERRIDABLE"},
    )
    Object.posewright_rig = PointerProperty(type=PosewrightRig)
    for slot, kind in SLOTS.items():
        for index in range(kind.longest):
            setattr(PosewrightRig, field(slot, index), _bone_field(slot, index))


def unregister() -> None:
    """Take them off again."""
    del Object.posewright_rig
    del Object.posewright_bones
    del WindowManager.posewright
    del Scene.posewright_apply
    del Scene.posewright
