### The words of the bot in German. HTML as Telegram takes it; values are escaped before they come here.

## Anywhere

just-now = gerade eben
untitled = Ohne Titel
error = Hier ist etwas schiefgegangen; es ist vermerkt. Bitte versuch es gleich noch einmal.
error-busy = Das Archiv ist gerade beschäftigt. Bitte versuch es gleich noch einmal.
error-full = Der Speicher dieses Bots ist voll, deshalb konnte nichts aufbewahrt werden. Bitte sag dem Betreiber Bescheid.
error-storage = Das Archiv ist gerade nicht erreichbar. Bitte versuch es später noch einmal.
too-fast = Das war viel auf einmal. In ein paar Sekunden bin ich wieder für dich da.
too-old = Dieser Knopf ist zu alt. Bitte frag noch einmal.
for-admins = Das dürfen nur die Admins dieses Bots.
unknown-command = Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.
unknown-command-near = Diesen Befehl kenne ich nicht. Meintest du { $near }?
not-text = Ich verstehe nur Text: Schreib, was du suchst, oder sieh dir /help an.

## Buttons

button-latest = Neueste Meldungen
button-daily = Briefing jeden Morgen
button-help = Was kannst du?
button-related = Ähnliches
button-read = Als Nachrichten einlesen
button-undo = Rückgängig
button-undo-number = Import { $dump } zurücknehmen
button-dumps = Alle Importe

## The menu of commands, at most 256 characters each

command-latest = die neuesten Meldungen
command-trending = worüber heute die meisten Quellen schreiben
command-topic = Meldungen zu einem Thema, z. B. /topic Klima
command-search = Meldungen mit diesen Wörtern
command-story = eine Meldung ganz, nach ihrer Nummer
command-related = was zu einer Meldung oder zu Stichwörtern passt
command-push = so speist du Nachrichten ein
command-dumps = die letzten Importe und was sie gebracht haben
command-undo = einen Import zurücknehmen
command-help = was ich kann

## Greeting and help

greeting =
    <b>Nachrichten, kurz gefasst.</b>

    Ich führe zusammen, was viele Quellen schreiben: jede Meldung nur einmal, in zwei Zeilen. Lass dir das Neueste zeigen oder schreib einfach, was du suchst.
help = <b>Das kannst du fragen</b>
help-command = { $name } – { $line }
help-text = Oder schreib einfach ein paar Wörter, dann suche ich passende Meldungen. Unter jeder Liste sind Knöpfe: Eine Nummer öffnet die Meldung, die Pfeile blättern. In einer Gruppe setz hinter den Befehl ein @ und meinen Namen.
help-admin = Du bist Admin: Füg hier den Text einer Nachrichtenseite ein, leite eine Nachricht weiter oder schick eine Datei, und ich lese die Meldungen daraus.

## Lists of stories

latest = <b>Neueste Meldungen</b>
trending = <b>Heute viel beachtet</b>
topic = Neues zu <b>{ $topic }</b>
topic-of-several = Neues zu <b>{ $topic }</b>, das Verschiedenes heißen kann. Was meinst du? Mit den Knöpfen unten wählst du aus.
found = Meldungen mit <b>{ $words }</b>
related = Ähnlich wie <b>{ $title }</b>
sources = { $count ->
    [one] { $count } Quelle
   *[other] { $count } Quellen
}
story-sources = { $count ->
    [one] { $count } Quelle: { $names }
   *[other] { $count } Quellen: { $names }
}
story-sources-more = { $count ->
    [one] { $count } Quelle: { $names } und { $more } weitere
   *[other] { $count } Quellen: { $names } und { $more } weitere
}
empty-archive = Hier gibt es noch keine Nachrichten. Sobald ein Admin dieses Bots welche einspeist, kannst du wieder fragen.
empty-archive-admin = Hier gibt es noch keine Nachrichten. Füg den Text einer Nachrichtenseite in diesen Chat ein, und ich lese ihn.
nothing-trending = Heute gibt es nichts, worüber mehrere Quellen schreiben. Vielleicht möchtest du das Neueste sehen.
nothing-on-topic = Zu <b>{ $topic }</b> habe ich nichts. Versuch ein anderes Wort dafür oder sieh dir das Neueste an.
nothing-on-topic-nearest = Zu <b>{ $topic }</b> habe ich nichts. Meintest du <b>{ $nearest }</b>?
hint-nothing = Keine Meldung enthält <b>{ $words }</b>. Versuch es mit weniger oder anderen Wörtern oder sieh dir das Neueste an.
hint-no-words = Schreib ein paar Wörter, nach denen ich suchen soll, z. B. /search Fähre "neue Linie" -Fußball source:tagesschau.
hint-when = Schreib Tage so: 2025-06-30, z. B. /search Fähre after:2025-06-30 before:2025-07-15.
hint-no-source = Von einer Quelle dieses Namens gibt es nichts. Versuch einen Teil des Namens oder lass ihn weg.
nothing-related = Zu <b>{ $title }</b> gibt es nichts Ähnliches. Vielleicht möchtest du das Neueste sehen.
no-story = Eine Meldung { $story } gibt es nicht, oder nicht mehr. Die Nummern in einer Liste öffnen ihre Meldungen.
latest-wrong = Wie viele? Schreib eine Zahl von 1 bis 20 dahinter, z. B. /latest 10.
story-wrong = Welche Meldung? Schreib ihre Nummer dahinter, z. B. /story 12, oder öffne eine aus /latest.
related-wrong = Ähnlich wie was? Schreib die Nummer einer Meldung oder ein paar Wörter dahinter, z. B. /related neue Fährlinie, oder antworte mit /related auf eine Meldung.
topic-wrong = Welches Thema? Schreib es hinter den Befehl, z. B. /topic Klima.
search-wrong = Was suchst du? Schreib ein paar Wörter dahinter, z. B. /search neue Fährlinie.

## Pushing, for admins

push-how =
    <b>So speist du Nachrichten ein</b>

    Öffne eine Nachrichtenseite, markiere alles, kopiere es und füg es in diesen Chat ein. Lange Texte kommen in mehreren Nachrichten an; ich setze sie wieder zusammen.

    Links, Dateien und weitergeleitete Nachrichten lese ich auch, ebenso alles, was hinter /push steht. Ist die Seite nicht von eben, schreib die Zeit in die erste Zeile: <code>as of 2025-07-01 09:00</code>
reading = Ich lese …
reading-files = Ich lese … { $files ->
    [one] bisher { $files } Datei
   *[other] bisher { $files } Dateien
}
reading-of = Ich lese … { $files } von { $of }
report = { $count ->
    [one] <b>Import { $dump }</b> · { $count } Artikel
   *[other] <b>Import { $dump }</b> · { $count } Artikel
}
report-files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
report-files-more = { $count ->
    [one] { $count } weitere war nicht zu lesen.
   *[other] { $count } weitere waren nicht zu lesen.
}
report-link = { $link }: { $why }
report-links-more = { $count ->
    [one] { $count } weiterer Link brachte nichts.
   *[other] { $count } weitere Links brachten nichts.
}
report-known = <b>Nichts Neues.</b> Das ist noch einmal Import { $dump }, Wort für Wort.
report-refused = <b>Das konnte ich nicht lesen.</b> Es ist als Import { $dump } aufbewahrt, verloren ist also nichts.
report-sources = Von { $names }
report-sources-more = Von { $names } und { $more } weiteren
report-no-source = { $count ->
    [one] { $count } ohne Quelle
   *[other] { $count } ohne Quelle
}
outcome-new = { $count } neu
outcome-updated = { $count } aktualisiert
outcome-known = { $count } bekannt
file-too-large = Diese Datei ist zu groß: Telegram lässt mich 20 MB abholen. Bitte schick sie in Teilen oder gepackt.
file-not-fetched = Ich konnte diese Datei nicht von Telegram abholen. Bitte schick sie noch einmal.
dumps = <b>Importe</b>, neueste zuerst
no-dumps = Noch wurde nichts eingespeist. /push zeigt, wie es geht.
no-dump = Einen Import { $dump } gibt es nicht. /dumps zeigt, welche es gibt.
dump-gave = { $count ->
    [one] { $count } Artikel, { $added } neu
   *[other] { $count } Artikel, { $added } neu
}
dump-refused = nicht lesbar
dump-undone = zurückgenommen
dump-lines = <b>Gelesen</b>, mit den Zeilen (von { $total })
dump-more = { $count ->
    [one] und { $count } weiterer
   *[other] und { $count } weitere
}
dump-left-out = Ausgelassen, weil es zur Seite und nicht zu ihren Nachrichten gehört: { $lines }
dump-nothing-read = Keine Nachricht gefunden in den Zeilen { $lines }
dump-why = <b>Abgelehnt:</b> { $why }
undo-this = Diesen Import zurücknehmen?
undo-wrong = Welchen Import? Schreib seine Nummer dahinter, z. B. /undo 12, oder sieh in /dumps nach.
nothing-to-undo = Es gibt keinen Import, der sich zurücknehmen ließe. /dumps zeigt, was eingespeist wurde.
undone = { $removed ->
    [0] <b>Import { $dump } ist zurückgenommen.</b> Seine Artikel stehen auch in anderen Importen und bleiben.
    [one] <b>Import { $dump } ist zurückgenommen.</b> { $removed } Artikel ist weg.
   *[other] <b>Import { $dump } ist zurückgenommen.</b> { $removed } Artikel sind weg.
}
undone-reverted = { $count ->
    [one] { $count } hat wieder den Text von vorher.
   *[other] { $count } haben wieder den Text von vorher.
}
undone-already = Import { $dump } war schon zurückgenommen.
undone-toast = Zurückgenommen

## Feeds, for admins

command-feeds = die Feeds, die ich von selbst lese
command-addfeed = einen Feed ab jetzt lesen, z. B. /addfeed example.org/rss
command-removefeed = einen Feed nicht mehr lesen
button-feeds = Alle Feeds
button-removefeed = Entfernen: { $feed }
button-fulltext = Volltexte
button-addchannel = { $channel } ab jetzt lesen
addfeed-how = Welcher Feed? Schreib seinen Link dahinter, den einer Seite, die einen hat, oder den @Namen eines öffentlichen Kanals, z. B. /addfeed example.org/rss
feeds = <b>Feeds</b>, insgesamt { $count }
feeds-none = Ich lese noch keine Feeds. /addfeed mit einem Link fügt einen hinzu; eine .opml-Datei aus einem anderen Reader bringt alle ihre Feeds mit.
feeds-listed = { $count ->
    [one] <b>{ $count } Feed</b> in dieser Liste, { $added } neu hier. Was er enthält, kommt in den nächsten Minuten.
   *[other] <b>{ $count } Feeds</b> in dieser Liste, { $added } neu hier. Was sie enthalten, kommt in den nächsten Minuten.
}
feeds-listed-refused = { $count ->
    [one] { $count } hat eine Adresse, die ich nicht öffne.
   *[other] { $count } haben Adressen, die ich nicht öffne.
}
button-exportfeeds = Als Datei
feed-state = { $minutes ->
    [one] wird jede Minute abgefragt
   *[other] wird alle { $minutes } Minuten abgefragt
}
feed-state-failing = nicht lesbar, zuerst { $ago }: { $why }
feed-state-ended = eingestellt: { $why }
feed-added = <b>{ $feed }</b> lese ich ab jetzt.
feed-known = <b>{ $feed }</b> ist schon da und läuft weiter.
feed-came = { $count ->
    [one] { $count } Artikel, { $added } neu
   *[other] { $count } Artikel, { $added } neu
}
feed-refused = <b>Es wurde kein Feed hinzugefügt.</b> { $why }
feed-removed = <b>{ $feed }</b> lese ich nicht mehr. Die Artikel daraus bleiben.
feed-not-there = Diesen Feed gibt es nicht. /feeds zeigt, welche es gibt.
feed-failing = <b>{ $feed }</b> ist seit einem Tag nicht lesbar. Ich versuche es weiter. { $why }
feed-ended = <b>{ $feed }</b> ist eingestellt und wird nicht mehr gelesen. { $why }

## Figures, for admins

command-stats = wie es dem Bot geht
button-again = Aktualisieren
stats = <b>So läuft es</b>
stats-people = Leserinnen und Leser: <b>{ $readers }</b> · Gruppen und Kanäle: <b>{ $chats }</b>
stats-briefings = Briefings der letzten 24 Stunden: <b>{ $sent }</b> gesendet, { $failed } gescheitert
stats-readers = { $count ->
    [one] { $count } Abo, { $paused } pausiert
   *[other] { $count } Abos, { $paused } pausiert
}
stats-sent = { $count ->
    [one] <b>{ $count } Nachricht</b> in den letzten 24 Stunden verschickt
   *[other] <b>{ $count } Nachrichten</b> in den letzten 24 Stunden verschickt
}
stats-ends = { $nothing } ohne Neues, { $failed } gescheitert, { $waiting } noch offen, { $doubtful } ungewiss
stats-lag = Längste Verspätung: { $lag } s
stats-articles = { $count ->
    [one] <b>{ $count } Artikel</b> der letzten sieben Tage
   *[other] <b>{ $count } Artikel</b> der letzten sieben Tage
}
stats-sources = Die meisten Meldungen: { $names }
stats-summaries = Zusammenfassungen des Modells: { $kept } gezeigt, { $dropped } verworfen

## Admins

command-admins = wer die Admins sind; einen hinzufügen oder entfernen
button-admins = Alle Admins
button-add-admin = Admin hinzufügen
button-remove-admin = { $name } entfernen
admins = <b>Admins</b>
admin-fixed = { $name }, festgelegt vom Betreiber dieses Bots
admins-private = Das geht nur im privaten Chat mit mir.
admin-link =
    <b>Wer diesen Link zuerst öffnet, wird Admin.</b>

    { $link }

    Schick ihn nur der Person, die du meinst. Er gilt { $minutes } Minuten und funktioniert einmal.
admin-welcome = <b>Du bist jetzt Admin dieses Bots.</b>
admin-link-already = Du bist schon Admin dieses Bots.
admin-link-void = <b>Dieser Link gilt nicht mehr.</b> Er funktioniert einmal und nur für kurze Zeit. Bitte einen Admin dieses Bots um einen neuen.
admin-remove = Soll { $name } kein Admin mehr sein?
admin-removed-toast = Entfernt.
admin-stays-toast = Diesen Admin hat der Betreiber des Bots festgelegt; hier lässt er sich nicht entfernen.
admin-last-toast = Mindestens ein Admin muss bleiben.
admin-no-more = Du bist kein Admin dieses Bots mehr.
admin-new = <b>{ $name }</b> ist jetzt Admin dieses Bots, durch einen Link.
problem-disk = <b>Die Platte ist fast voll:</b> { $free } MB sind noch frei. Ist sie voll, lässt sich nichts mehr aufbewahren. Bitte schaff Platz.
problem-silent = <b>Seit zwei Tagen nichts von { $source }</b>, obwohl zuvor fast täglich etwas kam. Vielleicht sehen die Seiten jetzt anders aus: Schau nach, was die letzten Importe ergaben oder ob der Feed noch geht.

## Groups and channels

greeting-group =
    <b>Nachrichten in Kürze, für alle hier.</b>

    Fragen darf jeder: /latest, /topic mit ein paar Wörtern, /brief. Was von selbst kommt, entscheiden die Admins der Gruppe: /subscribe legt die Uhrzeit fest, /follow die Themen, /settings den Rest.
greeting-forum = Jedes Thema dieser Gruppe kann ein eigenes Briefing mit eigenen Themen haben: schreib /subscribe hinein.
command-channels = deine Kanäle, um sie von hier aus einzurichten
button-channels = Alle Kanäle
channels = <b>Deine Kanäle</b>, von hier aus einzurichten
channels-none = Es gibt noch keinen Kanal einzurichten. Mach mich zum Admin deines Kanals, dann schreibe ich dir hier.
channel-new = Ich bin jetzt Admin dieses Kanals. Briefings kommen dort, sobald du eine Uhrzeit wählst.
channel-words = Was du folgst, kommt zuerst. Beliebigen Wörtern folgst du, indem du in den Kanal selbst schreibst, z. B. <code>/follow Schach</code>
channel-not-yours = Nur Admins dieses Kanals können ihn einrichten, solange ich auch einer bin.

## Messages to all, for admins

command-broadcast = eine Nachricht an alle, die abonniert haben
broadcast-how = Was sollen alle lesen? Schreib es hinter den Befehl, z. B. /broadcast Morgen ist Pause. Du siehst es zuerst, und es geht erst hinaus, wenn du es sagst.
broadcast-ask = { $count ->
    [one] An <b>{ $count } Chat</b> senden? Das dauert etwa { $takes }.
   *[other] An <b>{ $count } Chats</b> senden? Das dauert etwa { $takes }.
}
broadcast-nobody = Noch hat niemand abonniert, also gibt es niemanden, dem das zu senden wäre.
broadcast-dropped = Es wurde nichts gesendet.
broadcast-running = <b>Wird gesendet…</b>
broadcast-count = { $sent } von { $all }
broadcast-stop-toast = Angehalten. Was schon unterwegs ist, kommt noch an.
broadcast-done = { $count ->
    [one] <b>Gesendet.</b> { $count } Chat hat es.
   *[other] <b>Gesendet.</b> { $count } Chats haben es.
}
broadcast-stopped = { $count ->
    [one] <b>Angehalten.</b> { $count } Chat hat es schon.
   *[other] <b>Angehalten.</b> { $count } Chats haben es schon.
}
broadcast-failed = { $count ->
    [one] { $count } war nicht zu erreichen.
   *[other] { $count } waren nicht zu erreichen.
}
broadcast-rest = { $count ->
    [one] { $count } bekommt es nicht.
   *[other] { $count } bekommen es nicht.
}
button-broadcast = Ja, senden
button-broadcast-no = Nein
button-broadcast-stop = Anhalten

## Briefings and subscribing

command-brief = sofort ein Briefing, zu allem oder zu einem Thema
command-subscribe = jeden Tag ein Briefing, z. B. /subscribe 07:30 Hamburg
command-unsubscribe = hier keine Briefings mehr
briefing-more = { $count ->
    [one] Und { $count } weitere neue Meldung.
   *[other] Und { $count } weitere neue Meldungen.
}
briefing-others = Was sonst noch neu war
briefing-muted = { $count ->
    [one] { $count } zu einem Thema, das du ausblendest.
   *[other] { $count } zu Themen, die du ausblendest.
}
briefing-update = Aktualisiert
briefing-followed = Du folgst { $topic }
briefing-nothing = Gerade gibt es nichts Neues.
briefing-nothing-since = Seit { $since } gibt es nichts Neues.
briefing-nothing-on = Zu <b>{ $topic }</b> gibt es nichts Neues.
briefing-silence = In deinen letzten drei Briefings stand nichts Neues, also war ich still. Ich halte weiter Ausschau und melde mich, sobald es etwas gibt.
briefing-drought = <b>Keine Nachrichten für die Briefings.</b> Briefings standen an, und für keines war etwas Neues da. Füg hier den Text einer Nachrichtenseite ein, dann steht er in den nächsten.
button-more-news = { $count ->
    [one] { $count } weitere
   *[other] { $count } weitere
}
button-before = Was davor war
subscribe-offer =
    <b>Wann soll dein Briefing kommen?</b>

    Die Zeiten gelten für { $place }, dort ist es jetzt { $clock } Uhr. Oder schreib es selbst: <code>/subscribe 07:30 { $zone } mo-fr</code>
subscribe-zones =
    <b>Wie spät ist es bei dir?</b>

    Oder schreib deine Stadt hinter den Befehl: <code>/subscribe 07:30 Hamburg</code>
subscribe-which = <b>Welcher Ort ist es?</b>
subscribe-similar = Ist es einer von diesen?
subscribe-unknown = { $words } habe ich nicht verstanden. Schreib Uhrzeiten, eine Stadt oder Zeitzone und Tage, egal in welcher Reihenfolge, z. B. <code>{ $example }</code>
subscribe-too-many = Mehr als { $most } Briefings am Tag gehen hier nicht.
subscribe-last-hour = Eine Uhrzeit muss bleiben. Mit „Abbestellen“ beendest du die Briefings.
subscribe-group-admins = In einer Gruppe entscheiden ihre Admins über die Briefings.
subscribed = <b>Fertig.</b> Dein Briefing kommt { $plan }.
subscribed-changed = <b>Geändert.</b> Dein Briefing kommt { $plan }; vorher kam es { $before }.
subscribed-same = Dein Briefing kommt { $plan }, wie bisher.
subscription = Dein Briefing kommt { $plan }.
plan = { $days } um { $hours } Uhr (Ortszeit { $place })
days-daily = jeden Tag
days-workdays = montags bis freitags
days-weekend = samstags und sonntags
next-briefing = Das nächste: <b>{ $moment }</b>
moment = { $weekday }, { $day }, { $time } Uhr ({ $zone })
unsubscribed = <b>Hier kommen keine Briefings mehr.</b> Nach den Nachrichten fragen kannst du weiterhin jederzeit.
unsubscribe-none = Hier gibt es kein Abo. Mit /subscribe richtest du eins ein.
button-other-zone = Andere Zeitzone
button-every-day = Jeden Tag
button-workdays = Mo–Fr
button-weekend = Sa, So
button-unsubscribe = Abbestellen
button-subscribe-again = Wieder abonnieren

## Settings

command-settings = Uhrzeiten, Tage, Umfang, Darstellung, Sprache
settings = <b>Einstellungen</b>
settings-no-briefing = Hier kommt noch kein tägliches Briefing.
settings-size-is = Umfang: { $size }
settings-layout-is = Darstellung: { $layout }
settings-language-is = Sprache: { $language }
settings-changed = <b>Geändert:</b> { $after }; vorher { $before }.
settings-last = Etwas muss ausgewählt bleiben. /unsubscribe beendet die Briefings.
settings-hours = <b>Uhrzeiten:</b> { $value }
settings-hours-hint = Tipp auf eine Uhrzeit, um sie hinzuzufügen oder zu streichen. Auf die Minute geht es so: <code>/subscribe 07:30</code>
settings-days = <b>Tage:</b> { $value }
settings-zone = <b>Zeitzone:</b> { $value }
settings-zone-hint = Tipp auf die, bei der deine Uhrzeit steht, oder schreib deine Stadt: <code>/subscribe Hamburg</code>
settings-zone-name = { $place } ({ $zone })
settings-size = <b>Umfang:</b> { $value } pro Briefing
settings-layout = <b>Darstellung:</b> { $value }
settings-layout-hint = „Standard“ erzählt jede Meldung unter dem Titel in zwei Zeilen, „kurz“ zeigt nur die Titel. Eine Nummer unter dem Briefing öffnet die Meldung.
settings-language = <b>Sprache:</b> { $value }
stories = { $count ->
    [one] { $count } Meldung
   *[other] { $count } Meldungen
}
layout-short = kurz
layout-standard = Standard
language-telegram = wie in Telegram
button-hours = Uhrzeiten
button-days = Tage
button-zone = Zeitzone
button-size = Umfang
button-layout = Darstellung
button-language = Sprache
button-back = ‹ Zurück

## Following and muting

command-follow = ein Thema zuerst, z. B. /follow Schach oder /follow source:tagesschau
command-unfollow = nicht mehr zuerst
command-mute = ein Thema aus den Briefings ausblenden
command-unmute = nicht mehr ausblenden
follows = <b>In den Briefings hier</b>
follows-followed = Zuerst: { $topics }
follows-muted = Ausgeblendet: { $topics }
follows-how = Mehr kommt mit /follow oder /mute und ein paar Wörtern dazu. Tipp unten auf eins, um es zu entfernen.
follows-none =
    Hier folgst du noch keinem Thema und blendest keins aus.

    Themen, denen du folgst, stehen in deinen Briefings vorn: <code>/follow Schach</code>. Was du ausblendest, fehlt darin: <code>/mute source:tagesschau</code>
follow-follows = Du folgst hier <b>{ $topic }</b>: Neues dazu steht in den Briefings vorn.
follow-mutes = <b>{ $topic }</b> ist hier ausgeblendet: Neues dazu fehlt in den Briefings.
follow-ended = <b>{ $topic }</b> läuft hier wieder ganz normal mit.
follow-not = <b>{ $topic }</b> wird hier weder bevorzugt noch ausgeblendet.
follow-too-many = Mehr als { $most } Themen gehen hier nicht. Entferne zuerst eins: /follow zeigt sie.
follow-wrong = Ein Thema sind ein paar Wörter, eine Quelle steht hinter source: wie in /follow source:tagesschau
follow-story = Was von <b>{ $title }</b> soll in den Briefings vorn stehen oder fehlen?
button-follow = Folgen: { $topic }
button-follow-on = ✓ Folgen: { $topic }
button-mute = Ausblenden: { $topic }
button-mute-on = ✓ Ausblenden: { $topic }
button-mine = Alle meine Themen
button-topics = Themen der Woche
button-tune = Folgen

## The first briefing

begin-hours = <b>Wann soll dein Briefing kommen?</b> Die Zeiten gelten für { $place }, dort ist es jetzt { $clock } Uhr.
begin-confirm =
    <b>Jeden Tag um { $hour } Uhr, Ortszeit { $place }.</b>

    Dort ist es jetzt { $clock } Uhr. Zeigt deine Uhr dasselbe?
begin-sample = So sähe es jetzt aus:
button-begin = Ja, fertig
button-settings = Einstellungen

## Topics of the week

command-topics = worum es diese Woche in den Nachrichten geht
topics = <b>Darum geht es diese Woche</b>
topics-none = Diese Woche sticht noch nichts heraus. Vielleicht möchtest du das Neueste sehen.

## Privacy

command-privacy = was ich über diesen Chat speichere
command-export = alles über diesen Chat als Datei
command-forget = alles über diesen Chat löschen
privacy =
    <b>Was ich über diesen Chat speichere</b>

    Seine Nummer bei Telegram und was hier eingestellt wurde: Uhrzeiten, Tage, Zeitzone, Umfang, Darstellung, Sprachen, welchen Themen du folgst und welche du ausblendest, wie Sofortmeldungen kommen, und die Daumen, die Meldungen bekamen. Acht Tage lang, welche Meldungen in deinen Briefings standen, damit keine zweimal kommt; einige Wochen lang, wann jedes Briefing verschickt wurde. Wörter, nach denen du gesucht hast, solange ein Knopf sie braucht. In welchen Kanälen du mich zum Admin gemacht hast.

    Keine Namen, keine Telefonnummern, keine Bilder und nichts von dem, was du sonst schreibst. Alles bleibt beim Betreiber dieses Bots und geht an niemanden weiter.
privacy-group-admins = In einer Gruppe entscheiden ihre Admins, was über sie gespeichert wird.
export = Alles, was ich über diesen Chat speichere.
forget =
    <b>Diesen Chat vergessen?</b>

    Die Briefings enden, und alle Einstellungen, Themen und der Verlauf der Briefings werden endgültig gelöscht. Mit /export bekommst du es vorher als Datei.
forget-admin = Du bist Admin dieses Bots und bleibst es. Auch die Nachrichten, die du eingespeist hast, bleiben, aber ohne deinen Namen.
forgotten = <b>Vergessen.</b> Ich weiß nichts mehr über diesen Chat. Mit /start fängst du neu an.
forget-not = Es wurde nichts vergessen.
button-export = Alles als Datei
button-forget = Diesen Chat vergessen
button-forget-sure = Ja, alles vergessen
button-keep = Nein, behalten

## Sofortmeldungen und Sprachen der Nachrichten

alert-several = { $count ->
    [one] <b>{ $count } Meldung zu deinen Themen</b>
   *[other] <b>{ $count } Meldungen zu deinen Themen</b>
}
alerts-terms = { $sources }, { $night }, { $sound }
alerts-sources = { $count ->
    [1] sofort, ab der ersten Quelle
   *[other] sobald { $count } Quellen berichten
}
alerts-night = nicht zwischen { $begins } und { $ends }
alerts-no-night = auch nachts
alerts-loud = mit Ton
alerts-quiet = ohne Ton
follow-rings = 🔔 Sobald es Neues zu <b>{ $topic }</b> gibt, schreibe ich hier.
follow-hushed = Keine Sofortmeldungen mehr zu <b>{ $topic }</b>. Neues dazu steht weiter vorn in den Briefings.
settings-bells-is = Themen: { $topics }
settings-bells = <b>Themen:</b> { $value }
settings-bells-none = noch keine
settings-bells-hint = Tipp auf ein Thema, um seine Glocke ein- oder auszuschalten. Mit Glocke schreibe ich, sobald es Neues dazu gibt. Themen kommen dazu mit <code>/follow schach</code>
settings-alerts-is = Sofortmeldungen: { $alerts }
settings-alerts = <b>Sofortmeldungen:</b> { $value }
settings-alerts-hint = Sie melden Neues zu Themen mit Glocke 🔔. Mehreres kommt in einer Nachricht, höchstens eine pro Stunde; was nachts kommt, wartet bis zum Morgen.
settings-news-is = Nachrichten auf: { $languages }
settings-news = <b>Nachrichten auf:</b> { $value }
settings-news-hint = Nur Meldungen in diesen Sprachen kommen hier in die Briefings und unter /latest. Tipp auf eine Sprache, um sie hinzuzufügen oder zu streichen.
news-all = allen Sprachen
button-bell = 🔔 Sofort melden
button-bell-on = ✓ 🔔 Sofort melden
button-bells = 🔔 Themen
button-alerts = Sofortmeldungen
button-news = Sprachen der News
button-story = Ganze Meldung
button-sources = { $count ->
    [1] Sofort
   *[other] { $count } Quellen
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = Auch nachts
button-loud = Mit Ton
button-quiet = Lautlos

## Teilen, Daumen, inline

nothing-in-languages = Auf { $languages } gibt es noch keine Nachrichten.
button-share = Teilen
button-done = Fertig
rate-up-toast = Gemerkt: So etwas kommt hier in den Briefings etwas weiter vorn.
rate-down-toast = Gemerkt: So etwas kommt hier in den Briefings etwas weiter hinten.
rate-back-toast = Zurückgenommen.
inline-nothing = Nichts gefunden. Frag mich direkt

## Die aufklappbare Darstellung

briefing-heading = Dein Briefing
layout-unfolding = aufklappbar
settings-layout-old = Aufklappbar hat Überschriften, die sich beim Antippen öffnen. Das ist eine neue Art von Nachricht, die alte Telegram-Versionen nicht zeigen; lehnt der Server sie ab, kommt Standard.
