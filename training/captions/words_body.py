"""Words for torso, head and posture. The notation is explained in :mod:`.lexicon`."""

from __future__ import annotations

from .lexicon import Words, body, part

WORDS: dict[str, Words] = {
    # --- torso --------------------------------------------------------------------------------------
    "lean_slight": (
        body(
            "lean a bit forward / lean forward slightly / lean forward a bit / lean in slightly"
            " / tilt slightly forward / lean slightly forwards / incline ~ upper body slightly forward"
            " / tip forward a little",
            "leaning a bit forward / leaning forward a little / tilted slightly forward"
            " / leaning in a little",
            "leaning a bit forward / leaning forward a little / torso tilted slightly forward"
            " / slight lean forward / leaning in slightly / torso slightly forward",
        ),
        part(
            "torso",
            "tilted slightly forward / leaning forward a little / inclined slightly forward",
            "lean slightly forward / tilt slightly forward",
            "tilt @ slightly forward / lean @ forward a little / incline @ slightly forward",
            only="one",
        ),
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
            "lean ~ torso forward / tilt ~ upper body forward / lean in / pitch forward / lean forwards"
            " / bend ~ upper body forward / lean forward from the hips / tilt forward / bend forwards"
            " / incline ~ torso forward / lean to the front / lean ahead",
            "tilted forward / leaning over / leaning forwards / pitched forward / tipped forward"
            " / bent forwards",
            "torso tilted forward / bending forward / leaning over / upper body forward / forward tilt"
            " / leaning forwards / lean forward / torso forward / upper body bent forward",
        ),
        part(
            "torso / upper body",
            "angled forward / pitched forward / tipped forward / bent forwards",
            "incline forward / pitch forward / tip forward",
            "incline @ forward / angle @ forward / bring @ forward / tip @ forward",
            only="one",
        ),
        part(
            "trunk",
            "bent forward / inclined forward / tilted forward",
            "lean forward",
            "bend @ forward / lean @ forward",
            only="one",
        ),
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
            "bend over at the waist / bend over at the hips / fold over at the hips"
            " / fold forward at the waist / lean well over / bend double / stoop down low"
            " / bend low at the waist / lean way forward / bend far over / hinge far forward at the hips",
            "doubled over / bent low / bent at the waist / stooped over / folded over / bending over"
            " / folded forward at the hips",
            "doubled over / bent double / bent at the waist / bending far forward / leaning far forward"
            " / stooped over / folded over / bent over forward",
        ),
        part(
            "torso / upper body / trunk",
            "bent low / folded over / bent well forward",
            "bend far forward / fold over",
            "fold @ over / bend @ well forward / lower @ far forward",
            only="one",
        ),
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
            "bend all the way over / fold all the way forward / fold in half / fold over completely"
            " / bend fully forward",
            "folded all the way forward / bent fully forward",
            "folded all the way forward / bent fully forward / deep forward fold",
        ),
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
            "lean forward at a 45-degree angle / tilt forward 45 degrees / bend halfway forward"
            " / lean 45 degrees forward",
            "leaning forward at 45 degrees / tilted forward at 45 degrees",
            "45-degree forward lean / tilted forward 45 degrees / torso at 45 degrees",
        ),
        part(
            "upper body",
            "tilted forward at 45 degrees",
            "",
            "lean @ forward at 45 degrees",
            only="one",
        ),
        body(
            "lean forward at 45 degrees / bend forward about 45 degrees / lean halfway forward",
            "bent forward at 45 degrees",
            "leaning forward at 45 degrees / bent forward 45 degrees",
        ),
        part("torso", "tilted forward at 45 degrees", "", "tilt @ forward by 45 degrees", only="one"),
    ),
    "lean_90": (
        body(
            "bend forward to 90 degrees / bend over at 90 degrees / fold forward to a right angle"
            " / bend at the hips to a right angle",
            "bent over at 90 degrees / bent over at a right angle",
            "bent over at 90 degrees / torso parallel to the floor / torso horizontal"
            " / flat back forward bend",
        ),
        part(
            "torso / upper body",
            "level with the floor / parallel to the ground / bent forward 90 degrees",
            "",
            "bring @ parallel to the ground / lower @ parallel to the floor / hold @ horizontal",
            only="one",
        ),
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
            "tilt backwards / lean ~ torso back / lean ~ upper body backwards / bend back / lean backward"
            " / bend ~ upper body back / tip backwards / tilt ~ torso back / lean away backwards"
            " / tip ~ upper body back",
            "leaning backwards / tipped back / bent back / tilted backwards / leaning backward"
            " / inclined back",
            "tilted backwards / bending backwards / upper body leaning back / lean back / leaning backward"
            " / torso tilted back / bent backwards",
        ),
        part(
            "torso / upper body",
            "tilted backwards / bent back / tipped back",
            "lean backwards / tilt back / tip back",
            "tilt @ back / lean @ backwards / bend @ back / tip @ back",
            only="one",
        ),
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
            "lean over to the {s} / lean out to the {s} / bend ~ torso to the {s}"
            " / tilt ~ upper body to the {s} / lean ~ torso {s} / do a side bend to the {s}"
            " / bend to ~ {s} side / tilt ~ torso {s} / tilt sideways to the {s} / lean towards the {s}"
            " / lean ~ body to the {s} / bend laterally to the {s} / lean ~ upper body to ~ {s}"
            " / sway to the {s} / tilt {s} / bend {s}",
            "leaning over to the {s} / bent sideways to the {s} / tilted to ~ {s} side / leaning {s}"
            " / inclined to the {s} / leaning sideways to the {s} / tilted {s} / leaning toward the {s}",
            "leaning sideways to the {s} / lean {s} / bent to the {s} / torso tilted {s}"
            " / torso leaning {s} / leaning over to the {s} / {s} side bend / upper body tilted to the {s}"
            " / bent sideways to the {s} / leaning to {s} side",
        ),
        part(
            "torso / upper body / trunk",
            "tilted {s} / bent sideways to the {s} / leaning over to the {s}",
            "bend to the {s} / incline to the {s}",
            "tilt @ {s} / lean @ toward the {s} / incline @ to the {s} / bend @ sideways to the {s}",
            only="one",
        ),
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
            "lean way over to the {s} / lean far {s} / lean well over to the {s}"
            " / do a deep side bend to the {s} / tilt far to the {s} / bend ~ upper body far to the {s}",
            "leaning far to the {s} / leaning way over to the {s} / tilted far to the {s}",
            "leaning far {s} / leaning way over to the {s} / strong side bend to the {s}"
            " / tilted far to the {s} / bent far to the {s}",
        ),
        body(
            "bend far to the {s} / lean far over to the {s} / bend deeply to the {s}"
            " / lean a long way to the {s}",
            "bent far to the {s}",
            "deep side bend to the {s} / leaning far to the {s}",
        ),
    ),
    "twist": (
        body(
            "twist ~ torso {s} / twist around to the {s} / turn at the waist to the {s}"
            " / rotate ~ torso to the {s} / twist at the waist to the {s} / twist ~ upper body to the {s}"
            " / turn ~ chest to the {s} / twist ~ shoulders to the {s} / turn ~ torso to the {s}"
            " / rotate at the waist to the {s} / twist towards the {s} / twist round to the {s}"
            " / turn ~ upper body {s} / swivel at the waist to the {s} / do a spinal twist to the {s}"
            " / rotate ~ shoulders {s}",
            "twisted at the waist to the {s} / twisted around to the {s} / rotated to the {s} at the waist"
            " / twisted {s} / twisting to the {s} / turned {s} at the waist",
            "torso twisted to the {s} / torso turned {s} / spinal twist to the {s}"
            " / shoulders rotated to the {s} / twisting to the {s} / chest turned to the {s}"
            " / upper body twisted {s} / torso twisted {s} / {s} torso twist / twist to the {s}"
            " / shoulders turned {s}",
        ),
        part(
            "torso / upper body / chest / trunk",
            "rotated to the {s} / twisted {s} / turned {s}",
            "rotate to the {s} / turn {s}",
            "twist @ {s} / turn @ {s} / rotate @ {s} / turn @ towards the {s}",
            only="one",
        ),
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
        body(
            "stay erect / stay vertical / keep ~ torso vertical / keep ~ torso erect",
            "erect / vertical",
            "torso vertical / upper body upright / erect torso",
        ),
        part(
            "upper body",
            "erect / held upright",
            "stay upright",
            "keep @ vertical / keep @ erect",
            only="one",
        ),
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
            "keep ~ back straight",
            "",
            "straight spine / spine straight / upright, straight back",
        ),
        part(
            "back",
            "kept straight / upright / held straight",
            "",
            "keep @ upright / hold @ upright",
            only="one",
        ),
        part(
            "spine",
            "straight",
            "",
            "keep @ straight",
            only="one",
        ),
        body(
            "hold the back straight / straighten up",
            "",
            "back straight / straight back / with a straight back",
        ),
        part("back", "straight", "", "keep @ straight / straighten @ / hold @ straight", only="one"),
    ),
    "hunched": (
        body(
            "hunch the back / hunch ~ shoulders / round ~ upper back / slump / hunch ~ shoulders forward"
            " / round ~ back / let ~ shoulders slump",
            "slouched / slouching / round-shouldered / hunched forward",
            "slouched / slumping / hunched back / hunched shoulders / rounded shoulders / hunched forward"
            " / upper back rounded",
        ),
        part(
            "back",
            "slouched / curved forward",
            "curve forward",
            "curve @ / curl @ / round @ forward",
            only="one",
        ),
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
            "arch ~ back / puff the chest out / push ~ chest forward / stick ~ chest out"
            " / curve the back inward",
            "",
            "chest pushed forward / chest puffed out / arching the back / chest stuck out",
        ),
        part(
            "back",
            "arched inward",
            "curve inward",
            "hollow @ / curve @ inward",
            only="one",
        ),
        part(
            "chest",
            "pushed out / thrust forward / stuck out",
            "stick out",
            "push @ out / thrust @ forward / stick @ out / push @ forward",
            only="one",
        ),
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
            "look downward / look downwards / tip the head down / tuck the chin in / stare at the floor"
            " / stare down / look down at the floor / look down at ~ feet / look at ~ feet / lower ~ gaze"
            " / lower ~ chin / drop ~ chin / lower ~ eyes / gaze at the ground / look toward the ground"
            " / keep ~ head down / bend ~ head down",
            "",
            "gaze down / chin tucked / chin down / eyes on the floor / head dropped / looking downward"
            " / eyes down / looking at the ground / looking at the feet / head hung / staring at the floor",
        ),
        part(
            "head",
            "dropped / hung / hanging / bent down / tipped forward / bent forward / inclined forward"
            " / tilted forward",
            "hang / drop / bend forward / tip forward",
            "drop @ / bend @ down / hang @ / tip @ forward / tilt @ forward / let @ hang / keep @ down",
            only="one",
        ),
        part(
            "gaze",
            "lowered / directed downward / down / on the floor",
            "drop / point down",
            "lower @ / drop @ / direct @ downward / direct @ at the floor",
            only="one",
        ),
        part(
            "chin",
            "tucked / tucked in / down / lowered",
            "point down",
            "tuck @ / lower @ / drop @ / tuck @ in",
            only="one",
        ),
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
            "look upwards / lift the head / lift ~ chin / raise ~ chin / stare up / look up into the sky"
            " / look up at the sky / gaze at the sky / tip the head back / look to the sky"
            " / look at the ceiling / raise ~ eyes / raise ~ gaze / lift ~ gaze / tilt ~ head up"
            " / look skyward",
            "",
            "gaze up / chin raised / chin lifted / eyes up / looking upward / head thrown back"
            " / head lifted / looking at the ceiling / head tilted up / looking skyward / staring up"
            " / eyes on the sky",
        ),
        part(
            "head",
            "lifted / tilted up / tipped back / leaning back / tilted upward",
            "tip back / tilt up",
            "raise @ / tip @ back / tilt @ up / tilt @ backwards / lean @ back",
            only="one",
        ),
        part(
            "gaze",
            "raised / directed upward / up / on the sky",
            "point up",
            "raise @ / lift @ / direct @ upward / direct @ at the sky",
            only="one",
        ),
        part(
            "chin",
            "raised / up / lifted",
            "point up",
            "raise @ / lift @ / lift @ up",
            only="one",
        ),
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
            "lean the head toward ~ {s} shoulder / tilt ~ head {s} / tilt ~ head sideways to the {s}"
            " / bring ~ {s} ear toward ~ {s} shoulder / tilt ~ head over to the {s}"
            " / angle ~ head to the {s} / tip ~ head toward ~ {s} shoulder"
            " / hold the head tilted to the {s} / cock ~ head to the {s} / tilt ~ head to ~ {s} side"
            " / tilt ~ head toward ~ {s} shoulder / lean ~ head {s} / bend the head to the {s}",
            "",
            "head tilted to {s} / head leaning to the {s} / head tilt to the {s} / head tipped {s}"
            " / head cocked to the {s} / {s} ear toward {s} shoulder / head tilted toward {s} shoulder"
            " / head leaning toward {s} shoulder / head tilted sideways to the {s}",
        ),
        part(
            "head",
            "cocked to the {s} / inclined to the {s} / tilted toward ~ {s} shoulder / angled to the {s}"
            " / tipped to the {s} / tilted {s} / tilted to ~ {s} side / leaning {s} / bent to the {s}",
            "lean toward ~ {s} shoulder / tip to the {s} / incline to the {s}",
            "cock @ to the {s} / lean @ to the {s} / incline @ to the {s} / tilt @ {s}"
            " / angle @ to the {s} / tilt @ toward ~ {s} shoulder / tilt @ sideways to the {s}",
            only="one",
        ),
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
        body(
            "stand there / remain standing / stay standing",
            "standing / standing up / in a standing pose",
            "stand / standing position / standing figure / on one's feet / standing there",
        ),
        body("stay on ~ feet", "upright on ~ feet", "standing pose / stood up / on foot"),
        body("stand / stand up", "on ~ feet", "standing / standing up / on the feet"),
    ),
    "standing_straight": (
        body(
            "stand up tall / stand at full height / stand straight up / stand perfectly straight"
            " / stand to attention / stand upright and still / stand upright with straight legs"
            " / hold an upright stance",
            "in a straight stance / standing upright / standing straight",
            "straight stance / upright stance / standing up straight / standing at full height"
            " / stood straight / standing upright, legs straight / standing still and straight",
        ),
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
            "drop into a squat / sink into a squat / go into a squat / perform a squat / squat on the spot"
            " / hold a squatting position / do squats / go down into a squat / take a squat position",
            "in a squatting position / in a squat position / down in a squat / squatting / squatting down",
            "squat position / squatting position / squat pose / bodyweight squat / squatting on both feet"
            " / squats / down in a squat / squatting down",
        ),
        body(
            "get into a squat / hold a squat / squat on both feet / hunker down",
            "squatted down / hunkered down",
            "squatted / hunkering down / in a squat",
        ),
        body("squat / squat down / do a squat / lower into a squat", "in a squat", "squatting / squat"),
    ),
    "squat_half": (
        body(
            "sink into a half squat / do a partial squat / do a shallow squat / hold a half squat"
            " / squat partway down / go halfway into a squat / squat halfway / squat a little",
            "in a partial squat / in a shallow squat / halfway down in a squat",
            "partial squat / shallow squat / half-squat / halfway squat / squatting halfway",
        ),
        body(
            "do a half squat / squat halfway down / squat / bend both knees in a half squat",
            "in a half squat",
            "half squat / squat / half squatting",
        ),
    ),
    "squat_deep": (
        body(
            "drop into a deep squat / hold a deep squat / do a full squat / squat down deep"
            " / sink low into a squat / go into a full squat / squat with ~ hips low / squat deep"
            " / do a low squat / go all the way down in a squat",
            "in a full squat / in a low squat / low in a squat / deep in a squat",
            "full squat / deep squat position / squatting deeply / squatting all the way down"
            " / low squatting / squatting with the hips low / full depth squat",
        ),
        body(
            "squat deeply / squat all the way down / do a deep squat / squat low"
            " / sink into a deep squat / squat down low",
            "in a deep squat",
            "deep squat / low squat / squatting low",
        ),
    ),
    "crouching": (
        body(
            "go into a crouch / drop into a crouch / sink into a crouch / get into a crouch / crouch low"
            " / crouch close to the ground / get down into a crouch / stay crouched / stay in a crouch"
            " / duck down low / hunch down in a crouch / crouch near the floor",
            "in a low crouch / in a crouching position / crouching / crouched low / crouching low",
            "crouching low / crouching position / crouching pose / crouch pose / ducking down"
            " / crouched position / stealth crouch / crouched close to the ground / low crouching pose",
        ),
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
            "drop into a low stance / bend both knees in a low wide stance / hold a deep wide stance"
            " / take a low wide stance",
            "in a deep wide stance / in a low wide stance",
            "low wide-legged stance / deep stance / low fighting stance / wide low stance",
        ),
        body(
            "stand in a low, wide stance / hold a low stance with bent knees"
            " / sink into a low fighting stance"
            " / stand low with both knees bent",
            "in a low stance",
            "low stance / low wide stance / knees bent, low stance",
        ),
    ),
    "sitting": (
        body(
            "remain seated / stay sitting / hold a sitting position / sit there",
            "sitting / sitting down / in a seated position / in a seated pose / sat",
            "seated position / sitting position / seated figure / sit / in a seated position",
        ),
        body("stay seated", "sat down", "seated pose / sat down / sitting pose"),
        body(
            "sit / sit down / take a seat",
            "seated / in a sitting position",
            "sitting / seated / sitting down",
        ),
    ),
    "sitting_chair": (
        body(
            "sit in a chair / sit on a seat / sit as if on a chair / sit down in a chair"
            " / sit as though on a chair / settle into a chair / sit on an invisible chair / sit in a seat"
            " / rest on a stool / rest in a chair / sit down on a bench / take a seat on a chair",
            "seated in a chair / seated on a stool / in a chair / sat on a chair / sitting in a chair"
            " / sitting on a stool / sitting on a chair / sat on a bench",
            "sitting in a chair / seated in a chair / sitting down on a chair / sat on a chair"
            " / seated on a stool / in a chair, seated / seated on a bench / sitting on an invisible chair"
            " / sitting in a seat",
        ),
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
            "take a seat on the floor / sit flat on the ground / settle on the ground"
            " / sit with ~ bottom on the floor / sit on a mat / sit on the bare floor"
            " / remain seated on the floor / sit flat on the floor",
            "sitting on the ground / sitting on the floor / sat on the floor / seated on a mat"
            " / sat on the ground / sitting down on the floor",
            "ground sitting / sitting on a mat / sitting flat on the floor / seated, on the floor"
            " / sat on the ground / sitting down on the floor / floor seated pose",
        ),
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
            "sit with ~ legs straight out in front / sit on the floor with both legs out straight"
            " / sit on the ground with ~ legs extended / sit with both legs straight ahead"
            " / sit on the floor with ~ legs outstretched / sit with straight legs on the ground"
            " / sit on the ground with ~ legs stretched out",
            "seated with ~ legs stretched out / seated with ~ legs straight out in front"
            " / sitting with straight legs",
            "sitting, legs straight out in front / seated with legs extended / long sit"
            " / sitting with legs outstretched / sitting on the floor, legs extended"
            " / sitting with straight legs",
        ),
        body(
            "sit on the floor with straight legs / sit with ~ legs stretched out in front"
            " / sit on the floor with both legs stretched forward",
            "",
            "sitting, legs stretched out / sitting on the floor with straight legs / long sitting",
        ),
    ),
    "cross_legged": (
        body(
            "sit on the ground with ~ legs crossed / sit down cross-legged / sit with ~ legs folded"
            " / sit crisscross on the floor / sit in a cross-legged position"
            " / sit on the ground cross-legged / sit in easy pose / sit cross-legged on the ground",
            "in a cross-legged position / seated on the floor with crossed legs"
            " / seated with ~ legs crossed / sitting cross-legged / cross-legged on the floor",
            "seated, legs crossed / cross-legged sitting / sitting with folded legs / criss-cross sitting"
            " / easy pose / seated cross-legged on the ground / sitting on the floor with crossed legs",
        ),
        body(
            "sit cross-legged / sit cross-legged on the floor / sit on the floor with crossed legs"
            " / sit with ~ legs crossed",
            "seated cross-legged",
            "sitting cross-legged / cross-legged / cross-legged on the floor / legs crossed, sitting",
        ),
    ),
    "knees_up_sitting": (
        body(
            "sit with ~ knees up / sit with both knees raised / sit with ~ knees bent up"
            " / sit with ~ knees pulled up / sit on the ground with ~ knees up"
            " / sit on the floor with bent knees / sit with ~ knees pointing up",
            "seated with ~ knees up / seated on the floor with ~ knees drawn up / sitting with ~ knees up",
            "knees up, seated / seated, knees drawn up / sitting, knees pulled up"
            " / sitting on the floor with bent knees / sitting with raised knees",
        ),
        body(
            "sit on the floor with both knees up / sit with ~ knees drawn up"
            " / sit with bent knees on the ground",
            "",
            "sitting on the floor, knees up / sitting with knees up",
        ),
    ),
    "leg_over_leg": (
        body(
            "sit with ~ {s} leg crossed over ~ {o} / sit with ~ legs crossed, ~ {s} leg on top"
            " / cross ~ {s} knee over ~ {o} knee / put ~ {s} leg over ~ {o} leg"
            " / sit with ~ {s} knee over ~ {o} knee / drape ~ {s} leg over ~ {o} leg"
            " / sit with crossed legs, {s} over {o} / sit with ~ {s} leg crossed on top"
            " / rest ~ {s} leg on top of ~ {o} leg / sit with ~ {s} thigh over ~ {o} thigh",
            "seated with ~ {s} leg over ~ {o} / seated with ~ {s} leg crossed over ~ {o}"
            " / sitting with ~ {s} leg on top",
            "{s} leg over {o} leg / sitting with {s} leg crossed over {o} / seated, {s} leg over {o}"
            " / legs crossed, {s} leg on top / sitting, {s} leg on top / {s} thigh over {o} thigh"
            " / {s} leg crossed on top, sitting",
        ),
        body(
            "cross ~ {s} leg over ~ {o} leg / sit with ~ {s} leg over the {o}"
            " / sit with crossed legs, the {s} one on top"
            " / sit with ~ legs crossed",
            "",
            "{s} leg crossed over {o} / sitting, legs crossed / {s} knee over {o} knee",
        ),
    ),
    "kneeling": (
        body(
            "kneel on the ground / kneel on the floor / get into a kneeling position"
            " / hold a kneeling pose / remain kneeling / stay kneeling / take a kneeling position",
            "kneeling / kneeling down / in a kneeling position / in a kneeling pose / kneeling on the ground",
            "kneeling position / kneeling on the ground / kneeling on the floor / knelt down / kneel"
            " / in a kneeling position / kneeling figure",
        ),
        body("drop to ~ knees / rest on ~ knees", "kneeling on the floor", "on the knees / kneeling pose"),
        body("kneel / kneel down / get down on the knees", "on ~ knees", "kneeling / kneeling down"),
    ),
    "kneeling_both": (
        body(
            "get down on both knees / fall to ~ knees / sink to ~ knees / go down on both knees"
            " / go down on ~ knees / kneel with both knees on the floor"
            " / kneel on the ground with both knees / kneel up straight / kneel with ~ torso upright"
            " / kneel high on both knees / hold a tall kneel / kneel up on both knees",
            "down on ~ knees / up on ~ knees / upright on both knees / kneeling on both knees"
            " / kneeling on ~ knees / in a tall kneeling position",
            "high kneeling / kneeling upright / upright kneeling / on both knees, upright"
            " / both knees on the floor / kneeling up / tall kneel / down on both knees"
            " / kneeling on the floor on both knees",
        ),
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
            "sit back on ~ heels / kneel with ~ buttocks on ~ heels / rest ~ seat on ~ heels"
            " / sit kneeling / settle back onto ~ heels / sit on ~ folded legs"
            " / kneel low, sitting on ~ heels / sit on ~ lower legs / kneel with ~ hips resting on ~ heels"
            " / sit Japanese style / sit with ~ legs folded under / kneel back on ~ heels",
            "sitting back on ~ heels / in seiza / in a seiza position / kneeling back on ~ heels"
            " / sitting on ~ heels / in thunderbolt pose",
            "kneeling back on heels / sitting back on the heels / seated on heels / thunderbolt pose"
            " / kneeling sit / kneeling, seated on the heels / seiza position / sitting kneeling",
        ),
        body(
            "sit on ~ heels / kneel and sit back on ~ heels / kneel down, sitting on ~ heels / sit in seiza",
            "seated on ~ heels",
            "sitting on heels / kneeling, sitting on heels / seiza",
        ),
    ),
    "kneeling_one": (
        body(
            "kneel down on ~ {s} knee / get down on ~ {s} knee / sink to ~ {s} knee / put ~ {s} knee down"
            " / kneel on the floor on ~ {s} knee / kneel with ~ {o} knee up"
            " / kneel with ~ {o} foot planted / kneel with ~ {s} knee down and ~ {o} knee up"
            " / propose on ~ {s} knee / genuflect on ~ {s} knee / kneel with ~ {o} foot forward"
            " / half-kneel with ~ {s} knee down / kneel with only ~ {s} knee down"
            " / plant ~ {s} knee on the ground / kneel on just ~ {s} knee / take a knee with ~ {s} leg"
            " / drop down on ~ {s} knee / kneel with ~ {o} foot flat on the floor"
            " / bring ~ {s} knee to the ground / go down on one knee, the {s} one",
            "down on one knee / kneeling on ~ {s} knee / in a half kneel on ~ {s} knee"
            " / kneeling with ~ {o} knee up / kneeling with ~ {s} knee down"
            " / down on one knee, the {s} one / kneeling with ~ {o} foot forward",
            "kneeling, {s} knee down / {s} knee on the floor, {o} knee up / half-kneeling on {s} knee"
            " / on {s} knee / kneeling with {o} foot forward / proposing on {s} knee"
            " / kneeling on the {s} knee / {s} knee kneel / one knee down, the {s} one"
            " / kneeling, {o} knee up / {s} knee planted, {o} foot forward / kneeling with {s} knee down"
            " / proposal pose, {s} knee down",
        ),
        body(
            "take a knee / drop to ~ {s} knee / rest on ~ {s} knee / half-kneel on ~ {s} knee"
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
            "do child's pose / kneel with ~ torso folded over ~ thighs / fold over ~ knees on the floor"
            " / kneel down with ~ chest on ~ thighs / curl forward over ~ knees",
            "in a child's pose / kneeling, folded over ~ thighs",
            "childs pose / kneeling and folded forward",
        ),
        body(
            "kneel folded forward over ~ thighs / fold down onto ~ thighs on both knees"
            " / rest in child's pose / kneel with ~ chest down on ~ thighs / bow to the ground on ~ knees",
            "in child's pose / folded down over ~ knees",
            "child's pose / kneeling, chest on thighs / folded over the knees",
        ),
    ),
    "all_fours": (
        body(
            "drop to all fours / go down on hands and knees / get onto ~ hands and knees"
            " / kneel on hands and knees / hold a tabletop position / drop onto hands and knees"
            " / take a tabletop position",
            "on ~ hands and knees / in a tabletop position / in a quadruped position"
            " / on all fours on the floor",
            "tabletop / on all fours on the floor / tabletop pose / on the hands and knees"
            " / all fours position",
        ),
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
            "crawl along on all fours / crawl along on hands and knees / crawl like a baby"
            " / crawl across the floor",
            "in mid-crawl / crawling on all fours",
            "crawl / baby crawl / crawling forward / crawling across the floor",
        ),
        body(
            "crawl / crawl on all fours / crawl on hands and knees / crawl forward / crawl along the floor",
            "",
            "crawling / crawling on all fours / crawling on hands and knees",
        ),
    ),
    "bear_crawl": (
        body(
            "bear-crawl / crawl on hands and feet / walk on all fours with the knees off the floor"
            " / move on hands and feet",
            "in a bear crawl / in a bear crawl position",
            "bear crawling / bear walk / crawling on hands and feet",
        ),
        body(
            "crawl like a bear / walk on hands and feet / crouch on hands and feet / do a bear crawl",
            "on hands and feet",
            "bear crawl / on hands and feet",
        ),
    ),
    "plank": (
        body(
            "hold a plank position / get into a plank / stay in a plank / hold ~ body in a straight plank",
            "in plank position / in plank pose / in a plank hold",
            "plank pose / plank hold / planking on the floor",
        ),
        body(
            "hold a plank / do a plank / plank",
            "in a plank position / in a plank",
            "plank / planking / plank position",
        ),
    ),
    "plank_high": (
        body(
            "hold a straight-arm plank / get into push-up position / hold the press-up position"
            " / hold a full plank",
            "in a high plank / at the top of a push-up / in a press-up position",
            "straight-arm plank / top of a push-up / press-up position / full plank / plank on the hands",
        ),
        body(
            "hold a high plank / do a push-up with straight arms / hold the top of a push-up"
            " / support ~ body on straight arms",
            "in a push-up position",
            "high plank / push-up position / push-up, arms straight",
        ),
    ),
    "push_up": (
        body(
            "do a press-up / do press-ups / perform a push-up / go down in a push-up",
            "in a low push-up / low in a push-up / at the bottom of a press-up",
            "press-up / low push-up / bottom of a push-up / push-ups / doing press-ups",
        ),
        body(
            "do a push-up / lower into a push-up / do push-ups / press up from the floor",
            "at the bottom of a push-up",
            "push-up / doing a push-up / push-up, elbows bent",
        ),
    ),
    "downward_dog": (
        body(
            "hold downward dog / do the downward-facing dog / hold an inverted V on hands and feet"
            " / go into downward dog",
            "in the downward dog / in downward-facing dog / in a downward dog pose",
            "down dog / inverted V on hands and feet / yoga downward dog / downward dog pose",
        ),
        body(
            "do the downward dog / push the hips up with hands and feet on the floor"
            " / bend into an upside-down V",
            "in downward dog",
            "downward dog / downward-facing dog / hips up, hands and feet on the floor",
        ),
    ),
    "bridge": (
        body(
            "hold a bridge / do a wheel pose / arch up into a bridge / make a bridge with ~ body",
            "in bridge pose / in a bridge position / in wheel pose",
            "wheel pose / back bridge / bridge position / backbend bridge",
        ),
        body(
            "do a bridge / bend backwards onto ~ hands / push up into a bridge / do a backbend",
            "in a bridge / in a backbend",
            "bridge / backbend / bridge pose",
        ),
    ),
    "crab": (
        body(
            "do a crab walk / hold a crab position / crawl like a crab"
            " / support ~ body face up on hands and feet",
            "in a crab walk position / on hands and feet, face up",
            "crab / crab pose / crab walking / on hands and feet, face up",
        ),
        body(
            "walk like a crab / support ~ body on hands and feet, facing up / lean back on both hands",
            "in a crab position",
            "crab walk / crab position",
        ),
    ),
    "cobra": (
        body(
            "hold cobra pose / lift ~ chest in cobra pose / lie on ~ stomach with the chest raised"
            " / do the yoga cobra",
            "in the cobra pose / in a cobra stretch",
            "yoga cobra / cobra stretch / on the stomach, chest raised",
        ),
        body(
            "do the cobra / lie face down with the chest lifted / push ~ chest up off the floor",
            "in cobra pose",
            "cobra pose / cobra / lying face down, chest lifted",
        ),
    ),
    "lying": (
        body(
            "lie down on the ground / lie down on the floor / lie there / remain lying down"
            " / stay lying on the ground",
            "lying down / lying on the floor / lying on the ground / in a lying position",
            "lying on the ground / lying position / lying there / laid down",
        ),
        body("rest on the ground", "", "lying pose / down on the ground"),
        body(
            "lie down / lie on the floor / lie on the ground / lie",
            "flat on the floor",
            "lying down / lying on the floor / lying",
        ),
    ),
    "lying_back": (
        body(
            "lie flat on ~ back / lie back on the floor / lie on the floor, facing up"
            " / lie on ~ back, facing the ceiling / lie down, face up / rest flat on ~ back"
            " / recline on ~ back / rest face up on the ground / lie in a supine position"
            " / lie on the ground, belly up / lie on the ground, face up",
            "in a supine position / supine / face up on the ground / on ~ back on the floor"
            " / flat on ~ back on the ground / lying on the floor, face up",
            "lying on the back / lying flat on the back / supine position / on back / lying face upward"
            " / belly up / lying on the floor, face up / laid on back / lying facing up"
            " / lying on the ground on the back",
        ),
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
            "lie flat on ~ stomach / lie face downward / lie facing the floor"
            " / lie on the floor on ~ stomach / lie belly down / lie in a prone position"
            " / lie flat on ~ front / lie on ~ chest / lie with ~ belly on the floor"
            " / lie on the ground face down / lie on ~ tummy / sprawl face down",
            "lying face down / lying on ~ stomach / in a prone position / prone / flat on ~ stomach"
            " / on ~ front / on ~ belly / face down on the ground / lying on the floor, face down",
            "prone position / lying on the front / lying on the belly / lying face downward / belly down"
            " / lying flat on the stomach / lying on the floor, face down / on the front / laid face down"
            " / lying on the stomach",
        ),
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
            "crawl on ~ belly / crawl flat on ~ stomach / crawl low along the floor / do a low crawl",
            "crawling on ~ stomach / in a low crawl",
            "belly crawl / commando crawl / crawling on the belly / military crawl",
        ),
        body(
            "crawl on ~ stomach / crawl flat along the ground / do an army crawl",
            "",
            "army crawl / crawling on the stomach / low crawl",
        ),
    ),
    "lying_side": (
        body(
            "lie down on ~ {s} side / lie with ~ {s} side on the floor / lie turned onto ~ {s} side"
            " / roll onto ~ {s} side / recline on ~ {s} side / turn onto ~ {s} side"
            " / lie sideways on ~ {s} side / lie on ~ {s} side with ~ {o} side up"
            " / rest on the floor on ~ {s} side / lie with ~ {s} side down / sleep on ~ {s} side",
            "lying on ~ {s} side / on ~ {s} side on the floor / down on ~ {s} side"
            " / rolled onto ~ {s} side / turned on ~ {s} side / lying with ~ {s} side down",
            "side-lying on the {s} / on {s} side / lying, {s} side down / lying on {s} side on the floor"
            " / reclining on {s} side / {s} side-lying position / lying with {s} side down"
            " / {s} side on the floor, lying / lying sideways, {s} side down",
        ),
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
            "lie in the fetal position / curl up in a ball / curl up in a fetal position"
            " / lie curled in a ball / lie in a foetal position / lie with ~ knees pulled up, curled in",
            "in the fetal position / curled in a ball / curled up in a ball / in a foetal position",
            "foetal position / curled up in a ball / curled up on the floor / lying curled up",
        ),
        body(
            "curl up on the floor / lie curled up / lie in a fetal position / curl up into a ball",
            "curled up / curled up on the floor / in a fetal position",
            "curled up / fetal position / curled into a ball",
        ),
    ),
    "upside_down": (
        body(
            "hold an inverted pose / invert ~ body",
            "in an inverted pose / in an upside-down position",
            "inverted pose / upside-down pose / inversion",
        ),
        body(
            "balance upside down / turn upside down / go upside down",
            "upside down / inverted",
            "upside down / inverted / head down, feet up",
        ),
    ),
    "handstand": (
        body(
            "balance on ~ hands / go into a handstand / balance upside down on ~ hands",
            "in a handstand position / upside down on ~ hands",
            "handstand pose / balancing on the hands / upside down on the hands",
        ),
        body(
            "do a handstand / stand on ~ hands / balance on both hands / hold a handstand",
            "in a handstand",
            "handstand / doing a handstand / standing on hands",
        ),
    ),
    "headstand": (
        body(
            "hold a headstand / go into a headstand / balance upside down on ~ head",
            "in a headstand position / upside down on ~ head",
            "headstand pose / standing on the head / balancing on the head",
        ),
        body(
            "do a headstand / stand on ~ head / balance on ~ head",
            "in a headstand",
            "headstand / doing a headstand",
        ),
    ),
    "shoulder_stand": (
        body(
            "hold a shoulder stand / go into a shoulder stand / roll up onto ~ shoulders with ~ legs up",
            "in a shoulder stand / up on ~ shoulders",
            "shoulderstand / candle pose / on the shoulders with the legs in the air",
        ),
        body(
            "do a shoulder stand / balance on ~ shoulders / roll onto ~ shoulders with ~ legs in the air"
            " / lift ~ hips and legs off the floor / roll backwards over ~ shoulders",
            "on ~ shoulders with ~ legs in the air",
            "shoulder stand / on the shoulders, legs up / backward roll",
        ),
    ),
    "airborne": (
        body(
            "levitate / lift off the ground / float in the air / hang above the ground"
            " / have both feet in the air",
            "up in the air / above the floor / suspended in the air / floating in the air",
            "up in the air / feet off the ground / both feet in the air / levitating"
            " / suspended in mid-air / floating",
        ),
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
            "soar through the air / glide face down through the air / fly through the air"
            " / float in the air face down",
            "flying / flying through the air / flying like a superhero",
            "flying pose / superhero flight / soaring / flying through the air",
        ),
        body(
            "fly / float face down in the air / fly like a superhero / swim face down"
            " / glide through the air",
            "in flight / face down in mid-air",
            "flying / floating face down / swimming",
        ),
    ),
    "jumping": (
        body(
            "jump in the air / jump up in the air / jump up off the floor / leap up / leap off the ground"
            " / hop up / leap through the air / take a leap / make a jump / jump off the floor"
            " / hop in the air / jump upwards",
            "in mid-leap / in a jump / jumping in the air / up in the air / in mid-air / jumping / leaping"
            " / off the ground in a jump",
            "jump pose / jumping in the air / leap / hopping / leaping into the air"
            " / jumping off the ground / mid jump / jumping pose / leaping up / jump in the air"
            " / jumping with both feet off the ground",
        ),
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
            "leap up with ~ knees tucked / jump with both knees pulled up / jump up with ~ knees drawn up"
            " / jump with ~ legs tucked up",
            "in a tuck jump",
            "tucked jump / jump with knees tucked / jumping, knees pulled up",
        ),
        body(
            "jump with ~ knees tucked up / do a tuck jump / jump and pull both knees up",
            "",
            "tuck jump / jumping, knees tucked",
        ),
    ),
    "t_pose": (
        body(
            "stand in the T-pose / take a T-pose / take up a T-pose"
            " / stand with both arms straight out sideways / stand in the shape of a T",
            "in T-pose / in the T-pose / in the shape of a T",
            "T-pose, standing / T-shape / default T-pose / tpose / t pose / T-pose reference",
        ),
        body(
            "stand in a T-pose / do a T-pose / make a T with ~ body / hold a T-pose / stand like a T"
            " / stand with ~ arms straight out to the sides",
            "in a T-pose / in a T pose",
            "T-pose / T pose / standing T-pose",
        ),
    ),
    "a_pose": (
        body(
            "take an A-pose / stand in the A-pose / stand in A-pose",
            "in A-pose / in the A-pose",
            "A-pose, standing / A-stance",
        ),
        body("stand in an A-pose / hold an A-pose", "in an A-pose", "A-pose / A pose"),
    ),
    "star": (
        body(
            "make a star with ~ body / stand in an X shape / spread ~ limbs like a star"
            " / stand spread-eagled / stand with all limbs spread",
            "in an X shape / in a starfish pose",
            "starfish / X pose / star jump pose / limbs spread like a star / spread-eagle",
        ),
        body(
            "make a star shape / stand like a star / spread ~ arms and legs / stand in a star pose"
            " / stand with arms and legs spread / do a jumping jack",
            "in a star shape / in a star pose / spread-eagled",
            "star shape / star pose / arms and legs spread / jumping jack",
        ),
    ),
    "touching_toes": (
        body(
            "reach down for ~ toes / bend over to touch ~ toes / reach for ~ feet with straight legs"
            " / bend down to ~ toes / touch ~ feet with straight legs / do a toe touch"
            " / bend down to touch the floor",
            "bent over touching ~ toes / bending down to ~ toes",
            "touching the toes / reaching down to the toes / standing toe touch / hands to toes"
            " / bending to touch the toes",
        ),
        body(
            "touch ~ toes / bend down and touch ~ toes / reach down to touch ~ toes / reach for ~ toes"
            " / bend over and reach for the floor",
            "",
            "touching toes / reaching for the toes / toe touch / bent over touching toes",
        ),
    ),
    "bowing": (
        body(
            "bow from the waist / bow at the waist / bow down / give a bow / bend forward in a bow"
            " / do a bow / perform a bow",
            "bowing / bowed at the waist / bowing forward / bent forward in a bow",
            "taking a polite bow / bowing forward / bowing at the waist / respectful bow"
            " / bow from the waist / bowed",
        ),
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
            "pick up something from the ground / pick something up off the floor"
            " / pick an object up off the ground / bend down to lift something / bend to pick up something"
            " / reach down to pick something up / reach to the ground with both hands"
            " / stoop to pick something up / grab something from the floor / lift a box off the floor"
            " / lean down to pick something up / bend down to grab something off the floor"
            " / scoop something up off the ground",
            "bent down to pick something up / bending down to lift something"
            " / reaching down to the floor with both hands",
            "picking up an object / picking something up off the floor / lifting a box off the floor"
            " / bending down to pick something up / grabbing something off the ground"
            " / picking up something / reaching to the ground with both hands"
            " / lifting something from the floor",
        ),
        body(
            "pick something up from the floor / bend down to pick something up / reach down with both hands"
            " / lift something from the ground",
            "",
            "picking something up / reaching down with both hands",
        ),
    ),
    "walking": (
        body(
            "walk ahead / take a walk / take a stride / walk normally / walk straight ahead"
            " / take a step forward / amble along / go for a walk / walk at a normal pace / stride ahead"
            " / step ahead / wander along / stroll along / walk forwards",
            "walking / walking forward / in mid-walk / in the middle of a step / out walking"
            " / in the middle of a stride / striding along",
            "walk / walking pose / walking forward / mid-walk / casual walk / walking along / stroll"
            " / stepping forward / walking ahead / walking stride / person walking / walk pose"
            " / going for a walk",
        ),
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
            "run at full speed / run ahead / run quickly / go for a run / break into a run"
            " / take a running stride / race forward / sprint forward / sprint ahead / rush ahead"
            " / charge forward / jog along / jog forward / run forwards / bolt forward"
            " / run at a fast pace",
            "running / running forward / in a sprint / out running / in mid-sprint"
            " / in the middle of a run / sprinting / jogging",
            "run cycle / running forward / mid-sprint / running pose / running fast / sprint / jog"
            " / run pose / sprinting ahead / person running / running at full speed / jogging along"
            " / mid-stride, running",
        ),
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
            "stand in a power pose / stand with ~ feet apart, ~ hands on ~ hips"
            " / stand heroically with ~ hands on ~ hips",
            "in a hero pose / in a heroic stance",
            "hero pose / heroic stance, hands on hips / superhero stance / confident power pose",
        ),
        body(
            "stand like a superhero / strike a superhero pose / stand proudly with ~ hands on ~ hips"
            " / stand with hands on hips and legs apart",
            "in a superhero pose / in a power pose",
            "superhero pose / power pose / hands on hips, legs apart",
        ),
    ),
    "boxing_stance": (
        body(
            "take a boxing stance / take a fighting stance / stand in a fighting stance"
            " / hold a boxing guard / stand like a boxer",
            "in a fighter's stance / in a boxer's stance / in a boxing guard",
            "fighter stance / combat stance / boxer stance / boxing guard / boxing pose / fighting pose",
        ),
        body(
            "stand in a boxing stance / hold a fighting stance / get ready to box"
            " / stand ready to fight / box",
            "in a boxing stance / in a fighting stance / on guard",
            "boxing stance / fighting stance / ready to fight / boxer pose",
        ),
    ),
    "warrior_pose": (
        body(
            "hold warrior two / do the warrior pose / hold a warrior pose / stand in warrior two",
            "in warrior two / in the yoga warrior pose / in warrior pose",
            "warrior 2 / warrior II / yoga warrior pose / warrior two pose",
        ),
        body(
            "hold the yoga warrior pose / stand in warrior pose / do warrior two",
            "in a warrior pose",
            "warrior pose / warrior two / yoga warrior",
        ),
    ),
    "meditating": (
        body(
            "sit in meditation / sit cross-legged in meditation / sit in lotus pose"
            " / sit like a monk in meditation",
            "in lotus pose / in a meditation pose / seated in meditation",
            "lotus pose / meditation / seated meditation / sitting in meditation / cross-legged meditation",
        ),
        body(
            "meditate / sit in a lotus position / sit cross-legged and meditate",
            "in a lotus position / in meditation",
            "meditating / lotus position / meditation pose",
        ),
    ),
    "hugging_knees": (
        body(
            "sit with ~ arms around ~ knees / sit hugging ~ knees / hold ~ knees to ~ chest, sitting"
            " / sit on the ground and hug ~ knees / sit with ~ arms wrapped around ~ legs",
            "seated with ~ arms around ~ knees / sitting with ~ arms wrapped around ~ knees",
            "sitting, hugging the knees / arms wrapped around the knees, seated"
            " / sitting with arms around the legs",
        ),
        body(
            "sit and hug ~ knees / hug ~ knees / sit on the floor hugging ~ knees"
            " / wrap ~ arms around ~ knees",
            "",
            "hugging knees / sitting, arms around knees",
        ),
    ),
    "hanging_from": (
        body(
            "hang from a pull-up bar / hang from ~ hands / hang by ~ arms / dangle from a bar"
            " / hang onto a bar overhead",
            "hanging from a bar / hanging by ~ hands",
            "dead hang / hanging from a pull-up bar / hanging by the arms / dangling from a bar",
        ),
        body(
            "hang by the hands / hang from a bar / hang from something with both hands",
            "",
            "hanging from a bar / hanging by the hands",
        ),
    ),
}
