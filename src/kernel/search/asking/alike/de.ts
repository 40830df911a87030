/** As `en.ts`, in German. */
export const german = `
abmelden kündigen austritt
abrechnung erstattung spesen
adresse anschrift wohnort
aktualisieren update
angebot offerte
anleitung handbuch hilfe
anmelden login einloggen zugang
antrag beantragen anfrage
arbeitszeit stunden zeiterfassung
arzt krank attest
aufzug fahrstuhl
auto wagen fahrzeug dienstwagen
baby geburt elternzeit mutterschutz
bahn zug bus nahverkehr jobticket
beamer projektor
behinderung schwerbehinderung barrierefrei
benutzer konto nutzer
beschwerde klage
besprechung meeting termin sitzung
bestellen kaufen beschaffen bestellung
bewerben bewerbung stelle
bild foto
bildschirm monitor
brief post
briefkopf vorlage
büro standort gebäude
chef vorgesetzte führungskraft leitung
computer rechner laptop notebook pc
datei dokument
daten information
datenschutz dsgvo privat
defekt kaputt reparatur störung
dienstreise reise
drucken drucker
e-mail mail nachricht
einkauf beschaffung
einstellen einrichten konfigurieren
eltern elternzeit kinder
erlaubnis genehmigung freigabe
essen kantine mittag
fahrrad rad
fahrt reise
fehler problem störung
feiertag frei
ferien urlaub frei
firma unternehmen arbeitgeber
flug fliegen flugzeug
formular vorlage antrag
fortbildung schulung kurs weiterbildung
frist termin fällig
führerschein fahrerlaubnis
gast besucher
gehalt lohn bezahlung
geld bezahlen erstattung
gerät hardware ausstattung
gesundheit arzt
gleitzeit arbeitszeit
handy telefon smartphone mobiltelefon
heirat hochzeit namensänderung
homeoffice mobilarbeit telearbeit zuhause
hotel unterkunft übernachtung
impfung impfen
internet netz wlan netzwerk
karte ausweis badge
kennwort passwort
kind kinder kita
kollege mitarbeiter kollegin
kopfhörer headset
kosten preis gebühr
krank krankheit krankmeldung
kündigung kündigen austritt
kurs schulung
langsam leistung
lizenz lizenzen
löschen entfernen
maus tastatur zubehör
mieten miete
mikrofon ton audio
nachname name
neu anfang einarbeitung onboarding
notfall dringend
ordner verzeichnis freigabe
parken parkplatz
passwort kennwort pin
pause mittag
pension rente ruhestand
praktikant azubi auszubildende
programm software anwendung app
putzen reinigung
rechnung beleg
regel richtlinie vorschrift
reise dienstreise
reparieren reparatur beheben
sicherheit sicher
speichern ablage
sperren gesperrt entsperren
spesen auslagen erstattung
stuhl schreibtisch möbel
telefon handy anruf
termin kalender
umzug umziehen
unfall verletzung
unterschreiben unterschrift signatur
urlaub ferien frei
verloren gestohlen diebstahl verlust
vertrag vereinbarung
vpn fernzugriff
vortrag präsentation
wlan wifi netz
werkstudent praktikant
zeugnis bescheinigung nachweis
zugang zugriff berechtigung
`
