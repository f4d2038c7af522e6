"""Example papers in the forms that real ones come in; every word and name is invented."""

MINUTES = """\


Mission

KL samler kommunerne og taler

deres sag.

 Deltagerfortegnelse

Deltagere

Karen Lund (A) Aalborg Kommune

Ole Bjerre (V), Thisted Kommune



Afbud

Gitte Dam (C) Læsø Kommune
 1. Godkendelse af referat



1.1. Godkendelse af dagsorden

SAG-2031-00017 abcd



Baggrund

Godkendelse af dagsorden til KKR Nordjyllands møde den 14. marts 2031.



Indstilling

Det indstilles, at KKR Nordjylland godkender dagsordenen.



Sagsfremstilling

Dagens program er følgende:

– 8.45-9.15 - Ankomst

– 10.00-12.00 – KKR-møde.



Beslutning

KKR Nordjylland godkendte dagsordenen.
 2. Regionalpolitiske sager



2.1. Fælles plan for cykelstier langs Limfjorden og havnene i de
nordlige kommuner

SAG-2031-00018 abcd / EFG



Baggrund

Kommunerne har i flere år ønsket en samlet plan for cykelstier, og KKR-

samarbejdet har taget opgaven op. Den nye cykel-

plan bygger på tallene fra sidste år.

Planen skal efter hensigten træde i kraft den

1. april 2031.



Indstilling

Det indstilles, at KKR Nordjylland:

– drøfter udkastet til en fælles plan, herunder hvordan stierne skal vedlige-

holdes

– Anbefaler, at planen godkendes i kommunerne.



Sagsfremstilling

Hvad planen rummer

Planen omfatter tre strækninger, som kommunerne har peget på i høringen, og den

./. bygger på et notat, der er vedlagt. Notatet er nyt.



KKR Nordjylland | 14-03-2031

 SIDE | 4

De tre strækninger er:

1. Havnestien

2. Fjordstien

3. Klitstien.



Beslutning

KKR Nordjylland bakkede op om planen. Det blev bemærket, at stierne skal kunne bruges hele året.

KKR Nordjylland udpegede følgende som medlemmer af Stirådet:

- Karen Lund, (A), Aalborg
 3. Udpegninger
4. Punkter til næste møde



4.1. Punkter til næste møde

SAG-2031-00017 abcd



Sagsfremstilling

Næste møde i KKR Nordjylland afholdes den 9. maj.



Beslutning

Taget til efterretning.
 5. Eventuelt


"""
