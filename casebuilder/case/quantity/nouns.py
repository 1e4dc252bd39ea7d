"""Words that decide whether the word after a number is what is being counted."""

from casebuilder.case.quantity.wordlists import words

# Counted nouns that do not end in "s" or that are common enough to be sure of.
NOUNS = words(
    "people staff fte ftes employee employees agent agents ticket tickets incident incidents outage outages call calls "
    "case cases user users customer customers client clients site sites seat seats licence licences license licenses "
    "person engineer engineers analyst analysts developer developers team teams record records document documents "
    "email emails request requests order orders invoice invoices claim claims defect defects error errors failure "
    "failures alert alerts alarm alarms server servers disk disks machine machines device devices unit units hectare "
    "transaction transactions query queries page pages row rows item items complaint complaints return returns visit "
    "visits vehicle vehicles truck trucks store stores branch branches patient patients bed beds headcount heads "
    "equivalent equivalents times kwh mwh kw mw kg tonnes tons tonne ton km miles mile gb tb mb gpu gpus hotline "
    "anrufe vorfälle störungen mitarbeiter mitarbeitende personen nutzer benutzer anfragen fälle kunden leute "
    "rechnungen ausfälle personnes agenten utilisateurs appels pannes employés clientes llamadas usuarios chamados "
    "chamadas pessoas personas man men woman women child children query sqm story stories shift shifts change changes "
    "contract contracts report reports interaction interactions conversation conversations chat chats escalation "
    "escalations reassignment reassignments vendor vendors supplier suppliers model models scientist scientists "
    "manager managers vzä folks appel anruf facture factures ärende ärenden faktura fakturor rechnung vorgänge gwh "
    "twh litres hires hire steps ppm ppb dpmo"
)

# Words that stand between a number and its noun and are no nouns themselves.
QUALIFIERS = words(
    "open new full time part support customer service major minor critical severe unplanned planned misrouted wrong "
    "failed active trained dedicated internal external average data software total storage field incoming inbound "
    "outbound manual repeat paid additional extra more fewer different separate business sales help desk it"
)

# Words after a number that are certainly not counted, many of them ending in "s".
NOT_NOUNS = words(
    "a about above according across after again against all almost already also although always am an and any are "
    "around as at away b back based basis be because been before behind being below better between billion both but by "
    "came can case cent circa comes compared cost costs could cross currently cut daily days de der des die did do "
    "does doing done down due during each either else end every except expenses fees fewer few for from gains get gets "
    "go goes going had half has have he hence her here higher him his hours how however i if in instead into is it its "
    "just kpi last least less let like lower losses made make makes max maximum may mean means min minimum minus mit "
    "month months more most much must my n needs next no none nor not now of off on once one onwards only onto or "
    "other otherwise our out over overall p pas per perhaps plus points profits q quarter quarters rather revenue "
    "revenues runs s sales same savings says seems she should since so some sometimes spends still such takes than "
    "that the their them then there therefore these they this those though thousand through thus til till to today "
    "together tomorrow too toward towards twice u under unless unlike until up upon upfront us versus very via vs was "
    "we week weeks well were what when where whereas which while who whose why will with within without works would "
    "yearly years year yes yesterday yet you your z und oder bis von für pro ist sind et ou le la les du par pour est "
    "sur dans y o el los las por para es son um uma os ao dos das na no em nos im am den dem ein eine seit ab less "
    "tops figure figures digit digits benefits expenses earnings besides regardless perhaps less across ours yours "
    "theirs hers gives shows costs saves "
    "wants starts ends begins falls drops rises looks leaves stays remains happens lasts equals includes exceeds "
    "reaches grows keeps adds pays brings turns helps becomes"
)
