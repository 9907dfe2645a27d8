"""Words for torso, head and posture. The notation is explained in :mod:`.lexicon`."""

from __future__ import annotations

from .lexicon import Words, body, part

WORDS: dict[str, Words] = {
    # --- torso --------------------------------------------------------------------------------------
    "lean_slight": (
        body(
            "bend forward a bit / tip slightly forward / lean a touch forward",
            "inclined slightly forward / bent slightly forward",
            "slightly bent forward / a little forward lean",
        ),
        body(
            "lean slightly forward / lean forward a little / bend slightly forward / tilt a little forward"
            " / lean forward / incline forward slightly",
            "leaning slightly forward",
            "leaning slightly forward / slight forward lean",
        ),
        part(
            "upper body",
            "tilted slightly forward / inclined a little",
            "lean slightly forward / tilt a little forward",
            "lean @ slightly forward / tilt @ a little forward",
            only="one",
        ),
    ),
    "lean_forward": (
        body(
            "tip forward / incline ~ body forward / hinge forward at the hips / bend at the waist",
            "inclined forward / hinged forward / stooped",
            "stooping / hinged forward / inclined forward / torso leaning forward",
        ),
        body(
            "lean forward / bend forward / bend forward at the waist / lean the upper body forward"
            " / lean over / stoop / bend at the hips / lean well forward",
            "bent forward / leaning forward",
            "leaning forward / bent forward / forward lean",
        ),
        part(
            "torso / upper body",
            "bent forward / tilted forward / inclined forward / leaning forward",
            "lean forward / tilt forward / bend forward",
            "lean @ forward / tilt @ forward / bend @ forward",
            only="one",
        ),
    ),
    "bent_over": (
        body(
            "double over / bend deeply forward / stoop low",
            "stooped low / folded forward",
            "torso bent far forward / deeply bent forward",
        ),
        body(
            "bend over / bend forward at the waist / bend far forward / lean far forward / bend down"
            " / fold forward",
            "bent over / bent double / bent far forward / bent over at the waist",
            "bent over / bending over / folded forward / deep forward bend",
        ),
        part(
            "torso / upper body",
            "bent far forward / folded forward / bent over",
            "fold forward / lean far forward",
            "bend @ far forward / fold @ forward",
            only="one",
        ),
    ),
    "bent_deep": (
        body(
            "bend over with the torso level / fold deeply forward / bend down all the way"
            " / bend over deeply"
            " / bend down low",
            "bent over deeply / folded in half / bent down all the way",
            "bent all the way over / torso level / folded in half",
        ),
        part("head", "hanging down", "hang down", "let @ hang down / lower @ below ~ hips", only="one"),
    ),
    "lean_45": (
        body(
            "lean forward at 45 degrees / bend forward about 45 degrees / lean halfway forward",
            "bent forward at 45 degrees",
            "leaning forward at 45 degrees / bent forward 45 degrees",
        ),
        part("torso", "tilted forward at 45 degrees", "", "tilt @ forward by 45 degrees", only="one"),
    ),
    "lean_90": (
        body(
            "bend forward at a right angle / bend forward 90 degrees / bend over until the back is level",
            "bent forward at a right angle",
            "bent forward 90 degrees / bent over at a right angle / back level with the floor",
        ),
        part(
            "torso / upper body",
            "parallel to the floor / horizontal",
            "",
            "hold @ parallel to the floor",
            only="one",
        ),
    ),
    "lean_back": (
        body(
            "incline backwards / tip back / lean the upper body back",
            "inclined backwards / tilted back",
            "tilted back / torso leaning back",
        ),
        body(
            "lean back / lean backwards / bend backwards / tilt back / arch back",
            "leaning back / bent backwards",
            "leaning back / leaning backwards / backward lean",
        ),
        part(
            "torso / upper body",
            "tilted back / leaning back / inclined backwards",
            "lean back / tilt backwards",
            "lean @ back / tilt @ backwards",
            only="one",
        ),
    ),
    "lean_side": (
        body(
            "incline to the {s} / tip to the {s} / bend the upper body to the {s} / side-bend to the {s}",
            "bent to the {s} / inclined to ~ {s}",
            "torso bent to the {s} / sideways lean to the {s} / bending {s}",
        ),
        body(
            "lean to the {s} / lean {s} / tilt to the {s} / bend to the {s} / lean sideways to the {s}"
            " / lean to ~ {s} side / bend sideways to the {s}",
            "leaning to the {s} / tilted to the {s}",
            "leaning {s} / leaning to the {s} / side bend to the {s} / tilted to the {s}",
        ),
        part(
            "torso / upper body",
            "tilted to the {s} / bent to the {s} / leaning to the {s} / inclined to ~ {s}",
            "lean to the {s} / tilt to the {s}",
            "lean @ to the {s} / tilt @ to the {s} / bend @ to the {s}",
            only="one",
        ),
    ),
    "lean_side_far": (
        body(
            "bend far to the {s} / lean far over to the {s} / bend deeply to the {s}"
            " / lean a long way to the {s}",
            "bent far to the {s}",
            "deep side bend to the {s} / leaning far to the {s}",
        ),
    ),
    "twist": (
        body(
            "rotate to the {s} / turn the shoulders to the {s} / rotate the upper body to the {s}"
            " / swivel the torso to the {s}",
            "turned to the {s} at the waist / rotated to the {s}",
            "torso rotated {s} / upper body turned {s} / waist twisted to the {s}",
        ),
        body(
            "twist to the {s} / turn the upper body to the {s} / twist the torso to the {s} / twist {s}"
            " / rotate the chest to the {s} / turn ~ shoulders to the {s}",
            "twisted to the {s}",
            "twisted to the {s} / twisting {s} / shoulders turned to the {s}",
        ),
        part(
            "torso / upper body",
            "twisted to the {s} / turned to the {s} / rotated to ~ {s}",
            "twist to the {s} / turn to the {s}",
            "twist @ to the {s} / turn @ to the {s} / rotate @ to the {s}",
            only="one",
        ),
    ),
    "upright": (
        part(
            "torso",
            "erect / held upright",
            "",
            "hold @ vertical / keep @ erect / keep @ vertical",
            only="one",
        ),
        body(
            "keep the torso upright / hold the upper body upright / stay upright",
            "upright",
            "upright / torso upright / upright torso",
        ),
        part("torso / upper body", "upright / vertical", "", "keep @ upright / hold @ upright", only="one"),
    ),
    "back_straight": (
        body(
            "hold the back straight / straighten up",
            "",
            "back straight / straight back / with a straight back",
        ),
        part("back", "straight", "", "keep @ straight / straighten @ / hold @ straight", only="one"),
    ),
    "hunched": (
        body(
            "curl the back / round the shoulders / curl forward / stoop with a rounded back",
            "slumped / bowed over",
            "slumped / curved back / shoulders rounded / back hunched",
        ),
        body(
            "hunch forward / hunch over / round the back / slouch / hunch the shoulders",
            "hunched / hunched over",
            "hunched / slouching / rounded back / hunched over",
        ),
        part("back", "rounded / hunched / curved", "", "round @ / hunch @ / curl @ forward", only="one"),
    ),
    "arched": (
        body(
            "hollow the back / thrust the chest forward",
            "",
            "hollow back / chest pushed out / chest thrust forward",
        ),
        body(
            "arch the back / push the chest out / stick the chest out",
            "",
            "back arched / chest out / arched back",
        ),
        part("back", "arched / hollowed", "arch", "arch @", only="one"),
    ),
    # --- head ---------------------------------------------------------------------------------------
    "look_down": (
        body(
            "drop the head / look toward the feet / face the ground / cast the eyes down / hang the head",
            "",
            "gaze lowered / head lowered / head hanging",
        ),
        body(
            "look down / look at the floor / look at the ground / lower the head / bow the head / gaze down",
            "",
            "looking down / head down / head bowed / looking at the floor",
        ),
        part(
            "head",
            "down / lowered / bowed / tilted down",
            "tilt down",
            "lower @ / bow @ / tilt @ down",
            only="one",
        ),
    ),
    "look_up": (
        body(
            "raise the head / look upward / face the sky / throw the head back / look into the air",
            "",
            "gazing up / head raised / chin up / gaze upward",
        ),
        body(
            "look up / look at the sky / look up at the ceiling / tilt the head back / lift the chin"
            " / gaze up",
            "",
            "looking up / head up / head tilted back / looking at the sky",
        ),
        part(
            "head",
            "up / tilted back / thrown back / raised",
            "tilt back",
            "tilt @ back / lift @ / throw @ back",
            only="one",
        ),
    ),
    "head_tilt": (
        body(
            "cock the head to the {s} / incline the head to the {s}",
            "",
            "head cocked {s} / head leaning {s} / {s} head tilt",
        ),
        body(
            "tilt the head to the {s} / tip the head to the {s} / lean the head to the {s}",
            "",
            "head tilted {s} / head tilted to the {s}",
        ),
        part(
            "head",
            "tilted to the {s} / leaning to the {s} / tipped to ~ {s} side",
            "tilt to the {s} / lean to the {s}",
            "tilt @ to the {s} / tip @ to the {s} / lean @ toward ~ {s} shoulder",
            only="one",
        ),
    ),
    # --- postures -----------------------------------------------------------------------------------
    "standing": (
        body("stay on ~ feet", "upright on ~ feet", "standing pose / stood up / on foot"),
        body("stand / stand up", "on ~ feet", "standing / standing up / on the feet"),
    ),
    "standing_straight": (
        body(
            "hold a straight stance / stand erect / stand bolt upright / stand neutrally",
            "bolt upright on ~ feet",
            "neutral stance / standing tall / standing erect / straight posture",
        ),
        body(
            "stand up straight / stand upright / stand still / stand straight / stand tall"
            " / stand at attention",
            "",
            "standing straight / standing still / standing upright",
        ),
    ),
    "squatting": (
        body(
            "get into a squat / hold a squat / squat on both feet / hunker down",
            "squatted down / hunkered down",
            "squatted / hunkering down / in a squat",
        ),
        body("squat / squat down / do a squat / lower into a squat", "in a squat", "squatting / squat"),
    ),
    "squat_half": (
        body(
            "do a half squat / squat halfway down / squat / bend both knees in a half squat",
            "in a half squat",
            "half squat / squat / half squatting",
        ),
    ),
    "squat_deep": (
        body(
            "squat deeply / squat all the way down / do a deep squat / squat low"
            " / sink into a deep squat / squat down low",
            "in a deep squat",
            "deep squat / low squat / squatting low",
        ),
    ),
    "crouching": (
        body(
            "hunker down / squat low in a crouch / lower ~ body into a crouch / hold a crouch"
            " / stoop low on bent knees",
            "low to the ground / hunkered down",
            "low crouch / hunkered down / crouched low",
        ),
        body(
            "crouch / crouch down / duck down / get down low / stay low with bent knees",
            "in a crouch / crouched down / crouched",
            "crouching / crouched / crouch / crouching down",
        ),
    ),
    "low_stance": (
        body(
            "stand in a low, wide stance / hold a low stance with bent knees"
            " / sink into a low fighting stance"
            " / stand low with both knees bent",
            "in a low stance",
            "low stance / low wide stance / knees bent, low stance",
        ),
    ),
    "sitting": (
        body("stay seated", "sat down", "seated pose / sat down / sitting pose"),
        body(
            "sit / sit down / take a seat",
            "seated / in a sitting position",
            "sitting / seated / sitting down",
        ),
    ),
    "sitting_chair": (
        body(
            "sit upright on a seat / perch on a stool / rest on a chair",
            "perched on a stool / seated on a bench",
            "seated on a chair / sitting on a seat / perched on a stool / sitting on a bench",
        ),
        body(
            "sit / sit on a chair / sit down on a chair / take a seat / sit on a stool"
            " / sit on a bench / sit on a box",
            "seated on a chair / seated",
            "sitting on a chair / seated / sitting on a stool / sitting",
        ),
    ),
    "sitting_floor": (
        body(
            "rest on the floor, seated / sit down on the ground / settle on the floor",
            "seated on the ground / down on the floor, seated",
            "seated on the ground / floor sitting / sat on the floor",
        ),
        body(
            "sit on the floor / sit on the ground / sit down on the floor",
            "seated on the floor",
            "sitting on the floor / sitting on the ground / seated on the floor",
        ),
    ),
    "long_sitting": (
        body(
            "sit on the floor with straight legs / sit with ~ legs stretched out in front"
            " / sit on the floor with both legs stretched forward",
            "",
            "sitting, legs stretched out / sitting on the floor with straight legs / long sitting",
        ),
    ),
    "cross_legged": (
        body(
            "sit cross-legged / sit cross-legged on the floor / sit on the floor with crossed legs"
            " / sit with ~ legs crossed",
            "seated cross-legged",
            "sitting cross-legged / cross-legged / cross-legged on the floor / legs crossed, sitting",
        ),
    ),
    "knees_up_sitting": (
        body(
            "sit on the floor with both knees up / sit with ~ knees drawn up"
            " / sit with bent knees on the ground",
            "",
            "sitting on the floor, knees up / sitting with knees up",
        ),
    ),
    "leg_over_leg": (
        body(
            "cross ~ {s} leg over ~ {o} leg / sit with ~ {s} leg over the {o}"
            " / sit with crossed legs, the {s} one on top"
            " / sit with ~ legs crossed",
            "",
            "{s} leg crossed over {o} / sitting, legs crossed / {s} knee over {o} knee",
        ),
    ),
    "kneeling": (
        body("drop to ~ knees / rest on ~ knees", "kneeling on the floor", "on the knees / kneeling pose"),
        body("kneel / kneel down / get down on the knees", "on ~ knees", "kneeling / kneeling down"),
    ),
    "kneeling_both": (
        body(
            "kneel tall / drop to both knees / rest on both knees",
            "kneeling upright / down on both knees",
            "kneeling tall / both knees down / tall kneeling",
        ),
        body(
            "kneel / kneel on both knees / kneel down on both knees / kneel upright",
            "on both knees / on ~ knees",
            "kneeling on both knees / kneeling / on both knees",
        ),
    ),
    "sitting_on_heels": (
        body(
            "sit on ~ heels / kneel and sit back on ~ heels / kneel down, sitting on ~ heels / sit in seiza",
            "seated on ~ heels",
            "sitting on heels / kneeling, sitting on heels / seiza",
        ),
    ),
    "kneeling_one": (
        body(
            "take a knee / drop to ~ {s} knee / rest on ~ {s} knee / half kneel on ~ {s} knee"
            " / lower ~ {s} knee to the floor",
            "kneeling on one knee / half kneeling on ~ {s} knee",
            "taking a knee / genuflecting on {s} knee / down on {s} knee"
            " / {s} knee on the ground, {o} foot forward",
        ),
        body(
            "kneel on one knee / kneel on ~ {s} knee / go down on ~ {s} knee"
            " / kneel with ~ {s} knee on the floor"
            " / get down on one knee / kneel on ~ {s} knee with ~ {o} foot in front",
            "on one knee / down on ~ {s} knee / on ~ {s} knee",
            "kneeling on {s} knee / on one knee / {s} knee down / kneeling on one knee"
            " / half kneeling, {s} knee down",
        ),
    ),
    "childs_pose": (
        body(
            "kneel folded forward over ~ thighs / fold down onto ~ thighs on both knees"
            " / rest in child's pose / kneel with ~ chest down on ~ thighs / bow to the ground on ~ knees",
            "in child's pose / folded down over ~ knees",
            "child's pose / kneeling, chest on thighs / folded over the knees",
        ),
    ),
    "all_fours": (
        body(
            "rest on hands and knees / support ~ body on hands and knees",
            "down on all fours / down on hands and knees",
            "down on all fours / quadruped position / tabletop position",
        ),
        body(
            "get down on all fours / stand on hands and knees / kneel on all fours / go on all fours"
            " / get on hands and knees",
            "on all fours / on hands and knees",
            "on all fours / hands and knees / on hands and knees",
        ),
    ),
    "crawling": (
        body(
            "crawl / crawl on all fours / crawl on hands and knees / crawl forward / crawl along the floor",
            "",
            "crawling / crawling on all fours / crawling on hands and knees",
        ),
    ),
    "bear_crawl": (
        body(
            "crawl like a bear / walk on hands and feet / crouch on hands and feet / do a bear crawl",
            "on hands and feet",
            "bear crawl / on hands and feet",
        ),
    ),
    "plank": (
        body(
            "hold a plank / do a plank / plank",
            "in a plank position / in a plank",
            "plank / planking / plank position",
        ),
    ),
    "plank_high": (
        body(
            "hold a high plank / do a push-up with straight arms / hold the top of a push-up"
            " / support ~ body on straight arms",
            "in a push-up position",
            "high plank / push-up position / push-up, arms straight",
        ),
    ),
    "push_up": (
        body(
            "do a push-up / lower into a push-up / do push-ups / press up from the floor",
            "at the bottom of a push-up",
            "push-up / doing a push-up / push-up, elbows bent",
        ),
    ),
    "downward_dog": (
        body(
            "do the downward dog / push the hips up with hands and feet on the floor"
            " / bend into an upside-down V",
            "in downward dog",
            "downward dog / downward-facing dog / hips up, hands and feet on the floor",
        ),
    ),
    "bridge": (
        body(
            "do a bridge / bend backwards onto ~ hands / push up into a bridge / do a backbend",
            "in a bridge / in a backbend",
            "bridge / backbend / bridge pose",
        ),
    ),
    "crab": (
        body(
            "walk like a crab / support ~ body on hands and feet, facing up / lean back on both hands",
            "in a crab position",
            "crab walk / crab position",
        ),
    ),
    "cobra": (
        body(
            "do the cobra / lie face down with the chest lifted / push ~ chest up off the floor",
            "in cobra pose",
            "cobra pose / cobra / lying face down, chest lifted",
        ),
    ),
    "lying": (
        body("rest on the ground", "", "lying pose / down on the ground"),
        body(
            "lie down / lie on the floor / lie on the ground / lie",
            "flat on the floor",
            "lying down / lying on the floor / lying",
        ),
    ),
    "lying_back": (
        body(
            "rest on ~ back / recline flat on ~ back / lie with ~ face up",
            "face up on the floor",
            "face up / flat on back / on back, face up / lying supine",
        ),
        body(
            "lie on ~ back / lie face up / lie on the floor on ~ back / lie down on ~ back / lie supine",
            "flat on ~ back / on ~ back",
            "lying on back / lying face up / on the back / supine",
        ),
    ),
    "lying_front": (
        body(
            "rest on ~ belly / lie on ~ belly / lie with ~ face down",
            "face down / prone on the ground",
            "face down / flat on stomach / lying prone / on the belly",
        ),
        body(
            "lie on ~ stomach / lie face down / lie prone / lie on ~ front / lie face down on the floor",
            "face down on the floor / on ~ stomach",
            "lying face down / lying on stomach / prone / on the stomach",
        ),
    ),
    "crawling_prone": (
        body(
            "crawl on ~ stomach / crawl flat along the ground / do an army crawl",
            "",
            "army crawl / crawling on the stomach / low crawl",
        ),
    ),
    "lying_side": (
        body(
            "rest on ~ {s} side / lie on the ground on ~ {s} side",
            "turned onto ~ {s} side",
            "side lying, {s} / resting on {s} side / {s} side down",
        ),
        body(
            "lie on ~ {s} side / lie on one side / lie on the floor on ~ {s} side"
            " / lie sideways on the floor",
            "on ~ {s} side",
            "lying on {s} side / lying on the {s} side / on the {s} side / lying sideways",
        ),
    ),
    "curled_up": (
        body(
            "curl up on the floor / lie curled up / lie in a fetal position / curl up into a ball",
            "curled up / curled up on the floor / in a fetal position",
            "curled up / fetal position / curled into a ball",
        ),
    ),
    "upside_down": (
        body(
            "balance upside down / turn upside down / go upside down",
            "upside down / inverted",
            "upside down / inverted / head down, feet up",
        ),
    ),
    "handstand": (
        body(
            "do a handstand / stand on ~ hands / balance on both hands / hold a handstand",
            "in a handstand",
            "handstand / doing a handstand / standing on hands",
        ),
    ),
    "headstand": (
        body(
            "do a headstand / stand on ~ head / balance on ~ head",
            "in a headstand",
            "headstand / doing a headstand",
        ),
    ),
    "shoulder_stand": (
        body(
            "do a shoulder stand / balance on ~ shoulders / roll onto ~ shoulders with ~ legs in the air"
            " / lift ~ hips and legs off the floor / roll backwards over ~ shoulders",
            "on ~ shoulders with ~ legs in the air",
            "shoulder stand / on the shoulders, legs up / backward roll",
        ),
    ),
    "airborne": (
        body(
            "hang in the air / hover",
            "airborne / clear of the ground",
            "off the ground / clear of the floor / hovering",
        ),
        body(
            "float above the floor / leave the ground / lift both feet off the ground",
            "in the air / off the ground / above the ground / in mid-air",
            "in the air / both feet off the ground / mid-air / airborne",
        ),
    ),
    "flying": (
        body(
            "fly / float face down in the air / fly like a superhero / swim face down"
            " / glide through the air",
            "in flight / face down in mid-air",
            "flying / floating face down / swimming",
        ),
    ),
    "jumping": (
        body(
            "spring up / spring into the air / do a jump / leave the ground in a jump / bounce up",
            "airborne in a jump / caught in mid-leap",
            "mid-leap / jumping up / in mid-air / airborne jump",
        ),
        body(
            "jump / jump up / leap / leap into the air / jump into the air / jump off the ground / hop",
            "in mid-jump / in the air",
            "jumping / mid-jump / leaping / jump",
        ),
    ),
    "tuck_jump": (
        body(
            "jump with ~ knees tucked up / do a tuck jump / jump and pull both knees up",
            "",
            "tuck jump / jumping, knees tucked",
        ),
    ),
    "t_pose": (
        body(
            "stand in a T-pose / do a T-pose / make a T with ~ body / hold a T-pose / stand like a T"
            " / stand with ~ arms straight out to the sides",
            "in a T-pose / in a T pose",
            "T-pose / T pose / standing T-pose",
        ),
    ),
    "a_pose": (body("stand in an A-pose / hold an A-pose", "in an A-pose", "A-pose / A pose"),),
    "star": (
        body(
            "make a star shape / stand like a star / spread ~ arms and legs / stand in a star pose"
            " / stand with arms and legs spread / do a jumping jack",
            "in a star shape / in a star pose / spread-eagled",
            "star shape / star pose / arms and legs spread / jumping jack",
        ),
    ),
    "touching_toes": (
        body(
            "touch ~ toes / bend down and touch ~ toes / reach down to touch ~ toes / reach for ~ toes"
            " / bend over and reach for the floor",
            "",
            "touching toes / reaching for the toes / toe touch / bent over touching toes",
        ),
    ),
    "bowing": (
        body(
            "make a bow / bend in a bow / greet with a bow",
            "bent in a bow",
            "deep bow / taking a bow / bowing politely",
        ),
        body(
            "bow / take a bow / bow politely / bow forward / bow with straight legs",
            "in a bow",
            "bowing / bow / polite bow",
        ),
    ),
    "picking_up": (
        body(
            "pick something up from the floor / bend down to pick something up / reach down with both hands"
            " / lift something from the ground",
            "",
            "picking something up / reaching down with both hands",
        ),
    ),
    "walking": (
        body(
            "pace forward / stroll / march / walk along",
            "in mid-step",
            "walk cycle / pacing / mid-step / strolling",
        ),
        body(
            "walk / walk forward / stride / take a step / stride forward / step forward",
            "in mid-stride",
            "walking / striding / mid-stride / taking a step",
        ),
    ),
    "running": (
        body(
            "dash / dash forward / race ahead / rush forward / run along",
            "in full stride / in full sprint",
            "running stride / dashing / full sprint / mid-run",
        ),
        body(
            "run / run forward / sprint / jog / run fast",
            "in mid-run / on the run",
            "running / sprinting / jogging / run",
        ),
    ),
    "superhero": (
        body(
            "stand like a superhero / strike a superhero pose / stand proudly with ~ hands on ~ hips"
            " / stand with hands on hips and legs apart",
            "in a superhero pose / in a power pose",
            "superhero pose / power pose / hands on hips, legs apart",
        ),
    ),
    "boxing_stance": (
        body(
            "stand in a boxing stance / hold a fighting stance / get ready to box"
            " / stand ready to fight / box",
            "in a boxing stance / in a fighting stance / on guard",
            "boxing stance / fighting stance / ready to fight / boxer pose",
        ),
    ),
    "warrior_pose": (
        body(
            "hold the yoga warrior pose / stand in warrior pose / do warrior two",
            "in a warrior pose",
            "warrior pose / warrior two / yoga warrior",
        ),
    ),
    "meditating": (
        body(
            "meditate / sit in a lotus position / sit cross-legged and meditate",
            "in a lotus position / in meditation",
            "meditating / lotus position / meditation pose",
        ),
    ),
    "hugging_knees": (
        body(
            "sit and hug ~ knees / hug ~ knees / sit on the floor hugging ~ knees"
            " / wrap ~ arms around ~ knees",
            "",
            "hugging knees / sitting, arms around knees",
        ),
    ),
    "hanging_from": (
        body(
            "hang by the hands / hang from a bar / hang from something with both hands",
            "",
            "hanging from a bar / hanging by the hands",
        ),
    ),
}
