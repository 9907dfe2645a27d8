"""Words for arms, elbows and hands. The notation is explained in :mod:`.lexicon`."""

from __future__ import annotations

from .lexicon import Words, body, part

WORDS: dict[str, Words] = {
    # --- arms: direction ----------------------------------------------------------------------------
    "raised": (
        part(
            "arm",
            "held aloft / thrust upward / above the shoulder[|s] / elevated",
            "rise above the shoulder",
            "elevate @ / thrust @ upward / thrust @ into the air / hold @ aloft",
        ),
        part(
            "hand",
            "aloft / high over ~ head / up over ~ head",
            "reach upward / go up over ~ head",
            "hold @ aloft / thrust @ up / reach up with @ / stick @ up in the air",
        ),
        part(
            "arm",
            "raised / up / lifted / up in the air / raised high / held up / in the air / up high",
            "reach up / go up / point upward",
            "raise @ / lift @ / lift @ up / hold @ up / put @ up / raise @ in the air / bring @ up"
            " / throw @ up / stick @ up / reach up with @ / raise @ up / hold @ in the air",
        ),
        part(
            "hand",
            "raised / up / up in the air / above ~ head / over ~ head / above the head / held high"
            " / higher than ~ head",
            "",
            "raise @ / put @ up / lift @ / hold @ up / raise @ above ~ head / lift @ over ~ head"
            " / hold @ above ~ head / bring @ up over ~ head / put @ in the air",
        ),
    ),
    "overhead": (
        part(
            "arm",
            "vertical / reaching straight up / thrust skyward / stretched toward the ceiling"
            " / pointing skyward",
            "stretch skyward / extend straight overhead / reach for the ceiling",
            "thrust @ skyward / stretch @ toward the sky / point @ straight up",
        ),
        part(
            "arm",
            "straight up / raised straight up / stretched straight up / extended overhead"
            " / pointing straight up / stretched above ~ head / raised overhead / straight overhead"
            " / fully raised / raised vertically / straight up in the air",
            "reach for the sky / point at the ceiling / point straight up / reach straight up",
            "raise @ straight up / stretch @ straight up / extend @ overhead / point @ at the ceiling"
            " / stretch @ above ~ head / reach up high with @ / hold @ straight up"
            " / lift @ straight overhead / raise @ over ~ head",
        ),
        part(
            "hand",
            "high above ~ head / high in the air / high overhead / way up",
            "reach for the sky",
            "reach for the ceiling with @ / reach high with @ / raise @ high above ~ head"
            " / stretch @ up high",
        ),
    ),
    "out_side": (
        part(
            "arm",
            "held out horizontally to the [side|sides] / extended laterally"
            " / outstretched to the [side|sides] / horizontal, out to the [side|sides]",
            "extend sideways / stick out to the [side|sides]",
            "extend @ laterally / stick @ out to the [side|sides] / reach @ out to the [side|sides]",
        ),
        part(
            "arm",
            "out to the [side|sides] / stretched out to the [side|sides] / extended sideways"
            " / straight out to the [side|sides] / held out to the [side|sides]"
            " / out sideways / raised sideways to shoulder height"
            " / out to the [side|sides] at shoulder height",
            "reach out to the [side|sides] / point out to the [side|sides] / stretch out sideways",
            "stretch @ out to the [side|sides] / hold @ out to the [side|sides] / extend @ sideways"
            " / put @ out to the [side|sides] / raise @ to the [side|sides] / reach @ out sideways"
            " / lift @ sideways to shoulder height / bring @ out to the [side|sides]",
        ),
        part(
            "arm",
            "stretched out to the {s} / pointing to the {s} / out to ~ {s} / extended to the {s} side",
            "point to the {s} / reach out to the {s}",
            "stretch @ out to the {s} / reach out to the {s} with @ / extend @ to ~ {s}",
            only="one",
        ),
        part(
            "arm",
            "spread / spread wide / stretched out on both sides / outstretched"
            " / spread out like wings / open wide",
            "",
            "spread @ / spread @ wide / stretch @ out on both sides / open @ wide / hold @ outstretched",
            only="both",
        ),
    ),
    "out_front": (
        part(
            "arm",
            "horizontal in front / extended straight ahead / thrust forward / held straight out in front"
            " / outstretched in front",
            "stretch out ahead / extend forward",
            "thrust @ forward / extend @ straight ahead / reach straight ahead with @",
        ),
        part(
            "arm",
            "straight out in front / stretched forward / extended forward / out in front"
            " / held out in front"
            " / raised forward to shoulder height / straight ahead / stretched out ahead"
            " / extended in front of ~ body",
            "point forward / reach forward / point straight ahead",
            "stretch @ forward / reach forward with @ / hold @ out in front / extend @ forward"
            " / raise @ in front / put @ out in front / point @ forward / hold @ straight out ahead"
            " / lift @ forward to shoulder height / stick @ out in front",
        ),
        part(
            "hand",
            "out in front / stretched forward / in front at shoulder height / held out in front",
            "reach forward",
            "hold @ out in front / reach @ forward / put @ out in front",
        ),
    ),
    "diagonal_up": (
        part(
            "arm",
            "angled upward and outward / slanting up to the [side|sides] / held up at a diagonal",
            "slant upward",
            "angle @ up and out / hold @ up at a diagonal / slant @ upward",
        ),
        part(
            "arm",
            "raised diagonally / up and out to the [side|sides] / raised diagonally to the [side|sides]"
            " / stretched up and out / diagonally upward / lifted up and outward",
            "reach up and out to the [side|sides] / point diagonally upward",
            "raise @ diagonally / stretch @ up and out / lift @ up and out to the [side|sides]"
            " / raise @ up to the [side|sides] / reach up and out with @ / hold @ diagonally upward",
        ),
    ),
    "up_front": (
        part(
            "arm",
            "angled up in front / reaching forward and upward / raised diagonally in front",
            "angle upward in front",
            "angle @ up in front / raise @ diagonally in front",
        ),
        part(
            "arm",
            "raised up in front / up and forward / raised in front at an angle / lifted high in front"
            " / stretched forward and up",
            "reach up and forward / point forward and up",
            "raise @ up in front / reach up and forward with @ / lift @ forward and up"
            " / stretch @ up in front / hold @ high in front",
        ),
    ),
    "diagonal_down": (
        part(
            "arm",
            "held away from the body / slightly out to the [side|sides] / low and out to the [side|sides]"
            " / a little away from ~ body / angled down to the [side|sides]",
            "point down and out / hang away from the body",
            "hold @ away from the body / hold @ low and out to the [side|sides]"
            " / lower @ out to the [side|sides]",
        ),
    ),
    "low_front": (
        part(
            "arm",
            "low in front / reaching forward and down / extended down in front / angled down in front",
            "point down in front / reach forward and down",
            "reach down in front with @ / hold @ low in front / stretch @ forward and down",
        ),
    ),
    "reaching_forward": (
        part(
            "arm",
            "reaching forward / stretched out in front",
            "reach forward",
            "reach forward with @ / stretch @ out in front",
        ),
        part(
            "hand", "reaching forward / out in front", "reach forward", "reach out with @ / reach @ forward"
        ),
    ),
    "back": (
        part(
            "arm",
            "trailing behind / angled back / swept back / drawn back behind ~ body",
            "trail behind / sweep back",
            "sweep @ back / trail @ behind ~ body",
        ),
        part(
            "arm",
            "stretched back / behind the body / extended backwards / swung back / reaching back"
            " / pulled back"
            " / stretched out behind ~ body",
            "reach back / point backwards / swing back",
            "stretch @ back / swing @ back / reach back with @ / extend @ behind ~ body"
            " / hold @ behind the body"
            " / pull @ back",
        ),
    ),
    "hanging": (
        part(
            "arm",
            "loose at ~ [side|sides] / straight down / dropped"
            " / hanging by ~ [side|sides] / resting at ~ [side|sides]"
            " / dangling at ~ [side|sides]",
            "dangle at ~ [side|sides] / stay down / drop to ~ [side|sides]",
            "let @ dangle / relax @ / leave @ at ~ [side|sides]",
        ),
        part(
            "arm",
            "down / at ~ [side|sides] / down by ~ [side|sides] / lowered / relaxed at the [side|sides]"
            " / down at the [side|sides] / hanging down / alongside ~ body",
            "hang down / hang at the [side|sides] / hang loosely / rest at ~ [side|sides]"
            " / hang by ~ [side|sides] / point at the floor",
            "let @ hang / keep @ down / lower @ / hold @ at ~ [side|sides] / let @ hang at the [side|sides]"
            " / drop @ to ~ [side|sides] / keep @ by ~ [side|sides] / put @ down",
        ),
        part(
            "hand",
            "down / at ~ [side|sides] / lowered / down by ~ [side|sides]",
            "hang down",
            "lower @ / keep @ down / keep @ at ~ [side|sides] / put @ down",
        ),
    ),
    "dangling": (
        part(
            "arm",
            "hanging toward the floor / dangling down / hanging straight down",
            "dangle / hang toward the floor / dangle toward the ground",
            "let @ dangle / let @ hang toward the floor / reach toward the floor with @",
        ),
    ),
    "beyond_head": (
        part(
            "arm",
            "stretched out past ~ head / extended beyond ~ head / overhead / stretched above ~ head",
            "reach past ~ head / stretch beyond the head",
            "stretch @ past ~ head / extend @ beyond ~ head / stretch @ above ~ head",
        ),
    ),
    "along_body": (
        part(
            "arm",
            "alongside ~ body / flat along the body / at ~ [side|sides] / along ~ [side|sides]",
            "lie along the body / rest at ~ [side|sides]",
            "lay @ along the body / keep @ at ~ [side|sides] / rest @ alongside ~ body",
        ),
    ),
    "spread_lying": (
        part(
            "arm",
            "spread out to the [side|sides] / stretched out sideways / flung out to the [side|sides]",
            "lie out to the [side|sides]",
            "spread @ out to the [side|sides] / stretch @ out sideways / fling @ out to the [side|sides]",
        ),
    ),
    "pointing_up": (
        part(
            "arm",
            "pointing up at the ceiling / raised toward the ceiling / straight up",
            "point at the ceiling / point upward",
            "point @ at the ceiling / raise @ toward the ceiling",
        ),
    ),
    "crossing": (
        part(
            "arm",
            "brought across ~ body",
            "",
            "swing @ across ~ body",
        ),
        part(
            "arm",
            "across ~ body / crossing ~ body / across the chest / across the front of ~ body",
            "cross ~ body / reach across the body / cross in front of the body",
            "reach across ~ body with @ / bring @ across the body / put @ across ~ body"
            " / cross @ over ~ body",
        ),
        part(
            "hand",
            "in front of ~ {o} side / across the body / over on the {o} side",
            "reach over to the {o} side / cross the middle",
            "reach to the {o} with @ / bring @ over to the {o} side / reach across with @",
            only="one",
        ),
    ),
    # --- elbows -------------------------------------------------------------------------------------
    "elbow_straight": (
        part(
            "arm",
            "straightened / held straight",
            "",
            "hold @ straight / lock @ out / straighten @ fully",
        ),
        part(
            "arm",
            "straight / fully extended / stretched / completely straight / kept straight",
            "",
            "straighten @ / keep @ straight / stretch @ / extend @ fully / extend @",
        ),
        part("elbow", "straight / locked / unbent / extended", "", "straighten @ / lock @ / keep @ straight"),
    ),
    "elbow_bent": (
        part(
            "elbow",
            "crooked / at an angle",
            "flex",
            "",
        ),
        part("elbow", "bent / flexed / kept bent", "bend", "bend @ / flex @ / keep @ bent"),
        part("arm", "bent / bent at the elbow / flexed", "", "bend @ / bend @ at the elbow / flex @"),
    ),
    "elbow_slight": (
        part(
            "elbow",
            "slightly bent / a little bent / softly bent / bent a bit",
            "bend slightly",
            "bend @ slightly / bend @ a little / soften @",
        ),
        part("arm", "slightly bent / almost straight", "", "bend @ slightly / bend @ a bit"),
    ),
    "elbow_square": (
        part(
            "arm",
            "bent to a right angle / making a right angle",
            "form a right angle",
            "bend @ to a right angle / hold @ at a right angle",
        ),
        part(
            "elbow",
            "bent at a right angle / bent 90 degrees / at 90 degrees / at right angles",
            "",
            "bend @ at a right angle / bend @ to 90 degrees / bend @ 90 degrees",
        ),
        part("arm", "bent at 90 degrees / bent at a right angle", "", "bend @ at 90 degrees"),
    ),
    "elbow_folded": (
        part(
            "elbow",
            "sharply bent / fully bent / bent tightly / completely bent",
            "",
            "bend @ fully / bend @ sharply / bend @ all the way",
        ),
        part("arm", "tightly bent / sharply bent", "", "bend @ tightly / bend @ all the way"),
    ),
    "forearm_ahead": (
        part(
            "hand",
            "out in front at waist height / held forward at waist level",
            "",
            "hold @ forward at waist level",
        ),
        part(
            "forearm",
            "pointing forward / level in front / held out in front / extended forward",
            "point forward",
            "hold @ out in front / point @ forward / hold @ level in front",
        ),
        part(
            "hand",
            "in front of ~ waist / held out at waist height / in front of the body at waist height",
            "",
            "hold @ in front of ~ waist / hold @ out at waist height",
        ),
    ),
    "elbow_high": (
        part(
            "elbow",
            "level with the shoulder / lifted to the height of the shoulder / flared up",
            "",
            "bring @ up to shoulder level / keep @ up high",
        ),
        part(
            "elbow",
            "raised / lifted high / up at shoulder height / at shoulder level / held high / up",
            "",
            "raise @ / lift @ / lift @ to shoulder height / hold @ up / hold @ high",
        ),
    ),
    "elbow_tucked": (
        part(
            "elbow",
            "near the body / by ~ [side|sides] / held in close",
            "",
            "hold @ close to the ribs / pull @ in / keep @ tucked in",
        ),
        part(
            "elbow",
            "tucked in / close to the body / held at ~ [side|sides] / tucked against ~ [side|sides]",
            "",
            "tuck @ in / keep @ close to the body / tuck @ against ~ [side|sides]",
        ),
    ),
    "elbow_back": (
        part(
            "elbow",
            "sticking out behind / jutting backwards",
            "jut backwards / stick out behind",
            "bring @ back / pull @ behind ~ body",
        ),
        part(
            "elbow",
            "pulled back / drawn back / behind the body / pointing back",
            "point backwards",
            "pull @ back / draw @ back / point @ behind ~ body",
        ),
    ),
    # --- hands --------------------------------------------------------------------------------------
    "on_head": (
        part(
            "hand",
            "on ~ head / on top of ~ head / on the head / resting on ~ head",
            "rest on ~ head / touch the top of the head",
            "put @ on ~ head / place @ on top of ~ head / rest @ on ~ head / hold @ on ~ head",
        ),
    ),
    "behind_head": (
        part(
            "hand",
            "behind ~ head / at the back of ~ head / behind the head / behind ~ neck",
            "rest behind ~ head",
            "put @ behind ~ head / place @ behind ~ head / hold @ behind the head / bring @ behind ~ neck",
        ),
        part("hand", "locked behind ~ head", "", "clasp @ behind ~ head / lock @ behind ~ head", only="both"),
    ),
    "at_face": (
        part(
            "hand",
            "held to ~ face / resting on ~ face / up at ~ face",
            "rest on ~ face",
            "place @ on ~ face / lay @ on ~ face",
        ),
        part(
            "hand",
            "on ~ face / at ~ face / touching ~ face / in front of ~ face / close to the face",
            "touch ~ face",
            "touch ~ face with @ / put @ on ~ face / bring @ to ~ face / hold @ to ~ face"
            " / raise @ to ~ face",
        ),
        part("hand", "covering ~ face", "cover ~ face", "cover ~ face with @", only="both"),
    ),
    "at_chin": (
        part(
            "hand",
            "on ~ chin / at ~ chin / touching ~ chin / under ~ chin / at ~ mouth",
            "touch ~ chin",
            "put @ on ~ chin / touch ~ chin with @ / bring @ to ~ chin / hold @ at ~ chin"
            " / bring @ to ~ mouth",
        ),
    ),
    "at_ear": (
        part(
            "hand",
            "at ~ [ear|ears] / on ~ {s} ear / touching ~ [ear|ears] / beside ~ [ear|ears]"
            " / held to ~ [ear|ears]",
            "touch ~ [ear|ears]",
            "put @ to ~ [ear|ears] / hold @ to ~ [ear|ears] / bring @ to ~ [ear|ears]"
            " / touch ~ [ear|ears] with @",
        ),
        part(
            "hand",
            "covering ~ ears / over ~ ears",
            "cover ~ ears",
            "cover ~ ears with @ / hold @ over ~ ears",
            only="both",
        ),
    ),
    "at_forehead": (
        part(
            "hand",
            "at ~ forehead / touching ~ forehead / on ~ forehead / at ~ brow / at ~ temple[|s]",
            "touch ~ forehead",
            "put @ to ~ forehead / touch ~ forehead with @ / bring @ to ~ brow / hold @ to ~ forehead",
        ),
    ),
    "by_head": (
        part(
            "hand",
            "up beside ~ head / raised beside ~ head / up by ~ head / level with ~ head",
            "",
            "bring @ up beside ~ head / keep @ close to ~ head / lift @ to head height",
        ),
        part(
            "hand",
            "near ~ head / beside ~ head / at head height / close to ~ head / next to ~ head",
            "",
            "hold @ near ~ head / bring @ up near ~ head / hold @ beside ~ head / raise @ to head height",
        ),
    ),
    "at_chest": (
        part(
            "hand",
            "laid on ~ chest / resting on ~ chest / against ~ chest",
            "lie on ~ chest",
            "lay @ on ~ chest / place @ over ~ heart / touch ~ chest with @",
        ),
        part(
            "hand",
            "on ~ chest / at ~ chest / in front of ~ chest / touching ~ chest / over ~ heart",
            "touch ~ chest / rest on ~ chest",
            "put @ on ~ chest / hold @ to ~ chest / place @ on ~ chest / bring @ to ~ chest",
        ),
    ),
    "at_belly": (
        part(
            "hand",
            "on ~ stomach / on ~ belly / in front of ~ stomach / at ~ belly",
            "rest on ~ stomach",
            "put @ on ~ stomach / hold @ to ~ belly / rest @ on ~ belly / hold @ in front of ~ stomach",
        ),
    ),
    "on_hip": (
        part(
            "hand",
            "propped on ~ [hip|hips] / set on ~ [hip|hips] / braced against ~ [hip|hips] / placed on ~ waist",
            "",
            "plant @ on ~ [hip|hips] / prop @ on ~ [hip|hips] / set @ on ~ waist / brace @ on ~ [hip|hips]",
        ),
        part(
            "hand",
            "on ~ [hip|hips] / on the [hip|hips] / resting on ~ [hip|hips] / on ~ waist / at ~ waist"
            " / planted on ~ [hip|hips]",
            "rest on ~ [hip|hips]",
            "put @ on ~ [hip|hips] / place @ on ~ [hip|hips] / rest @ on ~ [hip|hips]"
            " / hold @ on ~ [hip|hips] / keep @ on ~ [hip|hips]",
        ),
        part("hand", "on ~ {s} hip", "", "put @ on ~ {s} hip", only="one"),
    ),
    "at_own_shoulder": (
        part(
            "hand",
            "at ~ [shoulder|shoulders] / on ~ {s} shoulder / touching ~ [shoulder|shoulders]",
            "touch ~ [shoulder|shoulders]",
            "bring @ to ~ [shoulder|shoulders] / touch ~ [shoulder|shoulders] with @",
        ),
    ),
    "at_other_shoulder": (
        part(
            "hand",
            "on ~ {o} shoulder / touching ~ {o} shoulder / on the opposite shoulder"
            " / across on ~ {o} shoulder",
            "touch ~ {o} shoulder",
            "put @ on ~ {o} shoulder / touch ~ {o} shoulder with @ / reach across to ~ {o} shoulder with @",
            only="one",
        ),
    ),
    "at_other_elbow": (
        part(
            "hand",
            "holding ~ {o} elbow / on ~ {o} elbow / touching ~ {o} elbow / at the opposite elbow",
            "touch ~ {o} elbow / hold ~ {o} elbow",
            "hold ~ {o} elbow with @ / put @ on ~ {o} elbow / touch ~ {o} elbow with @",
            only="one",
        ),
    ),
    "on_thigh": (
        part(
            "hand",
            "placed on ~ [thigh|thighs] / laid on ~ [thigh|thighs] / on ~ lap",
            "lie on ~ [thigh|thighs]",
            "lay @ on ~ [thigh|thighs] / rest @ on ~ lap",
        ),
        part(
            "hand",
            "on ~ [thigh|thighs] / resting on ~ [thigh|thighs] / lying on ~ [thigh|thighs]",
            "rest on ~ [thigh|thighs]",
            "put @ on ~ [thigh|thighs] / rest @ on ~ [thigh|thighs] / place @ on ~ [thigh|thighs]",
        ),
    ),
    "on_knee": (
        part(
            "hand",
            "placed on ~ [knee|knees] / propped on ~ [knee|knees] / braced on ~ [knee|knees]",
            "lie on ~ [knee|knees]",
            "prop @ on ~ [knee|knees] / brace @ on ~ [knee|knees] / lay @ on ~ [knee|knees]",
        ),
        part(
            "hand",
            "on ~ [knee|knees] / resting on ~ [knee|knees] / on the [knee|knees] / touching ~ [knee|knees]"
            " / at ~ [knee|knees]",
            "rest on ~ [knee|knees] / touch ~ [knee|knees]",
            "put @ on ~ [knee|knees] / rest @ on ~ [knee|knees] / place @ on ~ [knee|knees]"
            " / touch ~ [knee|knees] with @ / hold ~ [knee|knees] with @",
        ),
    ),
    "on_other_knee": (
        part(
            "hand",
            "on ~ {o} knee / touching ~ {o} knee / at the opposite knee",
            "touch ~ {o} knee",
            "put @ on ~ {o} knee / touch ~ {o} knee with @ / reach across to ~ {o} knee with @",
            only="one",
        ),
    ),
    "at_foot": (
        part(
            "hand",
            "at ~ [foot|feet] / touching ~ [foot|feet] / on ~ [foot|feet] / at ~ [ankle|ankles]",
            "touch ~ [foot|feet] / hold ~ [foot|feet] / reach ~ [ankle|ankles]",
            "touch ~ [foot|feet] with @ / hold ~ [foot|feet] with @ / reach for ~ [foot|feet] with @"
            " / grab ~ [ankle|ankles] with @ / put @ on ~ [foot|feet]",
        ),
    ),
    "at_other_foot": (
        part(
            "hand",
            "on ~ {o} foot / touching ~ {o} foot / at the opposite foot",
            "touch ~ {o} foot",
            "touch ~ {o} foot with @ / reach across to ~ {o} foot with @ / hold ~ {o} foot with @",
            only="one",
        ),
    ),
    "on_floor": (
        part(
            "hand",
            "down on the floor / flat on the floor / pressed to the ground",
            "",
            "press @ to the floor / set @ down on the floor",
        ),
        part(
            "hand",
            "on the floor / on the ground / touching the floor / planted on the floor / touching the ground"
            " / placed on the floor",
            "touch the floor / touch the ground / rest on the floor",
            "put @ on the floor / touch the floor with @ / place @ on the ground / plant @ on the floor"
            " / touch the ground with @ / rest @ on the floor",
        ),
    ),
    "near_floor": (
        part(
            "hand",
            "lowered toward the ground",
            "",
            "lower @ toward the floor / stretch @ down toward the ground",
        ),
        part(
            "hand",
            "near the floor / low / close to the ground / below the [knee|knees] / down low",
            "reach toward the floor / reach down low",
            "reach toward the floor with @ / reach down with @ / hold @ near the floor"
            " / reach down low with @",
        ),
    ),
    "shoulder_height": (
        part(
            "hand",
            "level with ~ shoulder[|s] / up at shoulder height / raised to the level of the shoulders",
            "",
            "keep @ level with the shoulders / lift @ to shoulder level",
        ),
        part(
            "hand",
            "at shoulder height / at shoulder level / level with the shoulders"
            " / at the height of the shoulders",
            "",
            "hold @ at shoulder height / raise @ to shoulder height / bring @ up to shoulder level",
        ),
    ),
    "behind_back": (
        part(
            "hand",
            "tucked behind ~ back / hidden behind ~ back / kept behind ~ back",
            "disappear behind ~ back",
            "tuck @ behind ~ back / keep @ behind ~ back",
        ),
        part(
            "hand",
            "behind ~ back / behind the back / at the small of ~ back / behind ~ body",
            "rest behind ~ back",
            "put @ behind ~ back / hold @ behind ~ back / hide @ behind ~ back / place @ behind the back",
        ),
        part("arm", "behind ~ back / behind the back", "", "put @ behind ~ back / hold @ behind ~ back"),
    ),
    # --- both hands ---------------------------------------------------------------------------------
    "hands_together": (
        part(
            "hand",
            "holding each other / pressed together / interlocked / folded together",
            "hold each other",
            "fold @ together / interlock @ / press @ together / lay @ together",
            only="both",
        ),
        part(
            "hand",
            "together / touching each other / joined / clasped / held together / clasped together",
            "touch each other / meet",
            "put @ together / bring @ together / clasp @ / join @ / hold @ together",
            only="both",
        ),
    ),
    "together_overhead": (
        part(
            "hand",
            "together above ~ head / clasped overhead / joined above ~ head / together overhead",
            "meet above ~ head / touch above the head",
            "join @ above ~ head / clasp @ overhead / put @ together above ~ head / clap @ over ~ head",
            only="both",
        ),
    ),
    "together_chest": (
        part(
            "hand",
            "together in front of ~ chest / clasped at ~ chest / joined in front of the chest"
            " / pressed together at ~ chest",
            "meet in front of ~ chest",
            "put @ together in front of ~ chest / clasp @ in front of ~ chest / hold @ together at ~ chest"
            " / bring @ together at the chest",
            only="both",
        ),
    ),
    "together_low": (
        part(
            "hand",
            "clasped in front / together in front of ~ hips / folded in front of ~ body"
            " / joined low in front",
            "meet in front of ~ body",
            "clasp @ in front of ~ body / fold @ in front / hold @ together in front of ~ hips",
            only="both",
        ),
    ),
    "together_behind": (
        part(
            "hand",
            "clasped behind ~ back / together behind ~ back / joined behind the back / folded behind ~ back",
            "meet behind ~ back",
            "clasp @ behind ~ back / put @ together behind ~ back / join @ behind ~ back",
            only="both",
        ),
    ),
    "together_ahead": (
        part(
            "hand",
            "together out in front / joined straight ahead / clasped at arm's length in front",
            "meet out in front",
            "stretch @ forward together / hold @ together out in front / join @ out in front",
            only="both",
        ),
        body(
            "aim a pistol with both hands / reach forward with both hands together / aim straight ahead",
            "",
            "aiming with both hands",
        ),
    ),
    "praying": (
        body(
            "pray / put ~ palms together in prayer / press ~ palms together in front of ~ chest"
            " / hold ~ hands in prayer",
            "in a praying position",
            "praying / hands in prayer / palms together / prayer hands / namaste",
        ),
    ),
    "arms_crossed": (
        part(
            "arm",
            "crossed at the chest / folded tightly / crossed over each other",
            "",
            "fold @ over ~ chest / keep @ folded / hold @ crossed",
            only="both",
        ),
        part(
            "arm",
            "crossed / folded / crossed over ~ chest / folded in front of ~ chest / crossed in front"
            " / folded across the chest",
            "cross in front of the chest",
            "cross @ / fold @ / cross @ over ~ chest / fold @ across ~ chest / cross @ in front of ~ body",
            only="both",
        ),
    ),
    "hugging": (
        body(
            "hug ~ own shoulders / wrap both arms around ~ own body / hug ~ own body"
            " / hold ~ shoulders with crossed arms",
            "",
            "self-hug / hugging own body / arms wrapped around own body",
        ),
    ),
    "arms_wide": (
        part(
            "arm",
            "wide apart / spread wide / open wide / wide open",
            "",
            "open @ wide / hold @ wide apart / spread @ / fling @ wide",
            only="both",
        ),
        part("hand", "far apart / wide apart", "", "hold @ far apart / spread @ wide apart", only="both"),
    ),
    "surrender": (
        body(
            "surrender / put ~ hands up in surrender / raise both hands in surrender"
            " / give up with hands raised"
            " / hold up both hands with ~ elbows bent / put both hands up",
            "",
            "surrendering / hands up / hands up in surrender / both hands up, elbows bent",
        ),
    ),
    "flexing": (
        body(
            "flex ~ biceps / flex both arms / show off ~ muscles / flex ~ muscles"
            " / strike a bodybuilder pose",
            "",
            "flexing biceps / bodybuilder pose / double biceps pose / flexing",
        ),
    ),
    "guard": (
        body(
            "hold up ~ fists / hold ~ fists up in front of ~ body / hold both fists up"
            " / raise both fists in guard / put ~ guard up / hold both hands up in defence / guard ~ chest",
            "",
            "fists up / guard up / boxing guard / hands in guard / fists raised in guard / arms in guard",
        ),
    ),
    "guard_high": (
        body(
            "guard ~ face with both fists / hold ~ fists up in front of ~ face / protect ~ face"
            " / cover ~ face with ~ fists / hold both hands up to ~ face in defence",
            "",
            "fists in front of ~ face / high guard / fists up at the face / guarding the face",
        ),
    ),
    "hand_higher": (
        part(
            "hand",
            "higher than the other / higher than ~ {o} hand / higher than the other hand",
            "",
            "hold @ higher than the other / keep @ higher than ~ {o} hand",
            only="one",
        ),
    ),
    "hands_level": (
        part(
            "hand",
            "at the same height / level with each other / equally high",
            "",
            "hold @ at the same height / keep @ level with each other",
            only="both",
        ),
    ),
    "prop_behind": (
        part(
            "hand",
            "on the floor behind ~ body / propped on the floor behind ~ back / set down behind ~ back",
            "rest on the floor behind ~ body",
            "put @ on the floor behind ~ body / lean back on @ / prop ~ body up on @ / lean on @",
        ),
    ),
    "forearm_down": (
        part(
            "forearm",
            "on the floor / resting on the floor / flat on the ground / on the ground",
            "rest on the floor / lie on the floor",
            "rest @ on the floor / put @ on the ground / lay @ on the floor / prop ~ body up on @"
            " / lean on @",
        ),
    ),
    "arms_in_v": (
        body(
            "raise both arms in a V / hold ~ arms up in a V shape / throw both arms up in victory"
            " / celebrate with both arms up / cheer with both arms raised",
            "",
            "arms up in a V / victory pose / arms raised in triumph / cheering, arms up",
        ),
    ),
    "arms_in_front_bent": (
        body(
            "hold both hands out in front / hold something in front of ~ body / carry something in front"
            " / hold both forearms out in front",
            "",
            "hands out in front / holding something / both forearms forward / carrying something",
        ),
    ),
    "one_up_one_down": (
        body(
            "hold one arm up and the other down / raise one arm and lower the other / lift only one arm",
            "",
            "one arm up, one arm down / one arm up, the other down / one hand raised, one hand down",
        ),
    ),
    "waving": (
        body(
            "wave / wave with ~ {s} hand / wave ~ {s} hand / greet someone with ~ {s} hand raised"
            " / wave hello with ~ {s} hand / hold up ~ {s} hand in greeting / wave at somebody",
            "",
            "waving / waving with {s} hand / {s} hand waving / saying hello, {s} hand up",
        ),
    ),
    "saluting": (
        body(
            "salute / salute with ~ {s} hand / give a military salute with ~ {s} hand"
            " / shield ~ eyes with ~ {s} hand",
            "",
            "saluting / {s} hand saluting / military salute / salute, {s} hand at forehead",
        ),
    ),
    "thinking": (
        body(
            "think with ~ {s} hand on ~ chin / think / rest ~ chin on ~ {s} hand"
            " / stroke ~ chin with ~ {s} hand"
            " / ponder with ~ {s} hand at ~ chin",
            "",
            "thinking / thinking, {s} hand on chin / thoughtful pose / chin on {s} hand",
        ),
    ),
    "phoning": (
        body(
            "talk on the phone / hold a phone to ~ {s} ear / make a phone call with ~ {s} hand"
            " / listen with ~ {s} hand at ~ ear",
            "on the phone",
            "on the phone / phone call / {s} hand holding a phone / phone at {s} ear",
        ),
    ),
    "pointing_forward": (
        body(
            "point forward / point straight ahead with ~ {s} hand / point forward with ~ {s} arm"
            " / point at something in front / aim ~ {s} arm straight ahead",
            "",
            "pointing forward / pointing ahead / {s} arm pointing forward / pointing ahead with {s} hand",
        ),
    ),
    "pointing_side": (
        body(
            "point to the {s} / point to ~ {s} with ~ {s} hand / point sideways with ~ {s} arm"
            " / point out to the {s} side / point {s}",
            "",
            "pointing to the {s} / pointing {s} / {s} arm pointing sideways",
        ),
    ),
    "punching": (
        body(
            "punch / punch forward / punch with ~ {s} fist / throw a punch with ~ {s} hand"
            " / throw a {s} punch / punch straight ahead with ~ {s} arm",
            "",
            "punching / {s} punch / punching with {s} hand / {s} straight punch",
        ),
    ),
}
