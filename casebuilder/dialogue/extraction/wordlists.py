"""Word lists for finding names. Data, kept apart from the code."""

TITLES = frozenset(
    "dra sra dña fr mr mrs ms miss dr prof professor sir dame herr frau monsieur madame mme m señor señora senhor senhora sri smt shri "
    "signor signora mevrouw meneer".split()
)

NEVER_NAME = frozenset(
    """oh ah um uh er erm hmm ugh aha yup yo ha haha lol wow alas i've i'm i'd i'll it's that's there's he's she's we're we've we'll
    they're you're don't can't let's what's here's who's isn't doesn't imagine honestly basically obviously frankly myself spending
    otherwise nothing enrollment i we you he she they it me us him her them this that these those there here who what when where why how which
    the a an and or but so if then than as at by for from in into of off on onto out over to up with without about after
    before during until since while because although though however also anyway ok okay yes no not nope yep yeah hi hello
    hey dear regards thanks thank cheers best kind sincerely please sorry right well now today tomorrow yesterday next last
    first second third fourth fifth one two three four five six seven eight nine ten both all each every some any many most
    more less few several other another same such own only just even still again already almost always never often maybe
    perhaps my our your his their its mine ours is are was were be been being am do does did done has have had will would
    shall should can could may might must let lets get got go goes going come take make say says said see seen know think
    want need like look put keep give tell ask use new old good bad big small long short high low early late
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter fall christmas
    easter english german french spanish italian dutch danish swedish polish portuguese japanese indian chinese european
    british american swiss irish english europe germany france spain italy netherlands denmark sweden poland portugal japan
    india china switzerland ireland england scotland wales brazil london paris berlin madrid rome zurich vienna amsterdam
    brussels lisbon dublin oslo stockholm copenhagen helsinki tokyo mumbai delhi
    nobody everybody everyone someone somebody anyone nothing everything something once twice per via plus minus
    subject re fwd fw sent cc bcc note ps btw fyi asap tbd tbc na risk risks cost costs benefit benefits scope kpi kpis
    baseline target source owner budget sponsor goal problem solution process data skills timeline start pilot likelihood
    impact mitigation countermeasure medium""".split()
)

NOT_IN_NAMES = frozenset(
    """ops vp svp evp cio cfo ceo coo cto ciso dpo hr it committee board team group department division office desk centre center institute university college school bank
    hospital council agency authority company corp corporation inc ltd gmbh ag sa plc llc bv ab oy as system systems platform
    software server service services cloud suite portal app database warehouse report reports dashboard survey log register
    sheet tracker excel word outlook teams sharepoint power office365 copilot chatgpt openai microsoft google amazon azure aws
    oracle sap servicenow salesforce jira confluence maximo topdesk zendesk splunk dynatrace sentinel tableau snowflake
    databricks workday power bi crm erp mes wms tms cmdb itsm api rpa ocr llm ai ml nlp gdpr nis2 iso sla slas kpi eur usd gbp
    chf jpy inr brl sek euro euros dollars pounds north south east west street road avenue park plant site line phase
    quarter fiscal year month week day project programme program policy act regulation law data protection security
    operations finance procurement legal compliance marketing sales engineering maintenance quality logistics support
    human resources information technology management steering change advisory works union vendor supplier partner
    customer customers client clients user users agents staff ticket tickets alert alerts email emails e-mail""".split()
)
