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
        part(
            "arm",
            "hoisted / lifted high / lifted into the air / in a raised position",
            "stay up / stick up in the air / rise into the air",
            "hoist @ / lift @ high / lift @ into the air / swing @ up / keep @ up / raise @ high"
            " / raise @ into the air / throw @ into the air",
        ),
        part(
            "hand",
            "lifted / in the air / raised high / up high / lifted above ~ head / raised over ~ head"
            " / up past ~ head",
            "rise above the head",
            "lift @ up / lift @ into the air / raise @ high / throw @ up / keep @ up"
            " / bring @ above ~ head / reach upward with @ / hoist @",
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
        part(
            "arm",
            "stretched to the sky / raised to the sky / extended upward / stretched upward"
            " / reaching for the sky / reaching overhead / stretched overhead / extended straight up"
            " / lifted straight up / pointing to the sky / held vertically",
            "reach toward the sky / stretch overhead / stretch straight up / extend upward"
            " / point to the sky / reach overhead",
            "reach @ overhead / reach straight up with @ / reach for the sky with @ / extend @ upward"
            " / extend @ straight up / stretch @ overhead / lift @ straight up / put @ straight up"
            " / point @ at the sky / raise @ to the sky / raise @ vertically / reach overhead with @",
        ),
        part(
            "hand",
            "reaching for the sky / stretched up overhead",
            "reach toward the ceiling / reach high overhead / stretch up high",
            "reach @ up to the sky / hold @ high above ~ head",
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
        part(
            "arm",
            "extended out to the [side|sides] / held straight out to the [side|sides]"
            " / reaching out to the [side|sides] / sticking straight out to the [side|sides]"
            " / stretched sideways at shoulder height / extended to the [side|sides] at shoulder level"
            " / extended to the [side|sides], parallel to the floor / held out sideways"
            " / raised out to the [side|sides]",
            "extend out to the [side|sides] / stretch out to the [side|sides] / reach sideways"
            " / point sideways",
            "extend @ out to the [side|sides] / stretch @ sideways / put @ out sideways"
            " / hold @ straight out to the [side|sides] / raise @ sideways"
            " / lift @ out to the [side|sides] / raise @ out to the [side|sides] to shoulder height"
            " / hold @ out sideways / reach sideways with @ / stretch @ out sideways"
            " / move @ out to the [side|sides]",
        ),
        part(
            "hand",
            "out to the [side|sides] at shoulder height / stretched out to the [side|sides]"
            " / far out to the [side|sides]",
            "reach out to the [side|sides]",
            "reach @ out to the [side|sides] / hold @ out to the [side|sides] / reach sideways with @"
            " / stretch @ out to the [side|sides]",
        ),
        part(
            "arm",
            "stretched to ~ {s} / stretched out to the {s} at shoulder height / reaching out to the {s}"
            " / sticking out to the {s}",
            "stretch out to the {s} / extend to ~ {s} / stick out to the {s}",
            "hold @ out to the {s} / stick @ out to the {s} / put @ out to ~ {s} / reach to ~ {s} with @"
            " / stretch @ to the {s} / point @ to the {s}",
            only="one",
        ),
        part(
            "arm",
            "stretched wide / stretched out wide / spread out at shoulder height / opened wide"
            " / spread apart / extended on both sides / outspread / in a T shape"
            " / stretched out like wings",
            "open wide / spread wide / form a T",
            "spread @ out / spread @ apart / stretch @ wide / spread @ like wings"
            " / hold @ out on both sides / extend @ to both sides / hold @ in a T shape / form a T with @"
            " / open @ out to the sides",
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
        part(
            "arm",
            "straight in front / held straight ahead / extended to the front / stretched straight ahead"
            " / reaching straight ahead / level in front / out ahead at shoulder height / straight forward"
            " / pointing straight ahead / stretched out in front of ~ chest"
            " / raised in front to shoulder height / parallel to the floor in front",
            "point straight out in front / reach straight ahead / extend straight ahead"
            " / stretch straight ahead / reach out in front",
            "extend @ in front / hold @ straight out in front / hold @ straight ahead"
            " / reach @ straight ahead / stretch @ straight ahead / reach out in front with @"
            " / extend @ out in front of ~ body / raise @ to the front"
            " / raise @ in front to shoulder height / push @ forward / stretch @ out in front of ~ body"
            " / lift @ straight in front / bring @ forward to shoulder level / extend @ to the front",
        ),
        part(
            "hand",
            "stretched out ahead / extended in front / straight out ahead / at arm's length in front",
            "reach straight ahead / reach out in front",
            "extend @ forward / stretch @ out in front / hold @ straight ahead"
            " / reach straight ahead with @ / hold @ at arm's length in front / reach out in front with @",
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
        part(
            "arm",
            "lifted diagonally / stretched diagonally upward / extended up and out / reaching up and out"
            " / raised at an angle to the [side|sides] / up at an angle / angled up to the [side|sides]"
            " / lifted diagonally out to the [side|sides]"
            " / out to the [side|sides], above the shoulder[|s]",
            "stretch up and out / extend diagonally upward / reach diagonally upward"
            " / angle up to the [side|sides]",
            "extend @ up and out / reach @ up and out to the [side|sides] / reach diagonally upward with @"
            " / lift @ diagonally / extend @ diagonally upward / hold @ up at an angle"
            " / hold @ up and out to the [side|sides] / raise @ up and outward"
            " / angle @ up to the [side|sides] / stretch @ diagonally upward"
            " / swing @ up and out to the [side|sides]",
        ),
        part(
            "arm",
            "up and out to ~ {s} / stretched up to the {s} / angled up to the {s}",
            "reach up to the {s} / point up to the {s}",
            "raise @ up to the {s} / reach up to the {s} with @ / stretch @ up and out to ~ {s}",
            only="one",
        ),
        part(
            "arm",
            "up in a wide V / spread upward / stretched up in a V",
            "form a wide V",
            "hold @ up in a wide V / spread @ upward / raise @ up and apart",
            only="both",
        ),
        part(
            "hand",
            "up and out to the [side|sides] / raised diagonally / up at an angle to the [side|sides]",
            "reach up and out",
            "reach @ up and out / hold @ up and out to the [side|sides] / raise @ diagonally",
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
        part(
            "arm",
            "stretched up in front / extended upward in front / extended up and forward"
            " / reaching up and forward / lifted forward and up / angled forward and up"
            " / pointing up and forward / raised forward at an angle / up at an angle in front"
            " / diagonally up in front",
            "extend up and forward / stretch up in front / point up and forward / reach upward in front",
            "extend @ up and forward / stretch @ forward and up / raise @ forward and up"
            " / lift @ up in front / reach forward and up with @ / reach @ up in front"
            " / point @ up and forward / hold @ up in front of ~ body / raise @ forward at an angle"
            " / bring @ up in front / swing @ up in front / extend @ diagonally up in front",
        ),
        part(
            "hand",
            "up in front / raised in front / high in front of ~ body / reaching up and forward",
            "reach up and forward / reach up in front",
            "raise @ in front of ~ body / reach @ up and forward / reach up in front with @"
            " / hold @ up in front / lift @ high in front",
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
        part(
            "arm",
            "angled down and out / slanting down to the [side|sides] / held low and away from the body"
            " / lowered at an angle to the [side|sides] / extended down and out / away from ~ [side|sides]"
            " / out to the [side|sides], below the shoulder[|s] / diagonally downward"
            " / stretched down and out / pointing down to the [side|sides]",
            "slant down and out / angle down and out / extend down and out"
            " / slope down to the [side|sides] / stay away from the body",
            "angle @ down and out / hold @ down and out / stretch @ down and out"
            " / hold @ diagonally downward / keep @ away from ~ [side|sides]"
            " / keep @ a little away from ~ body / move @ away from ~ body / lower @ diagonally"
            " / hold @ low and away from ~ body / extend @ down and out to the [side|sides]",
        ),
        part(
            "arm",
            "in an A shape / spread low / held low and apart",
            "form an A shape",
            "spread @ low / hold @ in an A shape / hold @ low and apart",
            only="both",
        ),
        part(
            "hand",
            "away from ~ [hip|hips] / low, away from the body",
            "stay away from the body",
            "hold @ away from ~ [hip|hips] / keep @ away from the body",
        ),
    ),
    "low_front": (
        part(
            "arm",
            "low in front / reaching forward and down / extended down in front / angled down in front",
            "point down in front / reach forward and down",
            "reach down in front with @ / hold @ low in front / stretch @ forward and down",
        ),
        part(
            "arm",
            "stretched down in front / held low in front / held out low in front / angled forward and down"
            " / extended forward and down / pointing forward and down / reaching down in front"
            " / diagonally down in front / in front, below the shoulder[|s]",
            "angle down in front / extend forward and down / reach down in front / slant down in front"
            " / stretch forward and down",
            "extend @ down in front / stretch @ down in front / angle @ down in front"
            " / hold @ out low in front / reach forward and down with @ / point @ down in front"
            " / hold @ forward and down / extend @ forward and down / lower @ in front"
            " / angle @ forward and down",
        ),
        part(
            "hand",
            "low in front of ~ body / reaching forward and down / held out low in front",
            "reach forward and down",
            "reach @ forward and down / reach down in front with @ / hold @ out low in front",
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
        part(
            "arm",
            "extended forward / extended in front / out in front / stretched forward / held out in front"
            " / reaching out in front / stretched out ahead / extended out in front of ~ body"
            " / in front of ~ body",
            "extend forward / stretch forward / stretch out in front / reach out ahead",
            "extend @ forward / stretch @ forward / hold @ out in front / reach out in front with @"
            " / reach @ forward / put @ out in front / stretch @ out ahead / reach ahead with @"
            " / extend @ out in front / stretch @ out in front of ~ body",
        ),
        part(
            "hand",
            "stretched forward / reaching out in front / extended in front / reaching out ahead"
            " / held out in front",
            "reach out in front / reach ahead / stretch forward",
            "reach @ out in front / stretch @ forward / extend @ in front / hold @ out in front"
            " / reach forward with @ / reach ahead with @ / put @ out in front",
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
        part(
            "arm",
            "extended back / extended behind the body / stretched backwards / out behind ~ body"
            " / held out behind ~ body / reaching backwards / thrown back / flung back"
            " / swung behind ~ body / pointing backwards / behind ~ torso / straight back",
            "extend back / stretch back / reach backwards / reach out behind ~ body"
            " / stretch out behind ~ body / swing backwards",
            "extend @ back / extend @ backwards / stretch @ out behind ~ body / throw @ back"
            " / reach backwards with @ / push @ back / swing @ backwards / bring @ back / draw @ back"
            " / hold @ out behind ~ body / stretch @ behind ~ body / fling @ back"
            " / reach back behind ~ body with @ / move @ behind ~ body / stretch @ backwards",
        ),
        part(
            "hand",
            "behind ~ body / out behind ~ body / reaching back",
            "reach back / reach backwards",
            "reach @ back / reach back with @ / reach behind ~ body with @ / hold @ out behind ~ body",
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
        part(
            "arm",
            "hanging straight down / hanging loose / hanging loosely / hanging limp / held down"
            " / hanging at ~ [side|sides] / lowered to ~ [side|sides] / beside ~ body"
            " / pointing at the floor / pointing down",
            "hang straight down / hang loose / hang beside ~ body / point down / stay at ~ [side|sides]"
            " / rest by ~ [side|sides] / drop straight down",
            "let @ hang loose / let @ hang down / let @ drop / drop @ / lower @ to ~ [side|sides]"
            " / keep @ lowered / keep @ at ~ [side|sides] / hold @ down / hold @ straight down"
            " / bring @ down / rest @ at ~ [side|sides] / leave @ hanging / point @ at the floor"
            " / hold @ by ~ [side|sides]",
        ),
        part(
            "hand",
            "by ~ [side|sides] / hanging at ~ [side|sides] / resting at ~ [side|sides] / hanging down"
            " / hanging by ~ [side|sides] / held down",
            "hang at ~ [side|sides] / rest at ~ [side|sides] / stay down / hang by ~ [side|sides]",
            "let @ hang / let @ drop / drop @ / drop @ to ~ [side|sides] / keep @ by ~ [side|sides]"
            " / hold @ at ~ [side|sides] / leave @ at ~ [side|sides] / bring @ down / hold @ down",
        ),
    ),
    "dangling": (
        part(
            "arm",
            "hanging toward the floor / dangling down / hanging straight down",
            "dangle / hang toward the floor / dangle toward the ground",
            "let @ dangle / let @ hang toward the floor / reach toward the floor with @",
        ),
        part(
            "arm",
            "hanging loose / dangling loosely / hanging from the shoulder[|s] / dangling toward the floor",
            "hang down / hang loosely / dangle loosely / droop toward the floor",
            "let @ hang down / let @ hang loose / let @ droop toward the floor / relax @ toward the floor"
            " / let @ dangle toward the ground",
        ),
    ),
    "beyond_head": (
        part(
            "arm",
            "stretched out past ~ head / extended beyond ~ head / overhead / stretched above ~ head",
            "reach past ~ head / stretch beyond the head",
            "stretch @ past ~ head / extend @ beyond ~ head / stretch @ above ~ head",
        ),
        part(
            "arm",
            "stretched out beyond ~ head / extended past ~ head / extended overhead / stretched overhead"
            " / reaching beyond ~ head / reaching overhead / up past ~ head / above ~ head"
            " / stretched out over ~ head / reaching past ~ head",
            "reach beyond the head / extend past ~ head / stretch overhead / reach overhead"
            " / stretch past ~ head",
            "reach @ past ~ head / reach past ~ head with @ / extend @ overhead / stretch @ overhead"
            " / stretch @ beyond ~ head / hold @ above ~ head / extend @ past ~ head"
            " / reach overhead with @ / stretch @ out over ~ head / reach @ overhead / put @ above ~ head",
        ),
        part(
            "hand",
            "stretched past ~ head / reaching past ~ head / stretched out overhead",
            "reach past ~ head / reach overhead",
            "reach @ past ~ head / stretch @ out beyond ~ head / reach overhead with @",
        ),
    ),
    "along_body": (
        part(
            "arm",
            "alongside ~ body / flat along the body / at ~ [side|sides] / along ~ [side|sides]",
            "lie along the body / rest at ~ [side|sides]",
            "lay @ along the body / keep @ at ~ [side|sides] / rest @ alongside ~ body",
        ),
        part(
            "arm",
            "down along the body / by ~ [side|sides] / resting alongside ~ body / beside ~ body"
            " / down by ~ [side|sides] / straight along ~ [side|sides] / stretched along ~ [side|sides]"
            " / resting at ~ [side|sides] / next to ~ body",
            "rest alongside ~ body / stay at ~ [side|sides] / lie beside ~ body / lie at ~ [side|sides]"
            " / rest by ~ [side|sides] / stretch along ~ [side|sides]",
            "lay @ beside ~ body / rest @ at ~ [side|sides] / keep @ alongside ~ body"
            " / hold @ along ~ [side|sides] / keep @ down by ~ [side|sides] / place @ alongside ~ body"
            " / leave @ at ~ [side|sides] / stretch @ along ~ body / lay @ at ~ [side|sides]"
            " / keep @ beside ~ body",
        ),
        part(
            "hand",
            "down by ~ [side|sides] / at ~ [side|sides]",
            "rest by ~ [side|sides] / lie at ~ [side|sides]",
            "keep @ by ~ [side|sides] / rest @ at ~ [side|sides]",
        ),
    ),
    "spread_lying": (
        part(
            "arm",
            "spread out to the [side|sides] / stretched out sideways / flung out to the [side|sides]",
            "lie out to the [side|sides]",
            "spread @ out to the [side|sides] / stretch @ out sideways / fling @ out to the [side|sides]",
        ),
        part(
            "arm",
            "out to the [side|sides] / extended out to the [side|sides] / thrown out to the [side|sides]"
            " / stretched out to the [side|sides] / straight out to the [side|sides] / flung out sideways"
            " / extended sideways / splayed out to the [side|sides] / reaching out to the [side|sides]",
            "extend out to the [side|sides] / stretch out to the [side|sides]"
            " / reach out to the [side|sides] / point out to the [side|sides] / stretch out sideways",
            "lay @ out to the [side|sides] / extend @ out to the [side|sides]"
            " / stretch @ out to the [side|sides] / throw @ out to the [side|sides]"
            " / put @ out to the [side|sides] / extend @ sideways / open @ out to the [side|sides]"
            " / splay @ out to the [side|sides] / reach @ out to the [side|sides]",
        ),
        part(
            "arm",
            "spread wide / flung wide / outspread / spread like wings / outstretched on both sides"
            " / wide open",
            "spread wide / stretch wide",
            "spread @ wide / fling @ wide / stretch @ wide / spread @ like wings / open @ wide",
            only="both",
        ),
    ),
    "pointing_up": (
        part(
            "arm",
            "pointing up at the ceiling / raised toward the ceiling / straight up",
            "point at the ceiling / point upward",
            "point @ at the ceiling / raise @ toward the ceiling",
        ),
        part(
            "arm",
            "stretched toward the ceiling / straight up in the air / reaching for the ceiling"
            " / extended upward / pointing straight up / raised straight up / held straight up"
            " / stretched up to the sky / vertical",
            "reach for the ceiling / point straight up / stretch toward the ceiling / reach straight up"
            " / extend upward",
            "raise @ straight up / reach for the ceiling with @ / stretch @ up toward the ceiling"
            " / extend @ upward / reach @ straight up / lift @ straight up in the air / hold @ straight up"
            " / hold @ vertically / point @ straight up / stretch @ to the sky",
        ),
        part(
            "hand",
            "straight up in the air / reaching for the ceiling",
            "reach for the ceiling / reach up to the sky",
            "reach @ to the ceiling / hold @ straight up in the air / reach up to the sky with @",
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
        part(
            "arm",
            "reaching across ~ body / held across ~ body / swung across ~ body / across ~ torso"
            " / drawn across the body / crossing in front of ~ torso / past the middle of ~ body"
            " / crossed in front of ~ body",
            "reach across ~ torso / pass in front of ~ torso / come across ~ body / swing across ~ body"
            " / cross the middle of ~ body",
            "hold @ across ~ body / bring @ across ~ chest / move @ across ~ body / pull @ across ~ body"
            " / reach @ across ~ torso / cross @ in front of ~ body / draw @ across ~ torso"
            " / reach across in front of ~ body with @ / take @ across the body / sweep @ across ~ body",
        ),
        part(
            "hand",
            "across on the {o} side / past the middle of ~ body / on the opposite side of ~ body"
            " / reaching across ~ body",
            "cross to the {o} side / reach across ~ body / reach toward the {o} side"
            " / cross to the opposite side",
            "cross @ over to the {o} side / move @ across to the {o} side / take @ across ~ body"
            " / reach over to the {o} side with @ / bring @ over to the opposite side"
            " / reach across to the opposite side with @ / reach across ~ body with @",
            only="one",
        ),
        part(
            "arm",
            "reaching over to the {o} side / reaching to the opposite side",
            "reach to the opposite side / reach across to the {o}",
            "reach over to the opposite side with @ / bring @ over to the {o} side"
            " / reach across to the {o} with @",
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
        part(
            "arm",
            "fully straightened / locked straight / unbent / completely extended / in a straight line"
            " / fully stretched / perfectly straight",
            "",
            "keep @ fully extended / keep @ extended / lock @ straight / stretch @ fully"
            " / straighten @ out / straighten @ completely / keep @ unbent / make @ straight",
        ),
        part(
            "elbow",
            "fully extended / straightened / fully straight / locked out / completely straight"
            " / kept straight / fully locked",
            "",
            "straighten @ fully / straighten @ completely / extend @ / extend @ fully / lock @ out"
            " / keep @ locked / hold @ straight / keep @ extended / keep @ unbent",
        ),
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
        part(
            "elbow",
            "in a bent position / clearly bent / held bent / visibly bent",
            "stay bent / form an angle / make an angle",
            "crook @ / put a bend in @ / hold @ bent / leave @ bent",
        ),
        part(
            "arm",
            "flexed at the elbow / angled at the elbow / in a bent position / held bent / kept bent"
            " / crooked at the elbow / bent at the [elbow|elbows]",
            "bend at the elbow",
            "crook @ / flex @ at the elbow / keep @ bent / hold @ bent / keep @ bent at the elbow"
            " / put a bend in @ / leave @ bent",
        ),
    ),
    "elbow_slight": (
        part(
            "elbow",
            "slightly bent / a little bent / softly bent / bent a bit",
            "bend slightly",
            "bend @ slightly / bend @ a little / soften @",
        ),
        part("arm", "slightly bent / almost straight", "", "bend @ slightly / bend @ a bit"),
        part(
            "elbow",
            "gently bent / slightly flexed / not quite straight / soft / bent just a little"
            " / nearly straight",
            "bend a little / bend gently / flex slightly",
            "flex @ slightly / bend @ just a little / put a slight bend in @ / keep @ soft"
            " / keep @ slightly bent / unlock @ / bend @ gently",
        ),
        part(
            "arm",
            "bent a little / slightly flexed / nearly straight / bent slightly at the elbow / gently bent"
            " / not fully straight",
            "bend slightly / bend a little at the elbow",
            "keep @ slightly bent / bend @ a little / flex @ slightly / bend @ slightly at the elbow"
            " / keep @ nearly straight",
        ),
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
        part(
            "elbow",
            "flexed to 90 degrees / at a right angle / bent to form a right angle / bent in a right angle",
            "form a right angle / make a right angle / make a 90 degree angle",
            "hold @ at 90 degrees / keep @ at a right angle / flex @ to 90 degrees"
            " / bend @ into a right angle / keep @ bent at 90 degrees",
        ),
        part(
            "arm",
            "bent into an L shape / bent at a 90 degree angle / in an L shape / forming a right angle"
            " / bent 90 degrees at the elbow / flexed to 90 degrees",
            "make a right angle / form an L",
            "bend @ to 90 degrees / bend @ into an L shape / hold @ bent at a right angle"
            " / make a right angle with @ / form an L with @ / bend @ 90 degrees at the elbow"
            " / keep @ bent at a right angle",
        ),
    ),
    "elbow_folded": (
        part(
            "elbow",
            "sharply bent / fully bent / bent tightly / completely bent",
            "",
            "bend @ fully / bend @ sharply / bend @ all the way",
        ),
        part("arm", "tightly bent / sharply bent", "", "bend @ tightly / bend @ all the way"),
        part(
            "elbow",
            "deeply bent / fully flexed / bent all the way / tightly flexed / folded tightly"
            " / closed tightly",
            "bend all the way / fold tightly",
            "flex @ fully / fold @ tightly / bend @ tightly / bend @ completely / close @ tightly"
            " / bend @ deeply / keep @ sharply bent / flex @ all the way",
        ),
        part(
            "arm",
            "fully bent / bent all the way / fully flexed / bent tightly at the [elbow|elbows]"
            " / completely bent",
            "bend all the way / bend sharply",
            "bend @ sharply / bend @ fully / flex @ fully / bend @ completely"
            " / bend @ all the way at the [elbow|elbows]",
        ),
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
        part(
            "forearm",
            "parallel to the floor in front / horizontal in front / straight out in front"
            " / reaching forward / held forward / out ahead at waist height / held level in front"
            " / sticking out in front",
            "reach forward / stick out in front / extend forward / point straight ahead",
            "extend @ forward / hold @ forward / hold @ out ahead / hold @ parallel to the floor in front"
            " / stick @ out in front / keep @ level in front / raise @ in front to waist height"
            " / point @ straight ahead / hold @ horizontal in front",
        ),
        part(
            "hand",
            "held out in front at waist height / in front at waist level / out in front of ~ waist"
            " / out in front of ~ body / reaching forward at waist height",
            "reach forward at waist height / stay in front at waist height",
            "hold @ in front at waist height / reach @ forward at waist level"
            " / hold @ out in front of ~ waist / keep @ in front of ~ body at waist height"
            " / put @ out at waist level / bring @ forward at waist height"
            " / hold @ out in front at waist level",
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
        part(
            "elbow",
            "out at shoulder height / lifted to shoulder height / raised to the level of the shoulder[|s]"
            " / raised to shoulder level / as high as the shoulder[|s] / lifted up / raised high"
            " / kept high / held up / up in line with the shoulder[|s]",
            "rise to shoulder height / stay up / stay high / lift to shoulder level",
            "raise @ to shoulder height / raise @ up / lift @ up / keep @ up / keep @ high"
            " / keep @ at shoulder height / bring @ level with the shoulder[|s] / hold @ at shoulder level"
            " / hold @ level with the shoulder[|s] / raise @ high / put @ up",
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
        part(
            "elbow",
            "close to ~ ribs / held tight to the body / against ~ ribs / at ~ [side|sides]"
            " / close to ~ [side|sides] / kept close to the body / drawn in / pulled in"
            " / tight to ~ [side|sides] / kept in tight / pinned to ~ [side|sides]",
            "stay close to the body / stay tucked in / stay by ~ [side|sides] / rest against ~ [side|sides]",
            "hold @ at ~ [side|sides] / keep @ by ~ [side|sides] / keep @ close to ~ ribs"
            " / hold @ in close / hold @ close to ~ [side|sides] / draw @ in / pull @ in close"
            " / keep @ in tight / bring @ in to ~ [side|sides] / press @ against ~ ribs"
            " / keep @ at ~ [side|sides] / tuck @ in tight",
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
        part(
            "elbow",
            "behind ~ torso / pulled behind the body / driven back / swung back / pointing backwards"
            " / drawn back behind ~ body / pushed back / held back / back behind ~ body"
            " / pointing behind ~ body / cocked back",
            "point back / go back / stick out backwards / point behind ~ body",
            "drive @ back / push @ back / drive @ backwards / swing @ back / point @ back"
            " / point @ backwards / hold @ behind ~ body / draw @ backwards / bring @ behind ~ body"
            " / keep @ back / stick @ out behind ~ body / pull @ backwards",
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
        part(
            "hand",
            "atop ~ head / placed on ~ head / lying on ~ head / up on ~ head / held on ~ head"
            " / touching the top of ~ head / on the crown of ~ head / laid on ~ head / flat on ~ head",
            "lie on ~ head / rest on top of ~ head / cover the top of ~ head / stay on ~ head",
            "lay @ on ~ head / set @ on ~ head / put @ on top of ~ head / keep @ on ~ head"
            " / touch the top of ~ head with @ / rest @ on top of ~ head / place @ on ~ head"
            " / place @ atop ~ head / bring @ to the top of ~ head",
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
        part(
            "hand",
            "on the back of ~ head / on the back of ~ neck / resting behind ~ head / placed behind ~ head"
            " / held behind ~ head / tucked behind ~ head / touching the back of ~ head"
            " / at the back of ~ neck / at the nape of ~ neck",
            "rest at the back of ~ head / touch the back of ~ head / hold the back of ~ head"
            " / stay behind ~ head",
            "rest @ behind ~ head / tuck @ behind ~ head / put @ on the back of ~ head"
            " / touch the back of ~ head with @ / keep @ behind ~ head / bring @ behind ~ head"
            " / place @ on the back of ~ neck / place @ behind ~ neck / hold the back of ~ head with @"
            " / reach behind ~ head with @ / put @ behind ~ neck",
        ),
        part(
            "hand",
            "clasped behind ~ head / interlaced behind ~ head / folded behind ~ head",
            "meet behind ~ head",
            "fold @ behind ~ head / interlace @ behind ~ head / lace @ behind ~ head / link @ behind ~ head",
            only="both",
        ),
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
        part(
            "hand",
            "near ~ face / held up to ~ face / brought to ~ face / against ~ face / by ~ face"
            " / up in front of ~ face / placed on ~ face / raised to ~ face / touching the face"
            " / near ~ mouth / pressed to ~ face",
            "rest against ~ face / touch the face / reach ~ face / come up to ~ face",
            "hold @ in front of ~ face / lift @ to ~ face / put @ to ~ face / bring @ up to ~ face"
            " / press @ to ~ face / move @ to ~ face / keep @ at ~ face / rest @ on ~ face"
            " / hold @ up to ~ face / place @ in front of ~ face / hold @ near ~ face",
        ),
        part(
            "hand",
            "over ~ face / held over ~ face / hiding ~ face",
            "hide ~ face",
            "hide ~ face in @ / hide ~ face behind @ / hold @ over ~ face / put @ over ~ face"
            " / bury ~ face in @",
            only="both",
        ),
    ),
    "at_chin": (
        part(
            "hand",
            "on ~ chin / at ~ chin / touching ~ chin / under ~ chin / at ~ mouth",
            "touch ~ chin",
            "put @ on ~ chin / touch ~ chin with @ / bring @ to ~ chin / hold @ at ~ chin"
            " / bring @ to ~ mouth",
        ),
        part(
            "hand",
            "held to ~ chin / resting on ~ chin / against ~ chin / near ~ chin / up at ~ chin"
            " / brought to ~ chin / up to ~ chin / at ~ jaw / close to ~ chin / near ~ mouth"
            " / supporting ~ chin / placed under ~ chin",
            "rest on ~ chin / hold ~ chin / support ~ chin / rest under ~ chin / reach ~ chin",
            "hold @ to ~ chin / lift @ to ~ chin / rest @ on ~ chin / place @ on ~ chin / rest ~ chin on @"
            " / hold ~ chin with @ / stroke ~ chin with @ / raise @ to ~ chin / put @ under ~ chin"
            " / prop ~ chin on @ / support ~ chin with @ / bring @ up to ~ chin / put @ to ~ mouth"
            " / put @ to ~ chin",
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
        part(
            "hand",
            "against ~ [ear|ears] / by ~ [ear|ears] / near ~ [ear|ears] / up to ~ [ear|ears]"
            " / close to ~ [ear|ears] / next to ~ [ear|ears] / up at ~ [ear|ears] / raised to ~ [ear|ears]"
            " / at ~ {s} ear / at the side[|s] of ~ head / pressed to ~ [ear|ears]",
            "rest on ~ [ear|ears] / reach ~ [ear|ears] / touch the side[|s] of ~ head"
            " / rest against ~ [ear|ears]",
            "raise @ to ~ [ear|ears] / lift @ to ~ [ear|ears] / press @ to ~ [ear|ears]"
            " / place @ on ~ [ear|ears] / keep @ at ~ [ear|ears] / bring @ up to ~ [ear|ears]"
            " / hold @ against ~ [ear|ears] / put @ on ~ {s} ear / hold @ next to ~ [ear|ears]"
            " / touch the side[|s] of ~ head with @ / put @ over ~ [ear|ears]",
        ),
        part(
            "hand",
            "clapped over ~ ears / pressed over ~ ears / cupped over ~ ears / blocking ~ ears",
            "block ~ ears",
            "press @ over ~ ears / block ~ ears with @ / clap @ over ~ ears / shield ~ ears with @"
            " / clamp @ over ~ ears",
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
        part(
            "hand",
            "held to ~ forehead / against ~ forehead / resting on ~ forehead / up at ~ brow"
            " / near ~ forehead / pressed to ~ forehead / placed on ~ forehead / over ~ brow / on ~ brow"
            " / raised to ~ brow / above ~ eyes / up to ~ forehead",
            "rest on ~ forehead / touch ~ brow / rest against ~ forehead / reach ~ forehead"
            " / touch ~ temple[|s]",
            "raise @ to ~ forehead / lift @ to ~ forehead / bring @ to ~ forehead / place @ on ~ forehead"
            " / rest @ on ~ forehead / press @ to ~ forehead / put @ on ~ brow / hold @ against ~ forehead"
            " / touch ~ brow with @ / wipe ~ brow with @ / shade ~ eyes with @ / hold ~ forehead with @"
            " / raise @ to ~ brow / touch ~ temple[|s] with @",
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
        part(
            "hand",
            "up next to ~ head / raised near ~ head / up at head level / lifted beside ~ head"
            " / raised to head height / held beside ~ head / held up near ~ head",
            "stay near ~ head / rise to head height",
            "lift @ beside ~ head / bring @ to head level / keep @ near ~ head / bring @ up next to ~ head"
            " / hold @ at head height / hold @ next to ~ head / raise @ beside ~ head",
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
        part(
            "hand",
            "held to ~ chest / placed on ~ chest / pressed to ~ chest / near ~ chest / close to ~ chest"
            " / held at ~ chest / up at ~ chest / held against ~ chest / at the breastbone / on ~ heart"
            " / at chest height, close to the body / brought in to ~ chest / held close to ~ chest",
            "rest against ~ chest / cover ~ heart / touch the chest / press against ~ chest",
            "hold @ against ~ chest / rest @ on ~ chest / press @ to ~ chest / lay @ over ~ heart"
            " / bring @ up to ~ chest / draw @ to ~ chest / keep @ at ~ chest / hold @ in front of ~ chest"
            " / put @ over ~ heart / pull @ in to ~ chest / hold @ close to ~ chest / cover ~ heart with @"
            " / put @ to ~ chest / keep @ close to ~ chest",
        ),
    ),
    "at_belly": (
        part(
            "hand",
            "on ~ stomach / on ~ belly / in front of ~ stomach / at ~ belly",
            "rest on ~ stomach",
            "put @ on ~ stomach / hold @ to ~ belly / rest @ on ~ belly / hold @ in front of ~ stomach",
        ),
        part(
            "hand",
            "placed on ~ stomach / resting on ~ belly / held to ~ stomach / at ~ stomach / on ~ tummy"
            " / against ~ belly / laid on ~ stomach / over ~ stomach / on ~ abdomen / touching ~ belly"
            " / in front of ~ belly / near ~ navel / held against ~ stomach",
            "lie on ~ stomach / rest on ~ belly / touch ~ stomach / hold ~ belly / cover ~ stomach",
            "place @ on ~ stomach / lay @ on ~ belly / rest @ on ~ stomach / put @ on ~ belly"
            " / bring @ to ~ stomach / press @ to ~ stomach / hold ~ stomach with @ / hold ~ belly with @"
            " / clutch ~ stomach with @ / touch ~ belly with @ / keep @ at ~ stomach"
            " / cover ~ stomach with @ / put @ over ~ stomach / place @ on ~ abdomen",
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
        part(
            "hand",
            "at ~ [hip|hips] / against ~ [hip|hips] / resting on ~ waist / holding ~ [hip|hips]"
            " / perched on ~ [hip|hips] / placed on ~ [hip|hips] / touching ~ [hip|hips]"
            " / held at ~ [hip|hips] / planted on ~ waist",
            "rest at ~ [hip|hips] / rest on ~ waist / hold ~ [hip|hips] / touch ~ [hip|hips]"
            " / stay on ~ [hip|hips]",
            "put @ on ~ waist / place @ on ~ waist / rest @ at ~ [hip|hips] / hold @ at ~ [hip|hips]"
            " / set @ on ~ [hip|hips] / bring @ to ~ [hip|hips] / lay @ on ~ [hip|hips]"
            " / hold ~ [hip|hips] with @ / keep @ at ~ waist / put @ at ~ [hip|hips] / rest @ on ~ waist",
        ),
        part(
            "hand",
            "resting on ~ {s} hip / at ~ {s} hip / planted on ~ {s} hip",
            "rest on ~ {s} hip",
            "rest @ on ~ {s} hip / place @ on ~ {s} hip / keep @ on ~ {s} hip",
            only="one",
        ),
        part(
            "arm",
            "akimbo",
            "",
            "hold @ akimbo / put @ akimbo / keep @ akimbo",
        ),
    ),
    "at_own_shoulder": (
        part(
            "hand",
            "at ~ [shoulder|shoulders] / on ~ {s} shoulder / touching ~ [shoulder|shoulders]",
            "touch ~ [shoulder|shoulders]",
            "bring @ to ~ [shoulder|shoulders] / touch ~ [shoulder|shoulders] with @",
        ),
        part(
            "hand",
            "resting on ~ {s} shoulder / at ~ {s} shoulder / up at ~ [shoulder|shoulders]"
            " / brought to ~ [shoulder|shoulders]",
            "reach ~ [shoulder|shoulders] / rest on ~ {s} shoulder",
            "put @ on ~ {s} shoulder / hold @ at ~ [shoulder|shoulders] / lift @ to ~ [shoulder|shoulders]"
            " / rest @ on ~ {s} shoulder",
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
        part(
            "hand",
            "resting on ~ {o} shoulder / at ~ {o} shoulder / placed on ~ {o} shoulder"
            " / holding ~ {o} shoulder / across the chest on ~ {o} shoulder"
            " / touching the opposite shoulder / at the opposite shoulder",
            "rest on ~ {o} shoulder / hold ~ {o} shoulder / reach across to ~ {o} shoulder"
            " / touch the opposite shoulder",
            "rest @ on ~ {o} shoulder / hold ~ {o} shoulder with @ / place @ on ~ {o} shoulder"
            " / bring @ across to ~ {o} shoulder / touch the opposite shoulder with @"
            " / put @ on the opposite shoulder / lay @ on ~ {o} shoulder / grasp ~ {o} shoulder with @"
            " / reach over to ~ {o} shoulder with @",
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
        part(
            "hand",
            "clasping ~ {o} elbow / at ~ {o} elbow / resting on ~ {o} elbow / holding the opposite elbow"
            " / on the opposite elbow / cupping ~ {o} elbow",
            "rest on ~ {o} elbow / clasp ~ {o} elbow / touch the opposite elbow / support ~ {o} elbow",
            "grab ~ {o} elbow with @ / clasp ~ {o} elbow with @ / grasp ~ {o} elbow with @"
            " / rest @ on ~ {o} elbow / place @ on ~ {o} elbow / hold the opposite elbow with @"
            " / bring @ to ~ {o} elbow / reach across to ~ {o} elbow with @ / support ~ {o} elbow with @",
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
        part(
            "hand",
            "in ~ lap / touching ~ [thigh|thighs] / set on ~ [thigh|thighs] / on top of ~ [thigh|thighs]"
            " / resting in ~ lap / braced on ~ [thigh|thighs] / on ~ {s} thigh / resting on ~ {s} thigh",
            "touch ~ [thigh|thighs] / rest in ~ lap / lie in ~ lap / rest on ~ {s} thigh",
            "set @ on ~ [thigh|thighs] / keep @ on ~ [thigh|thighs] / lay @ in ~ lap / hold @ in ~ lap"
            " / rest @ in ~ lap / put @ in ~ lap / brace @ on ~ [thigh|thighs]"
            " / touch ~ [thigh|thighs] with @ / hold ~ [thigh|thighs] with @ / put @ on ~ {s} thigh"
            " / rest @ on ~ {s} thigh / place @ on top of ~ [thigh|thighs]",
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
        part(
            "hand",
            "holding ~ [knee|knees] / on top of ~ [knee|knees] / set on ~ [knee|knees]"
            " / laid on ~ [knee|knees] / lying on ~ [knee|knees] / on ~ {s} knee / resting on ~ {s} knee"
            " / touching ~ {s} knee",
            "hold ~ [knee|knees] / reach ~ [knee|knees] / rest on ~ {s} knee / stay on ~ [knee|knees]",
            "keep @ on ~ [knee|knees] / set @ on ~ [knee|knees] / hold @ on ~ [knee|knees]"
            " / bring @ to ~ [knee|knees] / grab ~ [knee|knees] with @ / lower @ to ~ [knee|knees]"
            " / grasp ~ [knee|knees] with @ / plant @ on ~ [knee|knees] / put @ on ~ {s} knee"
            " / rest @ on ~ {s} knee / touch ~ {s} knee with @ / lay @ on ~ {s} knee",
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
        part(
            "hand",
            "resting on ~ {o} knee / on the opposite knee / at ~ {o} knee / placed on ~ {o} knee"
            " / touching the opposite knee / across on ~ {o} knee / holding ~ {o} knee",
            "rest on ~ {o} knee / reach across to ~ {o} knee / touch the opposite knee / hold ~ {o} knee",
            "rest @ on ~ {o} knee / place @ on ~ {o} knee / bring @ across to ~ {o} knee"
            " / hold ~ {o} knee with @ / touch the opposite knee with @ / put @ on the opposite knee"
            " / reach over to ~ {o} knee with @ / lay @ on ~ {o} knee"
            " / reach across to the opposite knee with @",
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
        part(
            "hand",
            "holding ~ [foot|feet] / near ~ [foot|feet] / down at ~ [foot|feet]"
            " / touching ~ [ankle|ankles] / holding ~ [ankle|ankles] / at ~ {s} foot / touching ~ {s} foot",
            "reach ~ [foot|feet] / hold ~ [ankle|ankles] / touch ~ [ankle|ankles]",
            "hold ~ [ankle|ankles] with @ / reach down to ~ [foot|feet] with @ / bring @ to ~ [foot|feet]"
            " / grab ~ [foot|feet] with @ / grasp ~ [ankle|ankles] with @ / catch ~ [foot|feet] with @"
            " / touch ~ {s} foot with @ / hold ~ {s} foot with @ / reach for ~ {s} foot with @",
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
        part(
            "hand",
            "at ~ {o} foot / at ~ {o} ankle / on the opposite foot / touching the opposite foot"
            " / holding ~ {o} foot / near ~ {o} foot",
            "reach across to ~ {o} foot / hold ~ {o} foot / touch the opposite foot",
            "grab ~ {o} foot with @ / touch the opposite foot with @ / bring @ across to ~ {o} foot"
            " / put @ on ~ {o} foot / reach for ~ {o} foot with @ / hold ~ {o} ankle with @"
            " / reach across to the opposite foot with @",
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
        part(
            "hand",
            "planted on the ground / on the mat / pressed into the floor / pressed to the floor"
            " / down on the ground / resting on the ground / resting on the floor / against the floor"
            " / set on the floor / braced on the floor / in contact with the floor / flat on the ground",
            "rest on the ground / press into the floor / press against the floor / reach the floor"
            " / reach the ground / stay on the floor",
            "put @ on the ground / place @ on the floor / plant @ on the ground / set @ on the ground"
            " / rest @ on the ground / keep @ on the floor / keep @ on the ground / bring @ to the floor"
            " / lower @ to the floor / lay @ on the floor / put @ down on the floor"
            " / press @ into the floor / press @ against the ground / brace @ on the floor"
            " / place @ on the mat / drop @ to the floor / set @ on the floor",
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
        part(
            "hand",
            "close to the floor / near the ground / down near the floor / down near the ground"
            " / reaching toward the floor / reaching down low / held low / a little above the floor"
            " / down toward the floor",
            "reach toward the ground / hang near the floor / reach for the floor"
            " / reach down toward the floor / stay close to the floor",
            "reach for the floor with @ / reach toward the ground with @ / bring @ near the floor"
            " / bring @ close to the ground / lower @ toward the ground / hold @ close to the floor"
            " / hold @ near the ground / lower @ close to the floor / keep @ near the ground"
            " / reach down toward the floor with @ / drop @ low",
        ),
        part(
            "arm",
            "reaching toward the floor / reaching down low / reaching down to near the floor",
            "reach down low / reach toward the ground",
            "reach @ toward the floor / reach down low with @ / reach down near the ground with @",
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
        part(
            "hand",
            "held at shoulder height / held at shoulder level / raised to shoulder level"
            " / lifted to shoulder height / up at shoulder level / as high as the shoulders"
            " / in line with the shoulders / even with the shoulders / at the level of ~ shoulder[|s]"
            " / brought to shoulder height",
            "rise to shoulder height / stay at shoulder level / come up to shoulder height",
            "hold @ at shoulder level / lift @ to shoulder height / raise @ to the level of the shoulders"
            " / keep @ at shoulder height / bring @ level with the shoulders"
            " / hold @ level with ~ shoulder[|s] / put @ at shoulder height"
            " / hold @ as high as the shoulders / raise @ to shoulder level / bring @ to shoulder height",
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
        part(
            "hand",
            "held behind ~ back / placed behind ~ back / out of sight behind ~ back"
            " / concealed behind ~ back / brought behind ~ back / resting behind ~ back"
            " / held behind the body / reaching behind ~ back",
            "stay behind ~ back / go behind ~ back / reach behind ~ back / remain behind ~ back",
            "bring @ behind ~ back / rest @ behind ~ back / reach behind ~ back with @"
            " / move @ behind ~ back / conceal @ behind ~ back / take @ behind ~ back"
            " / hold @ behind ~ body / slide @ behind ~ back / put @ behind the body"
            " / place @ behind ~ back",
        ),
        part(
            "arm",
            "held behind ~ back / tucked behind ~ back / placed behind ~ back / kept behind ~ back"
            " / reaching behind ~ back",
            "reach behind ~ back / go behind ~ back / rest behind ~ back",
            "bring @ behind ~ back / tuck @ behind ~ back / keep @ behind ~ back / reach @ behind ~ back"
            " / place @ behind ~ back / move @ behind ~ back",
        ),
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
        part(
            "hand",
            "linked / brought together / joined together / touching / close together / placed together"
            " / pressed against each other / in contact / kept together",
            "join / come together / clasp each other / stay together",
            "link @ / keep @ together / bring @ close together / press @ against each other"
            " / join @ together / clasp @ together / place @ together / hold @ close together"
            " / touch @ together / connect @",
            only="both",
        ),
        part(
            "palms",
            "together / joined / touching each other / close together",
            "touch each other / meet",
            "put @ together / bring @ together / join @ / hold @ together / keep @ together",
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
        part(
            "hand",
            "joined overhead / clasped above ~ head / pressed together overhead / together over ~ head"
            " / joined over ~ head / touching above ~ head / held together above ~ head / linked overhead"
            " / touching overhead",
            "join above ~ head / meet overhead / come together above ~ head / touch overhead"
            " / come together overhead",
            "hold @ together overhead / bring @ together above ~ head / join @ overhead"
            " / press @ together overhead / clasp @ above ~ head / put @ together over ~ head"
            " / link @ above ~ head / touch @ together above ~ head / bring @ together overhead"
            " / hold @ together above ~ head",
            only="both",
        ),
        part(
            "palms",
            "together overhead / together above ~ head / touching above ~ head / joined overhead",
            "meet above ~ head",
            "press @ together overhead / join @ above ~ head / bring @ together overhead"
            " / put @ together above ~ head",
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
        part(
            "hand",
            "joined at ~ chest / held together in front of ~ chest / clasped in front of ~ chest"
            " / folded at ~ chest / touching in front of ~ chest / together at chest height"
            " / together at ~ chest / held together at chest level / clasped at chest height"
            " / joined at chest height",
            "meet at ~ chest / join in front of ~ chest / touch in front of ~ chest"
            " / come together at ~ chest / meet at chest height",
            "join @ in front of ~ chest / hold @ together in front of ~ chest / clasp @ at ~ chest"
            " / bring @ together in front of ~ chest / fold @ in front of ~ chest"
            " / put @ together at ~ chest / join @ at chest height / hold @ together at chest height"
            " / fold @ at ~ chest / link @ in front of ~ chest",
            only="both",
        ),
        part(
            "palms",
            "together at ~ chest / together in front of ~ chest / joined at chest height",
            "meet at ~ chest",
            "put @ together at ~ chest / bring @ together in front of ~ chest / join @ at chest height",
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
        part(
            "hand",
            "joined in front of ~ hips / clasped low in front / held together low in front"
            " / linked in front of ~ body / together low in front of ~ body / folded in front of ~ hips"
            " / touching in front of ~ hips / clasped in front of ~ hips / joined in front of ~ body"
            " / held together in front of ~ body",
            "meet low in front / join in front of ~ body / meet in front of ~ hips"
            " / come together low in front / rest together in front",
            "join @ low in front / hold @ together low in front / clasp @ low in front"
            " / fold @ in front of ~ hips / clasp @ in front of ~ hips / put @ together in front of ~ hips"
            " / link @ in front of ~ body / bring @ together in front of ~ hips"
            " / fold @ in front of ~ body / join @ in front of ~ body / keep @ folded in front",
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
        part(
            "hand",
            "held together behind ~ back / linked behind ~ back / clasped behind the back"
            " / interlaced behind ~ back / touching behind ~ back / clasped behind ~ body"
            " / joined behind ~ body",
            "join behind ~ back / touch behind ~ back / hold each other behind ~ back"
            " / come together behind ~ back",
            "hold @ together behind ~ back / fold @ behind ~ back / link @ behind ~ back"
            " / interlace @ behind ~ back / lace @ behind ~ back / bring @ together behind ~ back"
            " / clasp @ behind ~ body / keep @ clasped behind ~ back / touch @ together behind ~ back",
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
        part(
            "hand",
            "clasped out in front / joined out in front / held together in front / together straight ahead"
            " / joined at arm's length in front / touching out in front / reaching forward together",
            "join out in front / come together out in front / touch out in front / reach forward together",
            "clasp @ out in front / put @ together straight ahead / bring @ together out in front"
            " / push @ forward together / reach forward with @ joined / hold @ together straight ahead"
            " / join @ straight ahead / hold @ clasped out in front / reach @ forward together",
            only="both",
        ),
        body(
            "reach straight ahead with both hands together / push both hands forward together"
            " / hold both hands together at arm's length / aim forward with both hands",
            "",
            "both hands together in front / hands joined out in front / reaching forward, hands together"
            " / hands clasped straight ahead",
        ),
    ),
    "praying": (
        body(
            "pray / put ~ palms together in prayer / press ~ palms together in front of ~ chest"
            " / hold ~ hands in prayer",
            "in a praying position",
            "praying / hands in prayer / palms together / prayer hands / namaste",
        ),
        body(
            "join ~ palms in prayer / bring ~ palms together at ~ chest / fold ~ hands in prayer"
            " / clasp ~ hands in prayer / put ~ hands together in prayer"
            " / hold ~ palms together at ~ heart / press ~ hands together at ~ chest"
            " / join ~ hands in prayer / say a prayer / make a namaste gesture"
            " / hold ~ hands in prayer position / place ~ palms together at ~ chest",
            "in prayer / in a prayer pose / in a praying pose",
            "prayer pose / palms pressed together at chest / hands folded in prayer / namaste gesture"
            " / hands together in prayer / palms together at the heart / hands in prayer position"
            " / praying hands",
        ),
        part(
            "hand",
            "in prayer position / in a prayer position / pressed together in prayer / joined in prayer"
            " / folded in prayer / together in prayer / in prayer at ~ chest / in prayer at ~ heart",
            "meet in prayer",
            "hold @ in prayer position / press @ together in prayer / bring @ into a prayer position"
            " / bring @ together in prayer / fold @ in prayer / bring @ to prayer"
            " / put @ in a praying position",
            only="both",
        ),
        part(
            "palms",
            "pressed together at ~ chest / pressed together in prayer"
            " / pressed together in front of ~ chest / together in prayer / together at ~ heart",
            "meet in front of ~ chest",
            "press @ together at ~ chest / press @ together in prayer / bring @ together at ~ heart",
            only="both",
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
        part(
            "arm",
            "folded over ~ chest / crossed at chest height / crossed in front of ~ body / folded in front"
            " / folded in front of ~ body / crossed across ~ chest / folded over each other"
            " / crossed on ~ chest / crossed tightly / crossed in front of ~ chest",
            "fold across ~ chest / cross over ~ chest / fold in front of ~ body / cross over each other",
            "cross @ in front / cross @ across ~ chest / fold @ in front / fold @ in front of ~ chest"
            " / keep @ crossed / fold @ in front of ~ body / put @ across ~ chest / cross @ at ~ chest"
            " / hold @ folded / keep @ folded across ~ chest / cross @ in front of ~ chest"
            " / hold @ crossed over ~ chest",
            only="both",
        ),
        part(
            "forearm",
            "crossed in front of ~ chest / folded over each other",
            "cross in front of ~ chest",
            "cross @ in front of ~ chest / fold @ over each other",
            only="both",
        ),
    ),
    "hugging": (
        body(
            "hug ~ shoulders / wrap both arms around ~ own body / hug ~ own body"
            " / hold ~ shoulders with crossed arms",
            "",
            "self-hug / hugging own body / arms wrapped around own body",
        ),
        body(
            "wrap both arms around ~ shoulders / hold the opposite shoulders with both hands"
            " / place each hand on the opposite shoulder / hold ~ shoulders with arms crossed"
            " / cross ~ arms with the hands on the shoulders / put each hand on the opposite shoulder"
            " / grasp the opposite shoulders with both hands",
            "",
            "hands on opposite shoulders / arms crossed, hands on shoulders"
            " / arms wrapped around shoulders / each hand on the opposite shoulder",
        ),
        part(
            "hand",
            "on the opposite shoulders / resting on the opposite shoulders"
            " / crossed over to the opposite shoulders",
            "rest on the opposite shoulders / hold the opposite shoulders",
            "put @ on the opposite shoulders / place @ on the opposite shoulders"
            " / cross @ over to the opposite shoulders / rest @ on the opposite shoulders",
            only="both",
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
        part(
            "arm",
            "spread far apart / flung open / held wide / opened wide / outspread / thrown wide open"
            " / spread open / open to the sides",
            "open wide / spread wide",
            "throw @ wide / spread @ far apart / spread @ open / fling @ open / throw @ open"
            " / keep @ wide apart / hold @ open wide / open @ up wide",
            only="both",
        ),
        part(
            "hand",
            "spread far apart / held wide apart",
            "spread wide apart",
            "keep @ far apart / move @ wide apart / hold @ wide apart",
            only="both",
        ),
    ),
    "surrender": (
        body(
            "surrender / put ~ hands up in surrender / raise both hands in surrender"
            " / give up with hands raised"
            " / hold up both hands with ~ elbows bent / put both hands up",
            "",
            "surrendering / hands up / hands up in surrender / both hands up, elbows bent",
        ),
        body(
            "hold both hands up with bent elbows / raise both hands with ~ elbows bent / put ~ hands up"
            " / throw ~ hands up in surrender / give in with both hands up / hold ~ hands up in surrender"
            " / make cactus arms / hold ~ arms in a goalpost shape / lift both hands in surrender",
            "",
            "hands raised in surrender / both hands raised, elbows bent / arms up in surrender"
            " / cactus arms / goalpost arms / surrender pose",
        ),
        part(
            "hand",
            "up in surrender / raised in surrender / held up in surrender / up with ~ elbows bent"
            " / raised with ~ elbows bent",
            "go up in surrender",
            "raise @ in surrender / put @ up in surrender / hold @ up in surrender"
            " / throw @ up in surrender / lift @ in surrender / hold @ up with ~ elbows bent",
            only="both",
        ),
        part(
            "arm",
            "up in surrender / raised with bent elbows / up in a goalpost shape / in a cactus shape"
            " / raised in surrender / held up with ~ elbows bent",
            "form a goalpost shape / go up in surrender",
            "raise @ with bent elbows / hold @ up with ~ elbows bent / hold @ in a goalpost shape"
            " / hold @ in a cactus shape / raise @ in surrender",
            only="both",
        ),
    ),
    "flexing": (
        body(
            "flex ~ biceps / flex both arms / show off ~ muscles / flex ~ muscles"
            " / strike a bodybuilder pose",
            "",
            "flexing biceps / bodybuilder pose / double biceps pose / flexing",
        ),
        body(
            "flex both biceps / show ~ biceps / show off ~ biceps / flex ~ arms / do a double biceps pose"
            " / pose like a bodybuilder / strike a double biceps pose / make a muscle with both arms"
            " / flex ~ arm muscles / do a bodybuilder flex",
            "",
            "flexed biceps / muscle pose / bodybuilder flex / showing off muscles / both arms flexed"
            " / double biceps / strongman pose / flexing muscles / both biceps flexed",
        ),
        part(
            "arm",
            "flexed to show the biceps / up in a biceps flex / up in a double biceps pose"
            " / flexed like those of a bodybuilder",
            "flex to show the biceps",
            "flex @ like a bodybuilder / hold @ up in a biceps flex / flex @ to show the biceps"
            " / raise @ in a double biceps pose",
            only="both",
        ),
    ),
    "guard": (
        body(
            "hold up ~ fists / hold ~ fists up in front of ~ body / hold both fists up"
            " / raise both fists in guard / put ~ guard up / hold both hands up in defence / guard ~ chest",
            "",
            "fists up / guard up / boxing guard / hands in guard / fists raised in guard / arms in guard",
        ),
        body(
            "put ~ fists up / raise both fists in front of ~ body / raise ~ fists / keep ~ fists up"
            " / keep ~ guard up / hold ~ hands up like a boxer / put up ~ fists / hold ~ guard up"
            " / raise ~ guard / bring both fists up in front of ~ chest / take up a boxing guard"
            " / hold ~ fists like a boxer / keep both fists up in a guard",
            "in a fighting guard / in a boxing guard",
            "fighting guard / boxer's guard / both fists up / raised fists / fists raised / guard position"
            " / hands up in a fighting guard / fists up in front",
        ),
        part(
            "fists",
            "up / raised / held up in front of ~ chest / up in a guard / up in front of ~ body"
            " / raised in a boxing guard / up to fight / raised in front of ~ chest",
            "stay up in front of ~ chest",
            "hold @ up in a guard / raise @ in front of ~ chest / keep @ up / hold @ in front of ~ chest"
            " / put @ up / bring @ up / hold @ up to fight",
            only="both",
        ),
        part(
            "hand",
            "up in a guard / raised in a fighting guard / up in a boxing guard / held up in defence",
            "guard ~ chest",
            "hold @ up in a guard / raise @ in a boxing guard / put @ up in a guard / hold @ up like a boxer",
            only="both",
        ),
    ),
    "guard_high": (
        body(
            "guard ~ face with both fists / hold ~ fists up in front of ~ face / protect ~ face"
            " / cover ~ face with ~ fists / hold both hands up to ~ face in defence",
            "",
            "fists in front of ~ face / high guard / fists up at the face / guarding the face",
        ),
        body(
            "hold both fists in front of ~ face / raise ~ fists to ~ face / shield ~ face with both fists"
            " / keep ~ fists up by ~ face / block ~ face with both fists / bring both fists up to ~ face"
            " / guard ~ chin with both fists / keep a high guard / guard ~ head with both fists"
            " / shield ~ face with both hands / put both fists up in front of ~ face",
            "in a high guard",
            "fists by the face / both fists at face height / hands guarding the face / protecting the face"
            " / high boxing guard / both fists in front of the face / fists up by the chin"
            " / shielding the face",
        ),
        part(
            "fists",
            "up in front of ~ face / close to ~ face / raised to ~ face / guarding ~ face"
            " / held up by ~ face / in front of ~ face / in a high guard",
            "guard ~ face / protect ~ face / shield ~ face",
            "hold @ close to ~ face / raise @ to ~ face / keep @ in front of ~ face / bring @ up to ~ face"
            " / hold @ in a high guard / hold @ up by ~ face",
            only="both",
        ),
        part(
            "hand",
            "up in a high guard / guarding ~ face / protecting ~ face",
            "guard ~ face / protect ~ face",
            "hold @ up in a high guard / guard ~ face with @ / protect ~ face with @",
            only="both",
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
        part(
            "hand",
            "above the other / above the other hand / held higher than the other",
            "reach higher than the other",
            "hold @ above the other / hold @ higher than ~ {o} hand / keep @ above the other"
            " / place @ higher than the other / keep @ higher than the other",
            only="one",
        ),
        part(
            "arm",
            "higher than the other / higher than ~ {o} arm / held higher than the other",
            "reach higher than the other",
            "hold @ higher than the other / hold @ higher than ~ {o} arm",
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
        part(
            "hand",
            "at the same level / at equal height / on the same level / even with each other / level"
            " / held at the same height / in line with each other / kept level",
            "stay at the same height / stay level",
            "keep @ at the same height / hold @ at equal height / keep @ level"
            " / hold @ level with each other / keep @ at the same level / bring @ to the same height"
            " / hold @ on the same level / keep @ even with each other",
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
        part(
            "hand",
            "planted behind ~ body / planted on the floor behind ~ back / on the ground behind ~ back"
            " / supporting ~ body from behind / on the ground behind ~ body"
            " / resting on the floor behind ~ body / braced on the floor behind ~ back",
            "support ~ body from behind / rest on the ground behind ~ body / prop ~ body up from behind"
            " / press into the floor behind ~ body",
            "plant @ behind ~ body / plant @ on the ground behind ~ back"
            " / put @ on the ground behind ~ body / set @ on the floor behind ~ back"
            " / prop @ behind ~ body / rest @ on the floor behind ~ body"
            " / brace @ on the floor behind ~ body / support ~ body with @ behind ~ back"
            " / place @ behind ~ body on the floor",
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
        part(
            "forearm",
            "down on the floor / resting on the ground / pressed to the floor / along the floor"
            " / flat on the floor",
            "lie flat on the floor / rest on the ground / press into the floor / support ~ upper body",
            "lower @ to the floor / place @ on the floor / rest @ on the ground / keep @ on the floor"
            " / press @ into the floor / rest on @ / support ~ body on @",
        ),
        part(
            "elbow",
            "on the floor / resting on the floor / on the ground / propped on the floor",
            "rest on the floor / rest on the ground",
            "put @ on the floor / rest @ on the floor / prop ~ body up on @ / rest on @",
        ),
    ),
    "arms_in_v": (
        body(
            "raise both arms in a V / hold ~ arms up in a V shape / throw both arms up in victory"
            " / celebrate with both arms up / cheer with both arms raised",
            "",
            "arms up in a V / victory pose / arms raised in triumph / cheering, arms up",
        ),
        body(
            "form a V with both arms / make a V with ~ arms / throw ~ arms up in a V"
            " / stretch both arms up in a V / lift both arms in a V shape / raise ~ arms in triumph"
            " / put both arms up in a V / celebrate with ~ arms in the air / raise both arms in victory"
            " / form a Y with ~ arms / throw both arms up in triumph / cheer with ~ arms in the air"
            " / hold both arms up and out",
            "",
            "arms in a V / arms raised in a V / arms up in victory / V-shaped arms / arms in a V shape"
            " / arms up in a Y / triumphant pose / both arms up and out / celebrating, arms in the air",
        ),
        part(
            "arm",
            "up in a V / raised in a V shape / raised in victory / up in triumph / thrown up in a V"
            " / raised in a Y shape / up and apart / thrown up in victory",
            "form a V / make a V / form a Y",
            "raise @ in a V shape / throw @ up in victory / hold @ up in a V / lift @ in triumph"
            " / stretch @ up in a V / raise @ in triumph / form a V with @",
            only="both",
        ),
    ),
    "arms_in_front_bent": (
        body(
            "hold both hands out in front / hold something in front of ~ body / carry something in front"
            " / hold both forearms out in front",
            "",
            "hands out in front / holding something / both forearms forward / carrying something",
        ),
        body(
            "hold both hands out in front with bent elbows / carry something with both hands"
            " / hold something with both hands in front / hold both hands as if around a box",
            "",
            "both hands in front, elbows bent / hands held out in front / forearms out in front"
            " / holding a box in front",
        ),
        part(
            "hand",
            "out in front with ~ elbows bent / held out in front / in front as if holding a box",
            "reach out in front with ~ elbows bent",
            "hold @ out in front with bent elbows / hold @ out in front"
            " / hold @ in front as if carrying a box",
            only="both",
        ),
    ),
    "one_up_one_down": (
        body(
            "hold one arm up and the other down / raise one arm with the other lowered / lift only one arm",
            "",
            "one arm up, one arm down / one arm up, the other down / one hand raised, one hand down",
        ),
        body(
            "hold one arm up with the other hanging / lift one arm with the other at ~ side"
            " / keep one arm up and the other at ~ side / put one hand up and the other down"
            " / put one arm up in the air with the other hanging down",
            "",
            "one arm raised, the other hanging / one hand up, the other at the side"
            " / one arm in the air, the other down",
        ),
    ),
    "waving": (
        body(
            "wave / wave with ~ {s} hand / wave ~ {s} hand / greet someone with ~ {s} hand raised"
            " / wave hello with ~ {s} hand / hold up ~ {s} hand in greeting / wave at somebody",
            "",
            "waving / waving with {s} hand / {s} hand waving / saying hello, {s} hand up",
        ),
        body(
            "wave hello / wave goodbye / give a wave with ~ {s} hand / raise ~ {s} hand in greeting"
            " / wave ~ {s} hand in the air / raise ~ {s} hand to wave / hold ~ {s} hand up to wave"
            " / greet somebody with ~ {s} hand / wave to someone / give a friendly wave / wave ~ {s} arm"
            " / wave with ~ {s} arm / wave goodbye with ~ {s} hand",
            "",
            "waving hello / waving goodbye / {s} hand raised in greeting / greeting with {s} hand"
            " / {s} arm waving / waving to someone / friendly wave / waving with {s} arm"
            " / {s} hand up, waving / {s} hand raised in a wave",
        ),
        part(
            "hand",
            "raised in a wave / raised in greeting / up in greeting / up in a wave / raised to wave"
            " / lifted in greeting",
            "wave / wave hello / wave to someone",
            "wave @ / wave @ in greeting / raise @ in a wave / wave with @ / hold @ up to wave"
            " / give a wave with @ / lift @ in greeting / raise @ to say hello",
            only="one",
        ),
        part(
            "arm",
            "raised in a wave / up in a wave / raised in greeting",
            "wave / wave hello",
            "wave @ / wave with @ / raise @ to wave / lift @ in greeting",
            only="one",
        ),
    ),
    "saluting": (
        body(
            "salute / salute with ~ {s} hand / give a military salute with ~ {s} hand"
            " / shield ~ eyes with ~ {s} hand",
            "",
            "saluting / {s} hand saluting / military salute / salute, {s} hand at forehead",
        ),
        body(
            "give a salute / give a salute with ~ {s} hand / raise ~ {s} hand in a salute / hold a salute"
            " / touch ~ forehead in salute / bring ~ {s} hand to ~ brow in salute / make a military salute"
            " / salute like a soldier / shade ~ eyes with ~ {s} hand"
            " / hold ~ {s} hand to ~ forehead in a salute / perform a salute",
            "",
            "salute / army salute / soldier salute / saluting with {s} hand / {s} hand at brow"
            " / giving a salute / shading eyes with {s} hand / {s} hand raised in a salute",
        ),
        part(
            "hand",
            "raised in a salute / at ~ forehead in salute / held to ~ brow / in a salute / shading ~ eyes"
            " / at ~ brow in a salute",
            "salute / shade ~ eyes / shield ~ eyes",
            "salute with @ / raise @ in a salute / bring @ to ~ brow in salute / hold @ in a salute"
            " / shade ~ eyes with @ / raise @ to ~ brow in salute",
            only="one",
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
        body(
            "think hard / ponder / look thoughtful / strike a thinking pose / stroke ~ chin in thought"
            " / hold ~ chin in ~ {s} hand / prop ~ chin on ~ {s} hand"
            " / hold ~ {s} hand to ~ chin in thought / contemplate with ~ {s} hand on ~ chin"
            " / consider something with ~ {s} hand at ~ chin / scratch ~ chin with ~ {s} hand"
            " / put ~ {s} hand to ~ chin in thought",
            "deep in thought / lost in thought / thoughtful / in a thinking pose",
            "deep in thought / thinker pose / {s} hand on chin, thinking / hand on chin / pondering"
            " / contemplating / chin resting on {s} hand / stroking chin with {s} hand"
            " / pondering, {s} hand at chin",
        ),
        part(
            "hand",
            "on ~ chin in thought / at ~ chin in thought / held to ~ chin in thought / supporting ~ chin",
            "stroke ~ chin / support ~ chin / hold ~ chin",
            "stroke ~ chin with @ / rest ~ chin on @ / hold @ to ~ chin in thought"
            " / bring @ to ~ chin in thought / support ~ chin with @ / hold ~ chin with @",
            only="one",
        ),
    ),
    "phoning": (
        body(
            "talk on the phone / hold a phone to ~ {s} ear / make a phone call with ~ {s} hand"
            " / listen with ~ {s} hand at ~ ear",
            "on the phone",
            "on the phone / phone call / {s} hand holding a phone / phone at {s} ear",
        ),
        body(
            "speak on the phone / answer the phone / answer a call with ~ {s} hand"
            " / hold a telephone to ~ {s} ear / hold a mobile phone to ~ {s} ear"
            " / hold a cell phone to ~ {s} ear / take a phone call / make a call"
            " / hold ~ {s} hand to ~ ear like a phone / listen to a phone at ~ {s} ear"
            " / use a phone with ~ {s} hand at ~ ear",
            "on a call / on the telephone / on a phone call",
            "on a call / talking on the phone / phone held to {s} ear / answering the phone"
            " / {s} hand at ear, phoning / phone in {s} hand / making a call / telephone at {s} ear",
        ),
        part(
            "hand",
            "holding a phone to ~ ear / holding a phone at ~ ear / at ~ ear with a phone",
            "hold a phone / hold a phone to ~ ear",
            "hold a phone to ~ ear with @ / lift a phone to ~ ear with @ / answer the phone with @"
            " / hold @ to ~ ear like a phone",
            only="one",
        ),
    ),
    "pointing_forward": (
        body(
            "point forward / point straight ahead with ~ {s} hand / point forward with ~ {s} arm"
            " / point at something in front / aim ~ {s} arm straight ahead",
            "",
            "pointing forward / pointing ahead / {s} arm pointing forward / pointing ahead with {s} hand",
        ),
        body(
            "point ahead / point straight ahead / point to the front / point ahead with ~ {s} hand"
            " / point forward with ~ {s} hand / point at something straight ahead"
            " / point ~ {s} hand forward / point ~ {s} arm forward / aim ~ {s} hand forward"
            " / stretch ~ {s} arm out to point forward / point straight ahead with ~ {s} arm"
            " / indicate something in front with ~ {s} hand",
            "",
            "pointing straight ahead / {s} hand pointing forward / pointing to the front"
            " / {s} arm aimed forward / pointing forward with {s} arm / pointing in front"
            " / {s} arm pointing straight ahead",
        ),
        part(
            "arm / hand",
            "pointing forward / pointing straight ahead / aimed forward / pointed forward"
            " / pointing to the front",
            "point forward / point straight ahead / point ahead",
            "point forward with @ / point straight ahead with @ / point @ forward / aim @ forward"
            " / point ahead with @ / aim @ straight ahead",
            only="one",
        ),
    ),
    "pointing_side": (
        body(
            "point to the {s} / point to ~ {s} with ~ {s} hand / point sideways with ~ {s} arm"
            " / point out to the {s} side / point {s}",
            "",
            "pointing to the {s} / pointing {s} / {s} arm pointing sideways",
        ),
        body(
            "point to ~ {s} / point off to the {s} / point out to ~ {s} / point sideways with ~ {s} hand"
            " / point to the side with ~ {s} arm / point {s} with ~ {s} hand / aim ~ {s} arm to the {s}"
            " / stretch ~ {s} arm out to point to the {s} / indicate something to the {s}"
            " / point at something on ~ {s} / point to the {s} with ~ {s} arm"
            " / point out to the side with ~ {s} hand",
            "",
            "pointing to {s} side / pointing off to the {s} / pointing sideways with {s} hand"
            " / {s} hand pointing to the {s} / {s} arm pointing to the side / pointing {s} with {s} arm"
            " / pointing out to the {s} / {s} hand pointing sideways",
        ),
        part(
            "arm / hand",
            "pointing to the {s} / pointing sideways / pointing to the side / pointing off to the {s}"
            " / pointed to ~ {s}",
            "point to the {s} / point sideways / point off to ~ {s}",
            "point @ to the {s} / point to the {s} with @ / point sideways with @ / aim @ to the side"
            " / point @ sideways / point off to the {s} with @",
            only="one",
        ),
    ),
    "punching": (
        body(
            "punch / punch forward / punch with ~ {s} fist / throw a punch with ~ {s} hand"
            " / throw a {s} punch / punch straight ahead with ~ {s} arm",
            "",
            "punching / {s} punch / punching with {s} hand / {s} straight punch",
        ),
        body(
            "throw a punch / throw a straight punch / throw a punch with ~ {s} fist"
            " / throw a jab with ~ {s} hand / strike forward with ~ {s} fist"
            " / deliver a punch with ~ {s} hand / thrust ~ {s} fist forward / drive ~ {s} fist forward"
            " / throw a {s} jab / punch the air with ~ {s} fist / extend ~ {s} arm in a punch"
            " / punch forward with ~ {s} hand / strike with ~ {s} fist / land a punch with ~ {s} fist",
            "",
            "straight punch / throwing a punch / {s} jab / {s} fist punching / {s} arm punching forward"
            " / punch with {s} fist / throwing a {s} punch / {s} arm thrust forward in a punch"
            " / punching forward with {s} fist / boxing punch",
        ),
        part(
            "arm",
            "thrust forward in a punch / extended in a punch / punching forward"
            " / thrown forward in a punch / extended forward in a punch",
            "punch forward / punch straight ahead / deliver a punch",
            "punch forward with @ / thrust @ forward in a punch / extend @ in a punch / punch with @"
            " / drive @ forward in a punch / punch straight ahead with @",
            only="one",
        ),
        part(
            "hand",
            "punching forward / thrust forward in a punch",
            "punch forward / throw a punch",
            "punch with @ / throw a punch with @ / drive @ forward in a punch",
            only="one",
        ),
    ),
}
