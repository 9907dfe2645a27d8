"""Words for legs, knees and feet. The notation is explained in :mod:`.lexicon`."""

from __future__ import annotations

from .lexicon import Words, body, part

WORDS: dict[str, Words] = {
    # --- legs ---------------------------------------------------------------------------------------
    "knee_lifted": (
        part(
            "knee",
            "drawn up in front / brought up in front / hiked up / raised up / lifted up"
            " / pulled up in front / bent and lifted",
            "lift up / come up in front",
            "hike @ up / hoist @ / draw @ up in front / lift @ in front / pull @ up in front / raise @ up",
        ),
        body(
            "raise ~ {s} thigh / lift ~ {s} thigh / bring ~ {s} thigh up / raise ~ {s} leg, knee bent",
            "",
            "{s} knee up / {s} thigh raised / {s} knee lifted / {s} leg lifted, knee bent"
            " / one knee up, the {s} one",
            only="one",
        ),
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
            "raised to hip level / lifted up high / as high as the hips / up high / level with ~ hips"
            " / brought up high",
            "come up high",
            "raise @ to hip level / raise @ to hip height / lift @ high / lift @ up high / draw @ up high"
            " / bring @ up to ~ hips",
        ),
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
            "held up / raised up / lifted up / off the floor / lifted off the ground / held off the ground",
            "stay in the air / lift off the floor",
            "raise @ up / bring @ up / hoist @ / hold @ in the air / lift @ off the ground",
        ),
        part(
            "foot",
            "lifted up / raised up / held up / up in the air / held in the air",
            "come up",
            "lift @ up / raise @ up / bring @ up / pick @ up / hold @ in the air",
        ),
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
            "raised to the front / lifted to the front / lifted in front / held up in front"
            " / lifted out in front of ~ body / raised out in front / stretched forwards in the air"
            " / swung up in front",
            "swing forward / extend forward",
            "lift @ in front / raise @ to the front / lift @ to the front / lift @ out in front of ~ body"
            " / hold @ up in front / raise @ out in front / bring @ up in front / lift @ forwards"
            " / thrust @ forward",
        ),
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
            "raised sideways / lifted out to the side / raised out to the side / lifted laterally"
            " / raised to the {s} / held up at the side / swung out to the {s} / lifted to ~ {s} side",
            "extend out to the side / swing sideways",
            "raise @ sideways / lift @ out to the side / raise @ out to the side / lift @ to the {s}"
            " / raise @ to the {s} / hold @ out to the {s} / lift @ laterally / kick @ sideways"
            " / stretch @ sideways in the air / lift @ to ~ {s} side",
            only="one",
        ),
        part(
            "leg",
            "raised out to the sides",
            "",
            "raise @ out to the sides",
            only="both",
        ),
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
            "raised backwards / lifted behind / raised to the rear / lifted backward / lifted to the back"
            " / held up behind / swung up behind / lifted up behind ~ body",
            "swing back / extend backward",
            "raise @ behind / lift @ behind / raise @ backwards / lift @ backwards / lift @ to the rear"
            " / hold @ up behind / raise @ to the back / swing @ backwards / swing @ up behind"
            " / lift @ up behind ~ body",
        ),
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
            "raised high to the front / raised up high / kicked high / high in the air in front"
            " / up high in front",
            "swing up high in front",
            "lift @ high in front / raise @ high to the front / kick @ high in front / lift @ up high"
            " / swing @ high in front / bring @ up high in front",
        ),
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
            "lifted high to the side / raised high sideways / lifted high to the {s}"
            " / kicked high to the side",
            "swing up high to the side",
            "lift @ high to the side / raise @ high to the {s} / raise @ high sideways"
            " / kick @ high to the side / swing @ high to the {s}",
            only="one",
        ),
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
            "lifted high behind / held high behind / raised high to the rear / raised high backwards",
            "",
            "raise @ high behind / lift @ high behind ~ body / raise @ high to the back / kick @ high behind",
        ),
        part(
            "leg",
            "raised high behind / lifted high in the back / level behind ~ body / high behind ~ body",
            "",
            "raise @ high behind ~ body / lift @ high behind / stretch @ back at hip height",
        ),
    ),
    "kicking": (
        body(
            "kick out with ~ {s} leg / kick out with ~ {s} foot / do a kick with ~ {s} leg"
            " / deliver a kick with ~ {s} foot / throw a kick with ~ {s} leg / swing ~ {s} leg in a kick"
            " / perform a {s} kick / lash out with ~ {s} foot / kick using ~ {s} leg / deliver a {s} kick"
            " / throw a {s}-leg kick",
            "in mid-kick / in mid-kick with ~ {s} leg / kicking with the {s} foot",
            "kick with {s} foot / {s} leg kick / mid-kick, {s} leg / kicking out with {s} leg"
            " / {s} foot kick / kicking with {s} foot / kick, {s} leg / kick using the {s} leg",
        ),
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
            "held up behind / lifted up behind / raised behind / tucked up behind / up behind"
            " / lifted backwards / kicked backwards and up",
            "come up behind",
            "lift @ up behind / raise @ behind / hold @ up behind / tuck @ up behind / lift @ backwards"
            " / bring @ up behind / flick @ up behind ~ body / pull @ up behind",
        ),
        part(
            "heel",
            "raised toward ~ buttocks / lifted towards ~ bottom / curled up behind / drawn up behind"
            " / lifted up behind",
            "come up behind",
            "raise @ toward ~ buttocks / lift @ up behind / kick @ toward ~ bottom / curl @ up behind"
            " / bring @ towards ~ backside / draw @ up behind",
        ),
        part(
            "leg",
            "bent up behind / curled up behind / bent backwards at the knee / folded up behind ~ body",
            "",
            "bend @ up behind / curl @ up behind / bend @ backwards at the knee / fold @ up behind"
            " / bend @ behind ~ body",
        ),
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
            "hold an arabesque with ~ {s} leg behind / tip forward with ~ {s} leg lifted behind"
            " / balance in an arabesque, ~ {s} leg behind / stand in an arabesque with ~ {s} leg raised",
            "in an arabesque with ~ {s} leg behind",
            "arabesque with {s} leg / ballet arabesque, {s} leg raised behind"
            " / leaning forward, {s} leg lifted behind",
        ),
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
            "propped on ~ {o} knee / placed on ~ {o} knee / laid across ~ {o} knee",
            "rest across ~ {o} knee",
            "prop @ on ~ {o} knee / lay @ across ~ {o} knee / set @ on the other knee"
            " / cross @ over the other knee",
            only="one",
        ),
        body(
            "cross ~ legs in a figure four with ~ {s} ankle on top / put ~ {s} ankle over ~ {o} knee",
            "",
            "figure four, {s} ankle on {o} knee / {s} ankle over {o} knee",
            only="one",
        ),
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
            "hold tree pose on ~ {o} leg / balance in tree pose on ~ {o} leg"
            " / press ~ {s} foot against ~ {o} leg / stand on ~ {o} leg with ~ {s} foot against it"
            " / put ~ {s} foot on the inside of ~ {o} leg",
            "in tree pose on ~ {o} leg",
            "tree pose on {o} leg / standing tree pose, {s} knee out / yoga tree pose",
        ),
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
            "in the air / raised up / lifted up / raised off the ground / held up / pointing upwards"
            " / raised in the air / off the floor",
            "stick up / rise into the air",
            "raise @ up / lift @ into the air / lift @ up / raise @ off the floor / stick @ up in the air"
            " / hold @ up / point @ up / put @ up in the air",
        ),
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
            "drawn in to ~ chest / brought up to ~ chest / pulled up to ~ chest / tucked up against ~ chest",
            "come up to ~ chest",
            "bring @ up to ~ chest / pull @ in to ~ chest / tuck @ up to ~ chest / pull @ up to ~ chest",
        ),
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
            "unbent / locked straight / straight at the knee / kept fully extended / straightened out"
            " / fully straight",
            "straighten",
            "straighten @ out / keep @ extended / lock @ straight",
        ),
        part(
            "knee",
            "locked straight / fully straight / straightened / held straight / completely straight",
            "straighten / lock",
            "lock @ straight / hold @ straight / straighten @ out / extend @",
        ),
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
        part(
            "leg",
            "flexed at the knee / held bent / kept bent",
            "bend / bend at the knee",
            "keep @ bent / hold @ bent",
        ),
        part(
            "knee",
            "held bent / kept flexed / in a bend",
            "flex",
            "hold @ bent / keep @ flexed / hold @ flexed",
        ),
        part("leg", "bent at an angle", "flex", "flex @"),
        part("knee", "bent / flexed / kept bent", "bend", "bend @ / flex @ / keep @ bent"),
        part("leg", "bent / bent at the knee / flexed", "", "bend @ / bend @ at the knee"),
    ),
    "knee_slight": (
        part(
            "knee",
            "slightly flexed / bent slightly / in a slight bend / bent just a little / a touch bent"
            " / kept soft",
            "bend a little",
            "bend @ lightly / bend @ just a little / flex @ a little / keep @ slightly bent / keep @ soft"
            " / put a slight bend in @",
        ),
        part(
            "leg",
            "bent slightly / a bit bent / slightly flexed / lightly bent at the knee",
            "bend slightly",
            "bend @ a little / keep @ slightly bent / flex @ slightly / bend @ slightly at the knee",
        ),
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
            "bent to 90 degrees / bent at 90 degrees / at a right angle / at a 90-degree angle"
            " / bent to a right angle",
            "form a right angle",
            "bend @ to a right angle / bend @ at 90 degrees / hold @ at a right angle"
            " / keep @ at 90 degrees / bend @ 90 degrees",
        ),
        part(
            "leg",
            "bent at a right angle / bent 90 degrees at the knee",
            "",
            "bend @ at a right angle / bend @ to 90 degrees / bend @ 90 degrees",
        ),
        part(
            "knee",
            "bent at a right angle / bent 90 degrees / at 90 degrees / at right angles",
            "",
            "bend @ at a right angle / bend @ to 90 degrees",
        ),
    ),
    "knee_folded": (
        part(
            "knee",
            "folded tightly / bent all the way / completely bent",
            "fold up",
            "fold @ tightly / fold @ up / bend @ completely / bend @ as far as possible",
        ),
        part(
            "leg",
            "folded up / fully bent / folded at the knee",
            "",
            "fold @ up / bend @ fully / bend @ all the way / fold @ tightly",
        ),
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
            "resting on the floor / touching the ground / down on the ground / lowered to the floor"
            " / planted on the floor / in contact with the floor",
            "rest on the ground / touch the ground",
            "rest @ on the floor / put @ on the ground / place @ on the ground / set @ on the floor"
            " / keep @ on the floor / bring @ down to the ground / press @ into the floor"
            " / touch the floor with @",
        ),
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
            "spread / spread wide / splayed / splayed apart / far apart / apart / wide open"
            " / opened to the sides",
            "fall open / point out to the sides",
            "spread @ wide / splay @ / open @ to the sides / push @ apart / let @ fall open / keep @ apart"
            " / spread @ out wide",
            only="both",
        ),
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
            "side by side / held together / squeezed together / next to each other / kept together",
            "stay together",
            "hold @ together / squeeze @ together / bring @ together / put @ together / keep @ side by side",
            only="both",
        ),
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
            "held up / in the air / up off the ground / raised from the floor / clear of the floor"
            " / lifted up / raised / up",
            "lift off the ground / hang in the air / stay off the floor",
            "lift @ up / raise @ up / keep @ up / hold @ up / take @ off the floor / lift @ off the ground",
        ),
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
            "stand on ~ {s} foot / stand on the {s} leg / stand on one foot / balance on the {s} leg"
            " / balance on one leg / balance one-legged / stand one-legged / stand on the {s} foot alone"
            " / stand only on ~ {s} leg / stand with ~ {o} foot lifted"
            " / stand with ~ {o} foot off the floor / balance on the {s} foot"
            " / hold a balance on ~ {s} leg / stay balanced on ~ {s} leg",
            "balancing on ~ {s} foot / balanced on ~ {s} foot / standing on ~ {s} leg / on ~ {s} leg only"
            " / on one foot / balanced on one leg",
            "standing on {s} foot / standing on one foot / balancing on {s} leg / balanced on {s} foot"
            " / {s} leg balance / one-leg stand, {s} leg / standing on {s} leg only / on {s} leg"
            " / on {s} foot / single-leg stance / one-legged",
        ),
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
        body(
            "stand up on ~ toes / rise up on tiptoe / come up onto ~ toes / balance on ~ toes"
            " / stand on the balls of ~ feet / get up on tiptoe / stand on ~ tiptoes / go up on ~ toes",
            "up on ~ toes / up on tiptoe / on the balls of ~ feet / on ~ tiptoes",
            "standing on tiptoe / up on the toes / tiptoes / on the balls of the feet / heels up"
            " / heels off the floor / tiptoe stance / standing on the balls of the feet",
            only="both",
        ),
        body(
            "come up onto the toes of ~ {s} foot / rise onto the toes of ~ {s} foot",
            "",
            "on the ball of {s} foot / {s} heel up / {s} foot on tiptoe",
            only="one",
        ),
        part(
            "heel",
            "off the ground / raised off the floor / lifted up / in the air / lifted off the floor",
            "rise",
            "lift @ up / raise @ off the floor / lift @ off the ground / take @ off the floor / keep @ up",
        ),
        part(
            "foot",
            "on tiptoe / up on the toes",
            "",
            "",
        ),
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
            "on the ground with the toes raised",
            "",
            "rest @ on the floor with the toes lifted",
        ),
        part(
            "foot",
            "resting on the heel",
            "",
            "rest @ on the heel / raise the toes of @ / pull the toes of @ up",
        ),
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
            "a step in front of the other / one step in front of the other / a step ahead of the other"
            " / half a step in front of the other / in front of the other / in front of ~ {o} foot"
            " / ahead of ~ {o} foot / placed ahead of the other / a step forward / one step forward"
            " / further forward than the other / set in front of the other foot / half a step ahead"
            " / a pace in front",
            "go in front / come forward",
            "step ahead with @ / take a step forward with @ / put @ in front of the other / put @ in front"
            " / place @ one step in front of the other / set @ a step ahead / stand with @ forward"
            " / stand with @ in front / stand with @ ahead of the other / bring @ forward"
            " / place @ forward / advance @ / keep @ in front / put @ a step in front of the other"
            " / lead with @ / plant @ ahead / place @ ahead of the other / take one step forward with @"
            " / step out with @ in front",
            only="one",
        ),
        part(
            "leg",
            "a step in front of the other / one step ahead / in front of the other / leading"
            " / placed in front / set forward / a step ahead / in front of ~ {o} leg"
            " / half a step in front",
            "",
            "place @ in front / put @ in front of the other / take a step forward with @"
            " / stand with @ forward / stand with @ in front / lead with @ / move @ forward"
            " / put @ in front / set @ forward / step ahead with @ / put @ a step ahead of the other"
            " / take one step forward with @",
            only="one",
        ),
        body(
            "stand in a staggered stance with ~ {s} foot forward"
            " / stand in a split stance, ~ {s} foot in front / stagger ~ feet with the {s} one in front"
            " / put one foot in front of the other, the {s} one leading"
            " / stand with ~ {s} foot in front of ~ {o} foot / place ~ {s} foot a step ahead of ~ {o} foot",
            "in a staggered stance with ~ {s} foot forward / in a split stance, ~ {s} foot leading",
            "staggered stance, {s} foot forward / split stance, {s} foot in front"
            " / {s} foot in front of {o} / {s} foot forward / {s} leg in front"
            " / one foot in front of the other, {s} foot leading / {s} foot a step ahead of {o}",
            only="one",
        ),
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
            "a step behind the other / one step behind the other / one step back from the other"
            " / half a step behind the other / behind ~ {o} foot / a step back"
            " / further back than the other / set behind the other foot / half a step back / a pace behind"
            " / one step behind",
            "stay behind",
            "step backward with @ / take a step back with @ / put @ behind the other / put @ behind"
            " / place @ one step behind the other / set @ a step back / stand with @ back"
            " / stand with @ behind / stand with @ behind the other / bring @ back / place @ back"
            " / keep @ back / keep @ behind / put @ a step behind the other / step backwards with @"
            " / take one step back with @ / plant @ behind",
            only="one",
        ),
        part(
            "leg",
            "a step behind the other / one step back / behind the other / placed behind / set back"
            " / trailing / a step back / behind ~ {o} leg / half a step behind",
            "trail",
            "place @ behind / put @ behind the other / take a step back with @ / stand with @ back"
            " / stand with @ behind / move @ back / put @ behind / set @ back / step backwards with @"
            " / put @ a step behind the other / take one step back with @",
            only="one",
        ),
        body(
            "stand in a staggered stance with ~ {s} foot back / stand in a split stance, ~ {s} foot behind"
            " / stagger ~ feet with the {s} one behind / stand with ~ {s} foot behind ~ {o} foot"
            " / place ~ {s} foot a step behind ~ {o} foot",
            "in a staggered stance with ~ {s} foot back / in a split stance, ~ {s} foot behind",
            "staggered stance, {s} foot back / split stance, {s} foot behind / {s} foot behind {o}"
            " / {s} foot back / {s} leg behind / {s} foot a step behind {o}",
            only="one",
        ),
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
            "stretched out behind / straight back / stretched backwards / straight behind"
            " / extended to the rear / extended straight back / held straight behind",
            "stretch back / stretch out behind / extend backwards",
            "stretch @ out behind / stretch @ backwards / extend @ backwards / stretch @ behind ~ body"
            " / reach back with @ / extend @ to the rear / keep @ straight behind / step well back with @"
            " / extend @ straight back / place @ straight behind / stretch @ out to the rear",
            only="one",
        ),
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
            "turned outwards / pointed outward / angled out / turned to the outside / splayed out"
            " / rotated outward",
            "point out / turn outwards",
            "turn @ outward / point @ out / angle @ outward / rotate @ outwards / splay @ out",
        ),
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
            "turned inwards / pointed inward / angled inward / rotated inward",
            "point inwards",
            "turn @ inward / point @ in / angle @ inward / rotate @ inwards",
        ),
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
            "above the other / above ~ {o} knee / raised above the other",
            "stay above the other",
            "hold @ above the other / raise @ above ~ {o} knee / bring @ higher than the other"
            " / keep @ above the other",
            only="one",
        ),
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
            "in a V / in a V shape / spread wide / splayed / spread out wide / wide open / in a straddle",
            "form a V",
            "spread @ wide / splay @ / spread @ out / part @ wide / open @ in a V / spread @ into a straddle",
            only="both",
        ),
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
            "bent up / pointing up / pointing at the ceiling / bent and raised / pulled up"
            " / raised with the [foot|feet] flat on the floor",
            "point up",
            "bend @ up / raise @ with the [foot|feet] flat on the floor / point @ at the ceiling"
            " / bring @ up / keep @ bent with the [foot|feet] on the ground",
        ),
        part(
            "knee",
            "up / bent with the [foot|feet] on the floor / drawn up / raised",
            "",
            "draw @ up / bend @ with the [foot|feet] on the floor / pull @ up",
        ),
    ),
    "feet_wide": (
        body(
            "adopt a wide stance / hold a wide stance / keep a wide stance / widen ~ stance"
            " / set ~ feet wider than ~ shoulders / place ~ feet far apart / spread ~ feet wide"
            " / have a wide stance / step ~ feet wide apart / place ~ feet wider than hip-width",
            "in a wide-legged stance / in a straddle stance",
            "wide-legged stance / feet wide / feet planted wide / straddle stance / legs wide"
            " / feet wider than shoulders / feet spread / wide footing",
            only="both",
        ),
        part(
            "leg",
            "wide / spread wide / parted / set apart / open / far apart",
            "part / spread",
            "part @ / open @ / spread @ wide / keep @ apart / set @ apart / place @ wide apart"
            " / hold @ wide apart",
            only="both",
        ),
        part(
            "foot",
            "spread / spread wide / spread apart / wider than ~ shoulders / wider than shoulder-width"
            " / well apart / set wide apart / planted far apart / set wide",
            "spread apart / stand wide apart",
            "spread @ / spread @ apart / spread @ wide / set @ wide apart / place @ far apart"
            " / plant @ wide apart / put @ apart / place @ wider than ~ shoulders",
            only="both",
        ),
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
            "extremely wide apart / very far apart / spread far apart / in a wide straddle",
            "",
            "spread @ extremely wide / spread @ far apart / place @ very far apart",
            only="both",
        ),
        part(
            "foot",
            "very wide apart / very far apart / set very wide / much wider than ~ shoulders",
            "",
            "plant @ very wide / set @ very far apart / place @ much wider than ~ shoulders",
            only="both",
        ),
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
            "keep a narrow stance / hold ~ feet together / place ~ feet close together"
            " / have ~ feet together",
            "in a narrow stance",
            "feet side by side / legs closed / feet close together / feet next to each other",
            only="both",
        ),
        part(
            "foot",
            "close beside each other / close to each other / kept together",
            "",
            "hold @ together / set @ side by side / draw @ together / place @ together"
            " / keep @ close together",
            only="both",
        ),
        part(
            "leg",
            "held together / close to each other / kept together",
            "",
            "hold @ together / bring @ together / put @ together / keep @ close together",
            only="both",
        ),
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
        body(
            "cross one foot over the other / put one foot across the other"
            " / cross one foot in front of the other",
            "",
            "legs crossed / standing with crossed legs / feet crossed / one foot crossed over the other"
            " / ankles crossed",
            only="both",
        ),
        part(
            "leg",
            "crossed one over the other / crossed one in front of the other",
            "cross over each other",
            "cross @ over each other / hold @ crossed / have @ crossed",
            only="both",
        ),
        part(
            "foot",
            "crossed / crossed over each other",
            "cross",
            "cross @ / cross @ over each other",
            only="both",
        ),
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
        part(
            "leg / foot",
            "forward in a lunge / leading in a lunge / in front in a lunge / forward in a deep lunge"
            " / in front in a forward lunge",
            "",
            "lunge forward with @ / lunge with @ forward / lunge with @ in front / lunge forward onto @"
            " / step into a lunge with @ / step forward into a lunge with @ / do a lunge with @ forward"
            " / do a deep lunge forward with @ / drop into a lunge with @ in front"
            " / hold a lunge with @ leading / go into a lunge with @ forward"
            " / perform a forward lunge with @ / lunge deeply forward with @ / take a lunge forward with @"
            " / step @ forward into a lunge / lead with @ in a lunge / lunge forwards with @"
            " / step far forward with @ into a lunge",
            only="one",
        ),
        body(
            "lunge with ~ {s} foot forward / lunge onto ~ {s} leg / do a forward lunge on ~ {s} leg"
            " / drop into a deep lunge on ~ {s} leg / bend ~ {s} knee in a forward lunge"
            " / lunge with ~ {s} knee bent in front / lunge with ~ {o} leg behind / do a {s} leg lunge"
            " / hold a deep forward lunge, ~ {s} foot in front / lunge forward, ~ {s} foot leading"
            " / lunge forward, ~ {o} leg behind / sink into a lunge over ~ {s} knee"
            " / do a front lunge on ~ {s} leg / lunge deeply, ~ {s} leg in front / lunge forward"
            " / do a lunge / go into a deep lunge",
            "in a lunge with ~ {s} foot in front / in a forward lunge on ~ {s} leg"
            " / in a lunge on ~ {s} leg / in a deep lunge with ~ {s} leg forward"
            " / in a lunge, ~ {s} leg in front / in a forward lunge / lunging forward with ~ {s} foot"
            " / in a lunge position with ~ {s} leg forward",
            "forward lunge with {s} leg / forward lunge, {s} leg in front / deep lunge, {s} foot forward"
            " / deep lunge forward with {s} foot / lunge with {s} foot forward"
            " / lunging forward, {s} leg in front / lunging with {s} leg forward / {s} leg forward lunge"
            " / front lunge, {s} leg / lunge on {s} leg / lunge, {s} knee bent in front"
            " / lunge, {o} leg back / {s} foot lunge / forward lunge / deep forward lunge on {s} leg"
            " / lunging forward with {s} foot",
        ),
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
            "lunge to ~ {s} side / lunge out to the {s} / do a lateral lunge to the {s}"
            " / do a side lunge on ~ {s} leg / lunge sideways to the {s} / lunge sideways onto ~ {s} leg"
            " / step into a side lunge to the {s} / sink into a side lunge over ~ {s} leg"
            " / hold a side lunge with ~ {o} leg straight / hold a side lunge with ~ {s} knee bent"
            " / do a sideways lunge on ~ {s} leg / shift ~ weight over ~ bent {s} leg"
            " / lunge laterally to the {s} / lunge to the {s} with ~ {o} leg straight"
            " / take a wide side lunge to the {s}",
            "in a side lunge to the {s} / in a lateral lunge on ~ {s} leg"
            " / in a side lunge with ~ {s} knee bent / in a sideways lunge to the {s}",
            "lateral lunge to the {s} / lateral lunge, {s} knee bent / sideways lunge, {s} leg bent"
            " / side lunge on {s} leg / lunging to the {s} / lunging sideways, {s} knee bent"
            " / side lunge, {o} leg straight / sideways lunge to the {s}",
        ),
        body(
            "lunge sideways / lunge to the {s} / do a side lunge to the {s} / bend ~ {s} knee in a side lunge"
            " / lunge sideways with ~ {o} leg straight / shift onto ~ bent {s} leg",
            "in a side lunge",
            "side lunge / side lunge to the {s} / {s} side lunge",
        ),
    ),
    "splits": (
        body(
            "do a split / go into the splits / drop into the splits / hold a full split / sit in a split",
            "in a full split / down in the splits",
            "full split / in the splits / split pose / sitting in the splits",
        ),
        body(
            "do the splits / sit in the splits / slide into the splits",
            "in the splits",
            "splits / doing the splits",
        ),
    ),
    "weight_on": (
        part(
            "leg",
            "",
            "carry ~ weight / bear ~ weight / support most of ~ weight / take ~ weight",
            "",
            only="one",
        ),
        body(
            "stand with ~ weight on ~ {s} leg / put most of ~ weight on ~ {s} leg"
            " / carry ~ weight on ~ {s} foot / lean onto ~ {s} leg / place ~ weight on ~ {s} leg"
            " / stand with most of ~ weight on ~ {s} foot / keep ~ weight over ~ {s} foot"
            " / put more weight on ~ {s} leg / move ~ weight over to ~ {s} leg"
            " / stand with ~ weight shifted to the {s} / shift over onto ~ {s} leg"
            " / shift ~ weight to the {s} / rest ~ weight on ~ {s} foot",
            "",
            "weight over {s} foot / weight mostly on {s} leg / weight shifted onto {s} foot"
            " / weight on the {s} leg / weight shifted to the {s} / standing with weight on {s} leg"
            " / more weight on {s} foot",
        ),
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
