"""Invented sponsors on skills: (message, [(words of the skill, approach, lead time or None)])."""

TALK = [
    ("We've nobody who can do prompt design. Two of my analysts will go on a course for that, eight weeks. For MLOps we'll bring in a contractor, about a month to onboard.",
     [("prompt design", "retrain", "eight weeks"), ("MLOps", "partner", "a month")]),
    ("- Data science: hire, 5 months\n- Model risk review: consultancy, 6 weeks\n- Reading dashboards (ward managers): train, 2 days",
     [("Data science", "hire", "5 months"), ("Model risk review", "partner", "6 weeks"), ("dashboards", "retrain", "2 days")]),
    ("um we dont have a data engineer so were gonna recruit one thats like four months and the guys on the floor need to learn how to read the scores so thats a half day training each",
     [("data engineer", "hire", "four months"), ("read the scores", "retrain", "half day")]),
    ("Skill: statistics. Approach: retrain. Lead time: 12 weeks.\nSkill: cloud security. Approach: partner. Lead time: 30 days.",
     [("statistics", "retrain", "12 weeks"), ("cloud security", "partner", "30 days")]),
    ("What we're missing is somebody who understands computer vision; that has to be a new hire and in this market I'd budget six months.",
     [("computer vision", "hire", "six months")]),
    ("Annotation skills are thin. We will upskill four of the clerks internally over ten weeks.", [("Annotation", "retrain", "ten weeks")]),
    ("The integration work is beyond us, so Accenture does it as partner, they can begin within three weeks. Change management we lack too, and there HR has an open vacancy, to be filled in 2 months.",
     [("integration", "partner", "three weeks"), ("Change management", "hire", "2 months")]),
    ("no python skills here. kwame is doing a bootcamp, 3 months", [("python", "retrain", "3 months")]),
    ("We thought about hiring for LLM evaluation but cannot get the headcount, so we outsource it to a university lab, ready in ten weeks.", [("LLM evaluation", "partner", "ten weeks")]),
    ("Our planners have to learn to question a forecast. My colleague from the academy coaches them, four sessions over two months.", [("question a forecast", "retrain", "two months")]),
]
