"""Words at which the name of a KPI begins or ends. Data."""

from casebuilder.dialogue.extraction.readers.kpi_words import words

LEAD = words(
    "supposed "
    "and but then so also ok okay well right um uh erm hmm yes yeah no now anyway plus next lastly finally "
    "first second third "
    "firstly secondly thirdly fourth last another other one the a an our my your their his her its this "
    "that these those is are "
    "was be there there's theres it's its that's thats it we i i'd i'll i'm we'd we're we'll you they he "
    "she for as about "
    "regarding concerning on of with want wants like would should will must to get cut reduce bring lower "
    "raise increase "
    "push improve drive make keep lift grow shrink shorten slash trim halve decrease drop take getting "
    "cutting reducing bringing "
    "lowering raising increasing improving let let's lets put kpi kpis metric measure indicator name "
    "number-one main big "
    "obvious key same us me them in at by from come comes watch track measure count measuring need needs "
    "have has had do does "
    "here here's heres say suppose guess think mean please obviously simply just really basically only "
    "still perhaps maybe "
    "thing things would'd promised already especially mainly mostly if when while where which who what "
    "whose because since "
    "either neither nor or both all each every call him care hope aim aims aiming goal plan target ensure "
    "see seen know hi hello "
    "dear after apart besides including include looking look at's how today today's currently presently "
    "biggest bigger "
    "important than too more some any most such until before be been being never always often together likewise "
    "lowered lifted reduced raised increased brought improved got shortened have had having been hey yo listen "
    "oh ah aye eh yep yup nah uhm er "
    "again yet even though although finger thumb point yardstick item headline afterwards"
)
ORDINAL = words("first second third fourth fifth last next other number")
AFTER_ORDINAL = words(
    "one is are was of comes kpi kpis measure metric thing finger thumb point number up off the our there "
    "we i i'd and on "
    "there's it's would item yardstick indicator being"
)
CUT = words(
    "supposed "
    "is are was were be been being am isn't aren't wasn't it's its' that's thats runs run sits sit stands "
    "stood stand takes took "
    "take has have had will would should shd shud must can could may might shall ought want wants wanted "
    "wish need needs needed "
    "sits spends waits lies "
    "goes went go comes came come drops drop falls fall dropped rose rises which who whom whose what where "
    "when why how that "
    "because cause cos since although though if while whereas unless than i we they he she it you i'd i'm "
    "i'll we'd we're "
    "we'll they're there there's now today currently presently nowadays rn atm right already still also "
    "therefore then so "
    "but baseline target goal currently hovers hovering lies sitting running averaging averages averaged "
    "reached reaches reach "
    "hit hits became become becomes gets get got getting remains stays keeps costs equals amounts seems looks "
    "measured taken counted tracked according via per_source please thanks sorry actually hopefully unfortunately "
    "told tell tells linger lingers averages exceed exceeds lose loses "
    "expects expected demands demanded asks asked promised hopes hoped plans planned insists insisted "
    "decided drove drives "
    "just about around roughly approximately circa approx nearly almost only under below above least most exactly "
    "'s = : as-is to-be due owner source accountable responsible deadline belongs always never usually "
    "typically says said reported says like do does did don't isn't ever anyway back straight apparently lately"
)
EXTENDERS = words("before until till after from")
TRAIL = words(
    "supposed "
    "of in on at to from for by with and or the a an our my is are down up out into onto over as per than "
    "about around via "
    "then also only just too very still not no be been between within inside under below above until till "
    "before after "
    "since during that this these those it we i all both each their its his her so but if when where which who right "
    "us them me him "
    "back really quite pretty roughly well kpi"
)
EVALUATIVE = words(
    "too bad good way terrible awful horrible fine high low long short great poor wild embarrassing "
    "shameful plague disaster "
    "nightmare pain mess joke okay ok ugly nice slow fast huge small enough steady flat stuck same "
    "unacceptable crazy "
    "average median mean far much better worse best worst wonderful lovely perfect unknown available comparable"
)
PERSONAL = words("we i they he she you people everyone everybody nobody somebody folks guys staff one")
PEOPLE = words(
    "board management team boss ceo cfo cio coo chief director manager politicians politician council "
    "committee steering sponsor "
    "customers customer users staff colleagues crew crews finance leadership department regulator ministry "
    "owner i everybody"
)
TEMPORAL = words(
    "year years month months week weeks quarter quarters day days hour hours summer winter spring autumn "
    "january february march "
    "april may june july august september october november december q1 q2 q3 q4 h1 h2 eoy fy end beginning "
    "start mid early late "
    "date time deadline monday tuesday wednesday thursday friday christmas easter last this next past previous coming"
)
SOURCE_HEADS = words(
    "report reports log logs survey surveys database databases dashboard dashboards workbook statistics "
    "stats sheet spreadsheet "
    "system systems tool audit audits timestamps records record register registry export exports extract "
    "data warehouse cube "
    "ledger tracker portal app application analytics telemetry telematics counter meter meters monitor "
    "monitoring mis crm erp mes wms "
    "itsm list sample poll questionnaire timesheets timesheet calendar file files excel inventory history "
    "panel scorecard "
    "journal logbook book books reporting query queries cockpit switchboard scanner sensor sensors tester "
    "historian scada bi "
    "platform software table tables roster rota minutes diary payroll board feed index review reviews "
    "catalogue feedback study "
    "pack packs paper deck bulletin statement insights count counts census tally stopwatch tracking tickets "
    "cmdb api suite console explore repository archive"
)
NOT_SOURCE = words(
    "level basis side request ground behalf whole board date "
    "black white now today total place time house average hand fact mind month year week day quarter there "
    "it that this them one all both head least "
    "course here writing order general question practice particular addition end start future past meantime "
    "summer winter spring "
    "autumn fall line front case cases charge control need use step steps hours minutes days weeks months "
    "business error"
)
