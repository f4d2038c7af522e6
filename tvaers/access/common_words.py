"""Words that Danes make passwords of; written by us. Municipalities, regions and councils come from the registers.

`passwords.py` refuses a password that is nothing but one or two of them with digits and signs, so no year, ending or
spelling with "0" for "o" stands here. Letters are written without ø, æ and å, as people's keyboards abroad are.
"""

from __future__ import annotations

SECRETS = """
adgang adgangskode kodeord kode password passord hemmelig hemmelighed hemmeligt login logind lukop sesam
sesamlukdigop glemt glemtkode nykode nyadgangskode skiftmig standard midlertidig velkommen goddag godmorgen
hejmeddig hejsa davs tester test testtest proeve admin administrator bruger gaest guest welcome letmein master
system server computer internet wifi qwerty qwertyuiop qwertyuiopaa asdf asdfgh asdfghjkl zxcvbnm abc abcd abcdef
abcdefgh aaaaaaaa xxxxxxxx
"""
TIMES = """
januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag torsdag
fredag loerdag soendag sommer vinter efteraar foraar jul juleaften nytaar nytaarsaften paaske pinse ferie
sommerferie weekend foedselsdag fastelavn sankthans grundlovsdag
"""
FOOTBALL = """
brondby broendby broendbyif fckobenhavn fckoebenhavn fck fcmidtjylland fcm fcnordsjaelland fcn aab agf aarhusgf
odenseboldklub ob obodense randersfc viborgff silkeborgif soenderjyske lyngby lyngbybk vejleboldklub vejle horsens
achorsens esbjergfb efb hvidovreif fredericia hobro hobroik naestved koege hbkoege fodbold fodboldklub landsholdet
haandbold parken superliga liverpool arsenal chelsea barcelona realmadrid manchester manutd manchesterunited
tottenham juventus bayern
"""
LIFE = """
danmark dannebrog dronning konge kongehuset margrethe frederik danskvand roedgroed roedgroedmedfloede smoerrebroed
hygge hygger kaerlighed elskerdig jegelskerdig jegelsker minskat skat skattepige solskin solsikke blomst sommerfugl
hund kat hest hestehest fido vovse missekat prinsesse prins engel stjerne mormor morfar farmor farfar mor far
soester bror kusine familie boern barn lillepige lilledreng tuborg carlsberg pilsner kaffe chokolade lakrids slik
lego legoland tivoli bakken smukfest roskildefestival jesus gud superman batman pokemon minecraft fortnite starwars
harrypotter musik guitar piano cykel toyota mercedes volvo porsche ferrari telefon iphone samsung sorteper ostehaps
pizza agurk banan kartoffel kanin tiger drage
"""
NAMES = """
peter jens lars michael henrik thomas soeren jan christian martin niels anders morten jesper mads rasmus kristian
hans joergen ole anne kirsten mette hanne helle lone inge karen susanne maria camilla louise pia tina lene emma ida
freja alma sofie laura clara william noah oscar lucas victor magnus emil oliver mikkel nikolaj julie cecilie
katrine jensen nielsen hansen pedersen andersen christensen larsen soerensen rasmussen joergensen
"""
HOUSE = """
tvaers tvaer kkr kommunekontaktraad kommune kommunen kommuner kommunerne kommunalbestyrelse byraad byraadet raadhus
raadhuset borgmester borgmesteren viceborgmester kommunaldirektoer direktoer sekretariat sekretariatet sekretaer
formand naestformand politiker udvalg udvalget dagsorden referat moede region regionen kl kommunernes landsforening
komponent danskekommuner
"""

WORDS = frozenset(" ".join((SECRETS, TIMES, FOOTBALL, LIFE, NAMES, HOUSE)).split())
