"""Month names, seasons and feasts in English, German, French, Spanish, Portuguese and Swedish."""

from casebuilder.case.quantity.wordlists import words

_MONTHS = """
january jan januar janvier enero janeiro januari janv
february feb februar février fevrier febrero fevereiro februari févr
march mar märz maerz mars marzo março marco mrz
april apr avril abril avr
may mai mayo maio maj
june jun juni juin junio junho
july jul juli juillet julio julho juil
august aug août aout agosto augusti
september sep sept septembre septiembre setembro setiembre
october oct oktober okt octobre octubre outubro
november nov novembre noviembre novembro
december dec dezember dez décembre decembre diciembre dezembro
"""
MONTHS: dict[str, int] = {
    name: number for number, line in enumerate(_MONTHS.strip().splitlines(), start=1) for name in line.split()
}
FULL_NAMES = frozenset(name for name in MONTHS if len(name) > 4) | {"mai", "june", "july", "juin", "juni", "juli"}
# Names that are ordinary words too; alone they need a capital or a year.
RISKY_MONTHS = words("may march mar mars mai jan sept dec sep marco maj jun jul aug")

SEASONS: dict[str, int] = {
    word: month
    for month, words in {
        3: "spring springtime frühling frühjahr printemps primavera",
        6: "summer summertime sommer été verano verão",
        9: "autumn fall herbst automne otoño outono",
        12: "winter wintertime hiver invierno inverno",
    }.items()
    for word in words.split()
}
FEASTS: dict[str, str] = {
    "christmas": "christmas", "xmas": "christmas", "weihnachten": "christmas", "noël": "christmas",
    "navidad": "christmas", "natal": "christmas", "easter": "easter", "ostern": "easter", "pâques": "easter",
    "pascua": "easter",
}  # fmt: skip
