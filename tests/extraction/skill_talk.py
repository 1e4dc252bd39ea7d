# ruff: noqa: E501
"""Invented sponsors on skills: (message, [(words of the skill, approach, lead time or None)])."""

TALK = [
    (
        "We've nobody who can do prompt design. Two of my analysts will go on a course for that, eight weeks. For MLOps we'll bring in a contractor, about a month to onboard.",
        [("prompt design", "retrain", "eight weeks"), ("MLOps", "partner", "a month")],
    ),
    (
        "- Data science: hire, 5 months\n- Model risk review: consultancy, 6 weeks\n- Reading dashboards (ward managers): train, 2 days",
        [
            ("Data science", "hire", "5 months"),
            ("Model risk review", "partner", "6 weeks"),
            ("dashboards", "retrain", "2 days"),
        ],
    ),
    (
        "um we dont have a data engineer so were gonna recruit one thats like four months and the guys on the floor need to learn how to read the scores so thats a half day training each",
        [("data engineer", "hire", "four months"), ("read the scores", "retrain", "half day")],
    ),
    (
        "Skill: statistics. Approach: retrain. Lead time: 12 weeks.\nSkill: cloud security. Approach: partner. Lead time: 30 days.",
        [("statistics", "retrain", "12 weeks"), ("cloud security", "partner", "30 days")],
    ),
    (
        "What we're missing is somebody who understands computer vision; that has to be a new hire and in this market I'd budget six months.",
        [("computer vision", "hire", "six months")],
    ),
    (
        "Annotation skills are thin. We will upskill four of the clerks internally over ten weeks.",
        [("Annotation", "retrain", "ten weeks")],
    ),
    (
        "The integration work is beyond us, so Accenture does it as partner, they can begin within three weeks. Change management we lack too, and there HR has an open vacancy, to be filled in 2 months.",
        [("integration", "partner", "three weeks"), ("Change management", "hire", "2 months")],
    ),
    ("no python skills here. kwame is doing a bootcamp, 3 months", [("python", "retrain", "3 months")]),
    (
        "We thought about hiring for LLM evaluation but cannot get the headcount, so we outsource it to a university lab, ready in ten weeks.",
        [("LLM evaluation", "partner", "ten weeks")],
    ),
    (
        "Our planners have to learn to question a forecast. My colleague from the academy coaches them, four sessions over two months.",
        [("question a forecast", "retrain", "two months")],
    ),
    (
        "Two things are missing in my crew: someone who can label sonar images, and someone to babysit the model afterwards. Labelling we teach our own divers, takes five weeks. Babysitting goes to an outside company, contract signed in about two months.",
        [("label", "retrain", "five weeks"), ("Babysitting", "partner", "two months")],
    ),
    (
        "gap: fairness testing -> hire (4 mths)\ngap: change mgmt -> retrain 3 hrbps (6 wks)",
        [("fairness testing", "hire", "4 mths"), ("change mgmt", "retrain", "6 wks")],
    ),
    (
        "We are weak in API development. I have approval for one position, should be filled by spring, say five months. The store managers cannot interpret a forecast interval; half-day workshops for all of them within eight weeks.",
        [("API development", "hire", "five months"), ("forecast interval", "retrain", "eight weeks")],
    ),
    (
        "Security testing of AI we buy from a specialist firm, lead time one month. Everything else we have.",
        [("Security testing", "partner", "one month")],
    ),
    (
        "my lot cant write sql to save their lives so theyre off to evening classes at the college 3 months and for the actual model stuff we piggyback on the uni in leeds as partner 6 weeks to sign",
        [("sql", "retrain", "3 months"), ("model", "partner", "6 weeks")],
    ),
    (
        "What do we lack? A product owner who understands AI: we will recruit, around 16 weeks. Data labelling: freelancers, 2 weeks.",
        [("product owner", "hire", "16 weeks"), ("Data labelling", "partner", "2 weeks")],
    ),
]
