"""Month names, seasons and feasts in English, German, French, Spanish, Portuguese and Swedish."""

from casebuilder.case.quantity.wordlists import words

_MONTHS = """
january jan januar janvier enero janeiro januari janv gennaio stycznia
february feb februar février fevrier febrero fevereiro februari févr febbraio lutego
march mar märz maerz mars marzo março marco mrz maart marts marca
april apr avril abril avr aprile kwietnia
may mai mayo maio maj maggio mei maja
june jun juni juin junio junho giugno czerwca
july jul juli juillet julio julho juil luglio lipca
august aug août aout agosto augusti augustus sierpnia
september sep sept septembre septiembre setembro setiembre settembre września
october oct oktober okt octobre octubre outubro ottobre października
november nov novembre noviembre novembro listopada
december dec dezember dez décembre decembre diciembre dezembro dicembre desember grudnia
"""
MONTHS: dict[str, int] = {
    name: number for number, line in enumerate(_MONTHS.strip().splitlines(), start=1) for name in line.split()
}
FULL_NAMES = frozenset(name for name in MONTHS if len(name) > 4) | {"mai", "june", "july", "juin", "juni", "juli"}
# Names that are ordinary words too; alone they need a capital or a year.
RISKY_MONTHS = words("may march mar mars mai jan sept dec sep marco maj maja jun jul aug")

SEASONS: dict[str, int] = {
    word: month
    for month, words in {
        3: "spring springtime frühling frühjahr printemps primavera våren foråret voorjaar lente",
        6: "summer summertime sommer été verano verão sommaren sommeren zomer",
        9: "autumn fall herbst automne otoño outono hösten høsten efteråret najaar autunno",
        12: "winter wintertime hiver invierno inverno vintern vinteren",
    }.items()
    for word in words.split()
}
