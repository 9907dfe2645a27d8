"""Words for legs, knees and feet. The notation is explained in :mod:`.lexicon`."""

from __future__ import annotations

from .lexicon import Words, body, part

WORDS: dict[str, Words] = {
    # --- legs ---------------------------------------------------------------------------------------
    "knee_lifted": (
        part(
            "knee",
            "brought up / lifted off the ground / driven upward",
            "come up / rise",
            "drive @ upward / bring @ up in front / lift @ off the ground",
        ),
        part(
            "knee",
            "raised / lifted / up / in the air / lifted in front / raised in front / pulled up"
            " / bent and raised",
            "",
            "raise @ / lift @ / lift @ up / bring @ up / pull @ up / raise @ in front / draw @ up"
            " / hold @ up",
        ),
        part(
            "leg",
            "raised with a bent knee / lifted and bent at the knee",
            "",
            "lift @ with a bent knee / raise @ with the knee bent",
            only="one",
        ),
    ),
    "knee_lifted_high": (
        part(
            "knee",
            "raised high / up at hip height / lifted to hip height / pulled up high / lifted high",
            "",
            "raise @ high / lift @ to hip height / pull @ up high / bring @ up high / drive @ up high",
        ),
    ),
    "leg_raised": (
        part(
            "leg",
            "held in the air / elevated",
            "hang in the air",
            "elevate @ / keep @ up in the air",
        ),
        part(
            "leg",
            "raised / lifted / up / off the ground / lifted off the floor / in the air / up in the air",
            "",
            "raise @ / lift @ / lift @ up / hold @ up / lift @ off the floor / put @ up / raise @ in the air",
        ),
        part(
            "foot",
            "raised / lifted / in the air / up",
            "",
            "lift @ / raise @ / hold @ up",
        ),
    ),
    "leg_front": (
        part(
            "leg",
            "held out in front / swung forward / straight in front",
            "stick out in front",
            "hold @ out in front / swing @ out in front",
        ),
        part(
            "leg",
            "raised in front / lifted forward / stretched out in front / extended forward / raised forward"
            " / kicked out in front / straight out in front",
            "point forward / reach forward",
            "raise @ in front / lift @ forward / stretch @ out in front / kick @ forward / extend @ forward"
            " / raise @ forward / swing @ forward",
        ),
    ),
    "leg_side": (
        part(
            "leg",
            "held out to the side / swung sideways / kicked out sideways",
            "stick out to the side",
            "hold @ out to the side / swing @ sideways",
            only="one",
        ),
        part(
            "leg",
            "raised to the side / lifted sideways / stretched out to the side / out to the {s}"
            " / extended sideways / raised out to the {s} / lifted to the side",
            "point to the side / swing out to the side",
            "raise @ to the side / lift @ sideways / stretch @ out to the side / swing @ out to the {s}"
            " / extend @ sideways / kick @ out to the side / lift @ out to the {s}",
            only="one",
        ),
        part("leg", "spread apart in the air / out to the sides", "", "spread @ in the air", only="both"),
    ),
    "leg_back": (
        part(
            "leg",
            "held out behind / swung back / trailing in the air behind",
            "trail behind / stick out behind",
            "hold @ out behind / kick @ out behind",
        ),
        part(
            "leg",
            "raised behind / lifted back / stretched out behind / extended backwards / kicked back"
            " / raised behind ~ body / straight out behind",
            "point backwards / reach back",
            "raise @ behind ~ body / lift @ back / stretch @ out behind / extend @ backwards / kick @ back"
            " / lift @ behind ~ body / swing @ back",
        ),
    ),
    "leg_front_high": (
        part(
            "leg",
            "raised high in front / at hip height in front / kicked up high in front / lifted high",
            "",
            "raise @ high in front / kick @ up high / lift @ to hip height / swing @ up high in front",
        ),
    ),
    "leg_side_high": (
        part(
            "leg",
            "raised high to the side / high out to the {s} / lifted high sideways / up high at the side",
            "",
            "raise @ high to the side / lift @ high out to the {s} / kick @ up high to the side",
            only="one",
        ),
        part("leg", "spread wide apart in the air", "", "spread @ wide in the air", only="both"),
    ),
    "leg_back_high": (
        part(
            "leg",
            "raised high behind / lifted high in the back / level behind ~ body / high behind ~ body",
            "",
            "raise @ high behind ~ body / lift @ high behind / stretch @ back at hip height",
        ),
    ),
    "kicking": (
        body(
            "kick / kick with ~ {s} leg / kick with ~ {s} foot / throw a {s} kick / kick ~ {s} leg out"
            " / deliver a high kick with ~ {s} leg",
            "",
            "kicking / {s} kick / {s} leg kicking / high kick / kick with {s} leg",
        ),
    ),
    "heel_up_behind": (
        part(
            "foot",
            "raised backwards / drawn up behind / in the air behind ~ body",
            "swing up behind",
            "swing @ up behind / draw @ up behind ~ body",
        ),
        part(
            "foot",
            "lifted behind / kicked up behind / raised behind ~ body / up behind ~ [knee|knees]",
            "",
            "lift @ behind ~ body / kick @ up behind / raise @ behind ~ body",
        ),
        part(
            "heel",
            "pulled up toward ~ buttocks / up behind / kicked up behind",
            "",
            "pull @ toward ~ buttocks / kick @ up behind ~ body / bring @ up behind",
        ),
        part("leg", "bent back at the knee / folded back", "", "bend @ back / fold @ back at the knee"),
    ),
    "arabesque": (
        body(
            "do an arabesque / balance with ~ {s} leg stretched out behind"
            " / stretch ~ {s} leg back in an arabesque"
            " / lean forward with ~ {s} leg raised behind"
            " / balance like a figure skater, ~ {s} leg raised behind",
            "in an arabesque",
            "arabesque / arabesque, {s} leg back / standing scale, {s} leg raised behind",
        ),
    ),
    "ankle_on_knee": (
        part(
            "ankle",
            "on ~ {o} knee / resting on ~ {o} knee / crossed over ~ {o} knee",
            "rest on ~ {o} knee",
            "put @ on ~ {o} knee / rest @ on ~ {o} knee / cross @ over ~ {o} knee"
            " / place @ on the opposite knee",
            only="one",
        ),
    ),
    "tree_pose": (
        body(
            "stand in tree pose with ~ {s} foot against ~ {o} leg / do the yoga tree pose"
            " / rest ~ {s} foot against ~ {o} leg / place ~ {s} foot on the inside of ~ {o} leg",
            "in tree pose",
            "tree pose / tree pose, {s} foot on {o} leg / yoga tree",
        ),
    ),
    "leg_up_lying": (
        part(
            "leg",
            "up in the air / raised / pointing up / lifted off the floor",
            "point up at the ceiling / point upward",
            "raise @ / lift @ off the floor / hold @ up in the air / point @ at the ceiling",
        ),
    ),
    "knee_to_chest": (
        part(
            "knee",
            "pulled to ~ chest / drawn up to ~ chest / tucked into ~ chest / close to ~ chest",
            "touch ~ chest",
            "pull @ to ~ chest / draw @ up to ~ chest / tuck @ into ~ chest / bring @ to ~ chest",
        ),
    ),
    # --- knees --------------------------------------------------------------------------------------
    "knee_straight": (
        part(
            "leg",
            "straightened / held straight / completely straight",
            "",
            "hold @ straight / lock @ / extend @ fully",
        ),
        part(
            "leg",
            "straight / fully extended / stretched / kept straight",
            "",
            "keep @ straight / straighten @ / stretch @ / extend @",
        ),
        part("knee", "straight / locked / unbent / extended", "", "straighten @ / lock @ / keep @ straight"),
    ),
    "knee_bent": (
        part("leg", "bent at an angle", "flex", "flex @"),
        part("knee", "bent / flexed / kept bent", "bend", "bend @ / flex @ / keep @ bent"),
        part("leg", "bent / bent at the knee / flexed", "", "bend @ / bend @ at the knee"),
    ),
    "knee_slight": (
        part(
            "knee",
            "gently bent / soft / lightly bent / relaxed and a little bent",
            "flex a little",
            "flex @ slightly / unlock @",
        ),
        part("leg", "slightly bent / bent a little", "", "bend @ slightly / bend @ a bit"),
        part(
            "knee",
            "slightly bent / a little bent / softly bent / bent a bit",
            "bend slightly",
            "bend @ slightly / bend @ a little / soften @ / bend @ a bit",
        ),
    ),
    "knee_square": (
        part(
            "knee",
            "bent at a right angle / bent 90 degrees / at 90 degrees / at right angles",
            "",
            "bend @ at a right angle / bend @ to 90 degrees",
        ),
    ),
    "knee_folded": (
        part("knee", "tightly bent / folded", "fold", "fold @ / bend @ tightly / bend @ deeply"),
        part(
            "knee",
            "sharply bent / fully bent / deeply bent",
            "",
            "bend @ fully / bend @ sharply / bend @ all the way",
        ),
        part("leg", "folded / tightly bent / sharply bent", "", "fold @ / bend @ tightly"),
    ),
    "knee_on_floor": (
        part(
            "knee",
            "placed on the floor / planted on the ground / down",
            "press on the floor / stay on the ground",
            "plant @ on the ground / set @ down on the floor / lower @ to the floor / drop @ to the ground",
        ),
        part(
            "knee",
            "on the floor / on the ground / touching the floor / resting on the ground / down on the floor",
            "touch the floor / rest on the floor",
            "put @ on the floor / rest @ on the ground / place @ on the floor / touch the ground with @",
        ),
    ),
    "knees_wide": (
        part(
            "knee",
            "wide apart / spread apart / open / out to the sides / turned outward",
            "point outward",
            "spread @ apart / open @ wide / hold @ wide apart / turn @ outward",
            only="both",
        ),
    ),
    "knees_together": (
        part(
            "knee",
            "together / pressed together / close together / touching",
            "touch each other",
            "press @ together / keep @ together / hold @ close together",
            only="both",
        ),
    ),
    # --- feet and stance ----------------------------------------------------------------------------
    "foot_off": (
        part(
            "foot",
            "hovering above the floor / clear of the ground / up from the floor",
            "hang above the ground",
            "keep @ off the ground / raise @ / hold @ clear of the floor",
        ),
        part(
            "foot",
            "off the floor / off the ground / lifted / raised off the ground / lifted off the floor"
            " / not on the floor",
            "leave the floor / hover above the floor",
            "lift @ / lift @ off the floor / raise @ off the ground / hold @ off the floor / pick @ up",
        ),
    ),
    "one_leg": (
        body(
            "balance on the {s} leg alone / keep balance on ~ {s} foot / rest all the weight on ~ {s} leg"
            " / stand one-legged on ~ {s} leg",
            "poised on ~ {s} leg / poised on one foot",
            "poised on {s} leg / one-legged stance / one foot off the ground / single-leg balance, {s} leg",
        ),
        body(
            "stand on one leg / balance on ~ {s} leg / stand on ~ {s} leg / balance on one foot"
            " / stand on ~ {s} foot only / balance on ~ {s} foot",
            "balanced on ~ {s} leg / on one leg",
            "standing on {s} leg / balancing on one leg / one-legged balance / balancing on {s} foot",
        ),
    ),
    "tiptoe": (
        part(
            "heel",
            "up / lifted off the ground",
            "come up / leave the floor",
            "bring @ up / raise @ off the ground",
        ),
        body(
            "stand on tiptoe / rise onto ~ toes / stand on ~ toes / go up on tiptoe",
            "on tiptoe / on ~ toes",
            "on tiptoe / on tiptoes / standing on toes",
            only="both",
        ),
        part("heel", "raised / off the floor / lifted", "", "raise @ / lift @ off the floor / lift @"),
    ),
    "on_heel": (
        part(
            "heel",
            "on the floor with the toes up / planted with the toes pointing up",
            "",
            "plant @ with the toes up",
        ),
        part("foot", "flexed with the toes up", "", "lift the toes of @"),
    ),
    "step_front": (
        part(
            "foot",
            "leading / out in front / set forward / a step ahead",
            "lead / go ahead",
            "move @ forward / bring @ in front / plant @ in front",
            only="one",
        ),
        part(
            "foot",
            "forward / in front / ahead of the other / placed in front / one step ahead",
            "step forward",
            "put @ forward / place @ in front / step forward with @ / step @ forward / set @ ahead",
            only="one",
        ),
        part(
            "leg",
            "forward / in front / ahead of the other",
            "step forward",
            "put @ forward / step forward with @ / bring @ forward",
            only="one",
        ),
    ),
    "step_back": (
        part(
            "foot",
            "trailing / set back / a step behind",
            "trail behind",
            "move @ back / bring @ behind / set @ behind the other",
            only="one",
        ),
        part(
            "foot",
            "back / behind / behind the other / placed behind / one step back",
            "step back",
            "put @ back / place @ behind / step back with @ / step @ back / set @ behind",
            only="one",
        ),
        part(
            "leg",
            "back / behind / one step behind the other",
            "step back",
            "put @ back / step back with @ / take @ back",
            only="one",
        ),
    ),
    "stretched_back": (
        part(
            "leg",
            "stretched back / straight out behind / extended behind / stretched out to the rear"
            " / straight behind ~ body / extended backwards",
            "",
            "stretch @ back / extend @ behind ~ body / keep @ straight behind ~ body / step far back with @",
            only="one",
        ),
    ),
    "feet_turned_out": (
        part(
            "foot",
            "turned out / turned outward / pointing outward / angled outward",
            "point outward / turn out",
            "turn @ out / point @ outward",
        ),
    ),
    "feet_turned_in": (
        part(
            "foot",
            "turned in / turned inward / pointing inward",
            "point inward / turn in",
            "turn @ in / point @ inward",
        ),
    ),
    "knee_higher": (
        part(
            "knee",
            "higher than the other / higher than ~ {o} knee / higher than the other knee",
            "",
            "hold @ higher than the other / keep @ higher than ~ {o} knee",
            only="one",
        ),
    ),
    "legs_spread_low": (
        part(
            "leg",
            "spread / spread apart / wide apart / apart / open wide",
            "",
            "spread @ / spread @ apart / open @ wide / lay @ wide apart",
            only="both",
        ),
    ),
    "knees_up_lying": (
        part(
            "knee",
            "up / bent with the [foot|feet] on the floor / drawn up / raised",
            "",
            "draw @ up / bend @ with the [foot|feet] on the floor / pull @ up",
        ),
    ),
    "feet_wide": (
        body(
            "take a wide stance / plant ~ feet wide / set ~ feet well apart",
            "in a wide stance",
            "wide stance / legs apart / feet apart",
            only="both",
        ),
        part(
            "leg",
            "apart / spread / spread apart / wide apart",
            "",
            "spread @ / spread @ apart / put @ apart / hold @ apart",
            only="both",
        ),
        part(
            "foot",
            "wide apart / apart / more than shoulder-width apart / far apart / planted wide",
            "",
            "place @ wide apart / plant @ apart / keep @ wide apart / set @ wide",
            only="both",
        ),
    ),
    "feet_very_wide": (
        part(
            "leg",
            "spread very wide / far apart / very wide apart / in a straddle",
            "",
            "spread @ very wide / straddle with @ far apart / spread @ as wide as possible",
            only="both",
        ),
    ),
    "feet_together": (
        body(
            "bring ~ legs together / keep ~ feet side by side",
            "",
            "feet together / legs together / narrow stance",
            only="both",
        ),
        part(
            "foot",
            "together / close together / side by side / next to each other",
            "",
            "keep @ together / put @ together / place @ side by side / bring @ together",
            only="both",
        ),
        part(
            "leg",
            "together / close together / closed",
            "",
            "keep @ together / close @ / press @ together",
            only="both",
        ),
    ),
    "legs_crossed": (
        part(
            "leg",
            "crossed / crossed over each other",
            "cross",
            "cross @ / keep @ crossed",
            only="both",
        ),
        part("ankle", "crossed", "cross", "cross @", only="both"),
    ),
    "lunge": (
        body(
            "take a deep step forward with ~ {s} leg / sink into a lunge with ~ {s} foot ahead"
            " / lunge forward, ~ {s} knee bent / stand in a lunge, ~ {s} leg leading",
            "in a deep lunge / in a lunge, ~ {s} foot leading",
            "deep lunge / lunging, {s} foot ahead / forward lunge on {s} leg / lunge position",
        ),
        body(
            "lunge / lunge with ~ {s} leg forward / lunge forward on ~ {s} leg"
            " / do a lunge with ~ {s} foot in front"
            " / step into a deep lunge, ~ {s} leg in front / take a long lunging step with ~ {s} leg",
            "in a lunge / in a lunge with ~ {s} leg forward",
            "lunge / {s} leg lunge / lunge, {s} leg forward / {s} foot forward lunge",
        ),
    ),
    "side_lunge": (
        body(
            "lunge sideways / lunge to the {s} / do a side lunge to the {s} / bend ~ {s} knee in a side lunge"
            " / lunge sideways with ~ {o} leg straight / shift onto ~ bent {s} leg",
            "in a side lunge",
            "side lunge / side lunge to the {s} / {s} side lunge",
        ),
    ),
    "splits": (
        body(
            "do the splits / sit in the splits / slide into the splits",
            "in the splits",
            "splits / doing the splits",
        ),
    ),
    "weight_on": (
        body(
            "lean ~ weight on ~ {s} leg / shift ~ weight to the {s} foot",
            "",
            "weight shifted to {s} leg",
        ),
        body(
            "shift ~ weight onto ~ {s} leg / put ~ weight on ~ {s} foot / rest ~ weight on the {s} leg",
            "",
            "weight on {s} leg / weight on the {s} foot",
        ),
    ),
}
