### The words of the bot in French. HTML as Telegram takes it; values are escaped before they come here.
### Before : ; ? ! and within « » stand no-break spaces. The category "many" is that of whole millions.

## Anywhere

just-now = à l’instant
untitled = Sans titre
error = Quelque chose s’est mal passé ici ; c’est noté. Réessayez dans un instant.
error-busy = L’archive est occupée. Réessayez dans un instant.
error-full = Le disque de ce bot est plein, rien n’a pu être conservé. Prévenez la personne qui s’en occupe.
error-storage = L’archive est injoignable pour le moment. Réessayez plus tard.
too-fast = Ça fait beaucoup d’un coup. Je suis de nouveau à vous dans quelques secondes.
too-old = Ce bouton est trop ancien. Refaites votre demande.
for-admins = C’est réservé aux admins de ce bot.
unknown-command = Je ne connais pas cette commande. /help montre ce que je sais faire.
unknown-command-near = Je ne connais pas cette commande. Vouliez-vous dire { $near } ?
not-text = Je ne lis que du texte : écrivez ce que vous cherchez, ou voyez /help.

## Buttons

button-latest = Dernières infos
button-daily = Un briefing chaque matin
button-help = Que demander ?
button-related = Similaires
button-read = Importer ce texte
button-undo = Annuler
button-undo-number = Annuler l’import { $dump }
button-dumps = Tous les imports

## The menu of commands, at most 256 characters each

command-latest = les dernières infos
command-trending = ce dont le plus de sources parlent aujourd’hui
command-topic = les infos sur un thème, p. ex. /topic climat
command-search = les infos qui contiennent ces mots
command-story = une info en entier, par son numéro
command-related = ce qui se rapproche d’une info ou de quelques mots
command-push = comment ajouter des infos
command-dumps = les derniers imports et ce qu’ils ont donné
command-undo = annuler un import
command-help = ce que je sais faire

## Greeting and help

greeting =
    <b>L’actualité, en bref.</b>

    Je rassemble ce qu’écrivent de nombreuses sources : chaque info une seule fois, résumée en deux lignes. Demandez les dernières infos, ou écrivez simplement ce que vous cherchez.
help = <b>Ce que vous pouvez demander</b>
help-command = { $name } – { $line }
help-text = Ou écrivez simplement quelques mots, et je cherche les infos qui les contiennent. Chaque liste a ses boutons : un numéro ouvre l’info, les flèches tournent la page. Dans un groupe, ajoutez @ et mon nom après la commande.
help-admin = Vous êtes admin : collez ici le texte d’une page d’actualités, transférez un message ou envoyez un fichier, et j’en lis les infos.

## Lists of stories

latest = <b>Dernières infos</b>
trending = <b>On en parle aujourd’hui</b>
topic = Actualité : <b>{ $topic }</b>
topic-of-several = Actualité : <b>{ $topic }</b>, qui peut désigner plusieurs choses. De laquelle s’agit-il ? Choisissez avec les boutons ci-dessous.
found = Infos contenant <b>{ $words }</b>
related = Sur le même sujet : <b>{ $title }</b>
sources = { $count ->
    [one] { $count } source
    [many] { $count } de sources
   *[other] { $count } sources
}
story-sources = { $count ->
    [one] { $count } source : { $names }
    [many] { $count } de sources : { $names }
   *[other] { $count } sources : { $names }
}
story-sources-more = { $count ->
    [one] { $count } source : { $names } et { $more } de plus
    [many] { $count } de sources : { $names } et { $more } de plus
   *[other] { $count } sources : { $names } et { $more } de plus
}
empty-archive = Il n’y a pas encore d’infos ici. Dès qu’un admin de ce bot en aura ajouté, vous pourrez redemander.
empty-archive-admin = Il n’y a pas encore d’infos ici. Collez le texte d’une page d’actualités dans ce chat, et je le lis.
nothing-trending = Rien n’est repris par plusieurs sources aujourd’hui. Voyez peut-être les dernières infos.
nothing-on-topic = Je n’ai rien sur <b>{ $topic }</b>. Essayez un autre mot, ou voyez les dernières infos.
nothing-on-topic-nearest = Je n’ai rien sur <b>{ $topic }</b>. Vouliez-vous dire <b>{ $nearest }</b> ?
hint-nothing = Aucune info ne contient <b>{ $words }</b>. Essayez moins de mots ou d’autres, ou voyez les dernières infos.
hint-no-words = Écrivez quelques mots à chercher, p. ex. /search ferry "ministre de la culture" -football source:rfi.
hint-when = Écrivez les dates ainsi : 2025-06-30, p. ex. /search ferry after:2025-06-30 before:2025-07-15.
hint-no-source = Aucune info ne vient d’une source de ce nom. Essayez une partie du nom, ou retirez-le.
nothing-related = <b>{ $title }</b> : rien d’autre sur ce sujet. Voyez peut-être les dernières infos.
no-story = Il n’y a pas d’info { $story }, ou elle n’existe plus. Les numéros d’une liste ouvrent ses infos.
latest-wrong = Combien ? Ajoutez un nombre de 1 à 20, p. ex. /latest 10.
story-wrong = Quelle info ? Ajoutez son numéro, p. ex. /story 12, ou ouvrez-en une depuis /latest.
related-wrong = Proche de quoi ? Ajoutez le numéro d’une info ou quelques mots, p. ex. /related ministre de la culture, ou répondez à une info par /related.
topic-wrong = Quel thème ? Écrivez-le après la commande, p. ex. /topic climat.
search-wrong = Que cherchez-vous ? Ajoutez quelques mots, p. ex. /search ministre de la culture.

## Pushing, for admins

push-how =
    <b>Comment ajouter des infos</b>

    Ouvrez une page d’actualités, sélectionnez tout, copiez et collez dans ce chat. Les longs textes arrivent en plusieurs messages ; je les recolle.

    Je lis aussi les liens, les fichiers et les messages transférés, comme tout ce qui suit /push. Si la page n’est pas de maintenant, écrivez l’heure sur la première ligne : <code>as of 2025-07-01 09:00</code>
reading = Lecture en cours…
reading-files = Lecture en cours… { $files ->
    [one] { $files } fichier pour l’instant
   *[other] { $files } fichiers pour l’instant
}
reading-of = Lecture en cours… { $files } sur { $of }
report = { $count ->
    [one] <b>Import { $dump }</b> · { $count } article
    [many] <b>Import { $dump }</b> · { $count } d’articles
   *[other] <b>Import { $dump }</b> · { $count } articles
}
report-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
report-files-more = { $count ->
    [one] { $count } autre n’a pas pu être lu.
   *[other] { $count } autres n’ont pas pu être lus.
}
report-link = { $link } : { $why }
report-links-more = { $count ->
    [one] { $count } autre lien n’a rien donné.
   *[other] { $count } autres liens n’ont rien donné.
}
report-known = <b>Rien de nouveau.</b> C’est de nouveau l’import { $dump }, mot pour mot.
report-refused = <b>Je n’ai pas pu lire cela.</b> C’est conservé comme import { $dump } : rien n’est perdu.
report-sources = Sources : { $names }
report-sources-more = Sources : { $names } et { $more } de plus
report-no-source = { $count ->
    [one] { $count } sans source
   *[other] { $count } sans source
}
outcome-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
outcome-updated = { $count } mis à jour
outcome-known = { $count ->
    [one] { $count } déjà connu
   *[other] { $count } déjà connus
}
file-too-large = Ce fichier est trop gros : Telegram me laisse récupérer 20 Mo. Envoyez-le en plusieurs parties, ou compressé.
file-not-fetched = Je n’ai pas pu récupérer ce fichier chez Telegram. Renvoyez-le.
dumps = <b>Imports</b>, du plus récent au plus ancien
no-dumps = Rien n’a encore été ajouté. /push explique comment faire.
no-dump = Il n’y a pas d’import { $dump }. /dumps montre ceux qui existent.
dump-gave = { $count ->
    [one] { $count } article, { $added ->
        [0] déjà connu
       *[other] nouveau
    }
    [many] { $count } d’articles, nouveaux : { $added }
   *[other] { $count } articles, { $added ->
        [0] tous déjà connus
        [one] dont { $added } nouveau
       *[other] dont { $added } nouveaux
    }
}
dump-refused = illisible
dump-undone = annulé
dump-lines = <b>Ce qui a été lu</b>, avec les lignes (sur { $total })
dump-more = { $count ->
    [one] et { $count } autre
    [many] et { $count } d’autres
   *[other] et { $count } autres
}
dump-left-out = Laissé de côté, car cela tient à la page et non à ses nouvelles : { $lines }
dump-nothing-read = Aucune nouvelle trouvée aux lignes { $lines }
dump-why = <b>Refusé :</b> { $why }
undo-this = Annuler cet import ?
undo-wrong = Quel import ? Ajoutez son numéro, p. ex. /undo 12, ou voyez /dumps.
nothing-to-undo = Il n’y a pas d’import à annuler. /dumps montre ce qui a été ajouté.
undone = { $removed ->
    [0] <b>L’import { $dump } est annulé.</b> Ses articles figurent aussi dans d’autres imports et restent.
    [one] <b>L’import { $dump } est annulé.</b> { $removed } article est retiré.
    [many] <b>L’import { $dump } est annulé.</b> { $removed } d’articles sont retirés.
   *[other] <b>L’import { $dump } est annulé.</b> { $removed } articles sont retirés.
}
undone-reverted = { $count ->
    [one] { $count } a retrouvé son texte d’avant.
   *[other] { $count } ont retrouvé leur texte d’avant.
}
undone-already = L’import { $dump } était déjà annulé.
undone-toast = Import annulé

## Feeds, for admins

command-feeds = les flux que je lis de moi-même
command-addfeed = lire un flux désormais, p. ex. /addfeed example.org/rss
command-removefeed = ne plus lire un flux
button-feeds = Tous les flux
button-removefeed = Retirer { $feed }
button-fulltext = Textes entiers
button-addchannel = Suivre { $channel } désormais
addfeed-how = Quel flux ? Ajoutez son lien, celui d’une page qui en a un, ou le @nom d’un canal public, p. ex. /addfeed example.org/rss
feeds = <b>Flux</b>, { $count } en tout
feeds-none = Je ne lis encore aucun flux. /addfeed avec un lien en ajoute un ; un fichier .opml d’un autre lecteur ajoute tous ses flux.
feeds-listed = { $count ->
    [one] <b>{ $count } flux</b> dans cette liste, { $added ->
        [0] déjà connu ici
       *[other] nouveau ici
    }. Son contenu arrive dans les prochaines minutes.
    [many] <b>{ $count } de flux</b> dans cette liste, nouveaux ici : { $added }. Leur contenu arrive dans les prochaines minutes.
   *[other] <b>{ $count } flux</b> dans cette liste, { $added ->
        [0] tous déjà connus ici
        [one] dont { $added } nouveau ici
       *[other] dont { $added } nouveaux ici
    }. Leur contenu arrive dans les prochaines minutes.
}
feeds-listed-refused = { $count ->
    [one] { $count } a une adresse que je n’ouvre pas.
   *[other] { $count } ont des adresses que je n’ouvre pas.
}
button-exportfeeds = En fichier
feed-state = { $minutes ->
    [one] consulté chaque minute
    [many] consulté toutes les { $minutes } de minutes
   *[other] consulté toutes les { $minutes } minutes
}
feed-state-failing = illisible, la première fois { $ago } : { $why }
feed-state-ended = arrêté : { $why }
feed-added = Je lis désormais <b>{ $feed }</b>.
feed-known = <b>{ $feed }</b> est déjà là, et je continue de le lire.
feed-came = { $count ->
    [one] { $count } article, { $added ->
        [0] déjà connu
       *[other] nouveau
    }
    [many] { $count } d’articles, nouveaux : { $added }
   *[other] { $count } articles, { $added ->
        [0] tous déjà connus
        [one] dont { $added } nouveau
       *[other] dont { $added } nouveaux
    }
}
feed-refused = <b>Aucun flux n’a été ajouté.</b> { $why }
feed-removed = Je ne lis plus <b>{ $feed }</b>. Ses articles restent.
feed-not-there = Ce flux n’existe pas. /feeds montre ceux qu’il y a.
feed-failing = <b>{ $feed }</b> est illisible depuis une journée. Je continue d’essayer. { $why }
feed-ended = <b>{ $feed }</b> s’est arrêté, et je ne le lis plus. { $why }

## Figures, for admins

command-stats = comment va le bot
button-again = Actualiser
stats = <b>Comment ça se passe</b>
stats-people = Lecteurs : <b>{ $readers }</b> · groupes et canaux : <b>{ $chats }</b>
stats-briefings = Briefings des dernières 24 heures : <b>{ $sent }</b> envoyés, { $failed } échoués
stats-readers = { $count ->
    [one] { $count } abonnement, { $paused } en pause
    [many] { $count } d’abonnements, { $paused } en pause
   *[other] { $count } abonnements, { $paused } en pause
}
stats-sent = { $count ->
    [one] <b>{ $count } message</b> envoyé ces dernières 24 heures
    [many] <b>{ $count } de messages</b> envoyés ces dernières 24 heures
   *[other] <b>{ $count } messages</b> envoyés ces dernières 24 heures
}
stats-ends = Sans nouveauté : { $nothing }, échecs : { $failed }, en attente : { $waiting }, incertains : { $doubtful }
stats-lag = Plus long retard : { $lag } s
stats-articles = { $count ->
    [one] <b>{ $count } article</b> ces sept derniers jours
    [many] <b>{ $count } d’articles</b> ces sept derniers jours
   *[other] <b>{ $count } articles</b> ces sept derniers jours
}
stats-sources = Le plus d’infos : { $names }
stats-summaries = Résumés du modèle : { $kept } à l’affichage, { $dropped } au rebut

## Admins

command-admins = qui sont les admins ; en ajouter ou en retirer un
button-admins = Tous les admins
button-add-admin = Ajouter un admin
button-remove-admin = Retirer { $name }
admins = <b>Admins</b>
admin-fixed = { $name }, désigné par l’exploitant de ce bot
admins-private = Cela se fait dans une conversation privée avec moi.
admin-link =
    <b>La première personne qui ouvre ce lien devient admin.</b>

    { $link }

    Envoyez-le à la personne voulue et à personne d’autre. Il vaut { $minutes } minutes et ne sert qu’une fois.
admin-welcome = <b>Vous êtes maintenant admin de ce bot.</b>
admin-link-already = Vous êtes déjà admin de ce bot.
admin-link-void = <b>Ce lien n’est plus valable.</b> Il ne sert qu’une fois et peu de temps. Demandez-en un nouveau à un admin de ce bot.
admin-remove = { $name } ne doit plus être admin ?
admin-removed-toast = Retiré.
admin-stays-toast = Cet admin est désigné par l’exploitant du bot et ne peut pas être retiré ici.
admin-last-toast = Il doit rester au moins un admin.
admin-no-more = Vous n’êtes plus admin de ce bot.
admin-new = <b>{ $name }</b> est maintenant admin de ce bot, grâce à un lien.
problem-disk = <b>Le disque est presque plein :</b> il reste { $free } Mo. Une fois plein, plus rien ne pourra être conservé. Merci de faire de la place.
problem-silent = <b>Rien de { $source } depuis deux jours</b>, alors qu’il y avait du nouveau presque chaque jour. Ses pages ont peut-être changé : voyez ce qu’ont donné les derniers imports, ou si son flux marche encore.

## Groups and channels

greeting-group =
    <b>L’info en bref, pour tout le monde ici.</b>

    Chacun peut demander : /latest, /topic avec quelques mots, /brief. Les admins du groupe décident de ce qui arrive tout seul : /subscribe fixe l’heure, /follow les sujets, /settings le reste.
greeting-forum = Chaque sujet de ce groupe peut avoir son briefing et ses thèmes : écrivez-y /subscribe.
command-channels = vos canaux, à régler d’ici
button-channels = Tous les canaux
channels = <b>Vos canaux</b>, à régler d’ici
channels-none = Il n’y a pas encore de canal à régler. Nommez-moi admin de votre canal et je vous écrirai ici.
channel-new = Je suis maintenant admin de ce canal. Les briefings y arrivent dès que vous choisissez une heure.
channel-words = Ce qui est suivi vient en premier. Pour suivre les mots de votre choix, écrivez dans le canal même, p. ex. <code>/follow échecs</code>
channel-not-yours = Seuls les admins de ce canal peuvent le régler, tant que j’en suis un aussi.

## Messages to all, for admins

command-broadcast = un message à tous les abonnés
broadcast-how = Que doivent lire tous les abonnés ? Écrivez-le après la commande, p. ex. /broadcast Pause demain. Vous le voyez d’abord, et rien ne part sans votre accord.
broadcast-ask = { $count ->
    [one] L’envoyer à <b>{ $count } discussion</b> ? Cela prend environ { $takes }.
    [many] L’envoyer à <b>{ $count } de discussions</b> ? Cela prend environ { $takes }.
   *[other] L’envoyer à <b>{ $count } discussions</b> ? Cela prend environ { $takes }.
}
broadcast-nobody = Personne n’est encore abonné : il n’y a personne à qui l’envoyer.
broadcast-dropped = Rien n’a été envoyé.
broadcast-running = <b>Envoi en cours…</b>
broadcast-count = { $sent } sur { $all }
broadcast-stop-toast = Arrêté. Ce qui est déjà parti arrive encore.
broadcast-done = { $count ->
    [one] <b>Envoyé.</b> { $count } discussion l’a reçu.
    [many] <b>Envoyé.</b> { $count } de discussions l’ont reçu.
   *[other] <b>Envoyé.</b> { $count } discussions l’ont reçu.
}
broadcast-stopped = { $count ->
    [one] <b>Arrêté.</b> { $count } discussion l’a déjà reçu.
    [many] <b>Arrêté.</b> { $count } de discussions l’ont déjà reçu.
   *[other] <b>Arrêté.</b> { $count } discussions l’ont déjà reçu.
}
broadcast-failed = { $count ->
    [one] { $count } n’a pas pu être jointe.
    [many] { $count } n’ont pas pu être jointes.
   *[other] { $count } n’ont pas pu être jointes.
}
broadcast-rest = { $count ->
    [one] { $count } ne le reçoit pas.
    [many] { $count } ne le reçoivent pas.
   *[other] { $count } ne le reçoivent pas.
}
button-broadcast = Oui, envoyer
button-broadcast-no = Non
button-broadcast-stop = Arrêter

## Briefings and subscribing

command-brief = un briefing tout de suite, général ou sur un thème
command-subscribe = un briefing chaque jour, p. ex. /subscribe 07:30 Lyon
command-unsubscribe = plus de briefings ici
briefing-more = { $count ->
    [one] Et { $count } autre info récente.
    [many] Et { $count } d’autres infos récentes.
   *[other] Et { $count } autres infos récentes.
}
briefing-others = Les autres nouveautés
briefing-muted = { $count ->
    [one] { $count } sur un thème que vous masquez.
   *[other] { $count } sur des thèmes que vous masquez.
}
briefing-update = Du nouveau
briefing-followed = Vous suivez { $topic }
briefing-nothing = Rien de nouveau pour l’instant.
briefing-nothing-since = Rien de nouveau depuis { $since }.
briefing-nothing-on = Rien de nouveau sur <b>{ $topic }</b>.
briefing-silence = Vos trois derniers briefings n’avaient rien de nouveau : je suis donc resté discret. Je continue de chercher et vous écris dès qu’il y a quelque chose.
briefing-drought = <b>Pas d’infos pour les briefings.</b> Des briefings étaient prévus, et rien de nouveau n’était arrivé pour aucun d’eux. Collez ici le texte d’une page d’actualités, et il sera dans les prochains.
button-more-news = { $count } de plus
button-before = Les infos d’avant
subscribe-offer =
    <b>Quand voulez-vous votre briefing ?</b>

    Heure locale : { $place }, où il est { $clock }. Ou écrivez-le : <code>/subscribe 07:30 { $zone } lun-ven</code>
subscribe-zones =
    <b>Quelle heure est-il chez vous ?</b>

    Ou écrivez votre ville après la commande : <code>/subscribe 07:30 Lyon</code>
subscribe-which = <b>Quel lieu est-ce ?</b>
subscribe-similar = Est-ce l’un de ceux-ci ?
subscribe-unknown = Je n’ai pas compris { $words }. Écrivez des heures, une ville ou un fuseau et des jours, dans n’importe quel ordre, p. ex. <code>{ $example }</code>
subscribe-too-many = Pas plus de { $most } briefings par jour ici.
subscribe-last-hour = Il faut garder au moins une heure. Pour arrêter les briefings, touchez « Se désabonner ».
subscribe-group-admins = Dans un groupe, ce sont ses admins qui décident des briefings.
subscribed = <b>C’est fait.</b> Votre briefing arrive { $plan }.
subscribed-changed = <b>C’est changé.</b> Votre briefing arrive { $plan } ; avant, c’était { $before }.
subscribed-same = Votre briefing arrive { $plan }, comme avant.
subscription = Votre briefing arrive { $plan }.
plan = { $days } à { $hours } (heure locale : { $place })
days-daily = tous les jours
days-workdays = du lundi au vendredi
days-weekend = le samedi et le dimanche
next-briefing = Le prochain : <b>{ $moment }</b>
moment = { $weekday } { $day }, { $time } ({ $zone })
unsubscribed = <b>Plus de briefings ici.</b> Vous pouvez toujours demander les infos quand vous voulez.
unsubscribe-none = Il n’y a pas d’abonnement ici. /subscribe en crée un.
button-other-zone = Autre fuseau horaire
button-every-day = Chaque jour
button-workdays = Lun–ven
button-weekend = Sam, dim
button-unsubscribe = Se désabonner
button-subscribe-again = Se réabonner

## Settings

command-settings = heures, jours, taille, présentation, langue
settings = <b>Réglages</b>
settings-no-briefing = Aucun briefing quotidien n’arrive encore ici.
settings-size-is = Taille : { $size }
settings-layout-is = Présentation : { $layout }
settings-language-is = Langue : { $language }
settings-changed = <b>Changé :</b> { $after } ; avant, { $before }.
settings-last = Il faut en garder au moins un. /unsubscribe arrête les briefings.
settings-hours = <b>Heures :</b> { $value }
settings-hours-hint = Touchez une heure pour l’ajouter ou la retirer. Pour les minutes, écrivez : <code>/subscribe 07:30</code>
settings-days = <b>Jours :</b> { $value }
settings-zone = <b>Fuseau horaire :</b> { $value }
settings-zone-hint = Touchez celui qui affiche l’heure qu’il est chez vous, ou écrivez votre ville : <code>/subscribe Lyon</code>
settings-zone-name = { $place } ({ $zone })
settings-size = <b>Taille :</b> { $value } par briefing
settings-layout = <b>Présentation :</b> { $value }
settings-layout-hint = « Standard » raconte chaque info en deux lignes sous son titre ; « courte » ne montre que les titres. Un numéro sous le briefing ouvre l’info.
settings-language = <b>Langue :</b> { $value }
stories = { $count ->
    [one] { $count } info
    [many] { $count } d’infos
   *[other] { $count } infos
}
layout-short = courte
layout-standard = standard
language-telegram = comme dans Telegram
button-hours = Heures
button-days = Jours
button-zone = Fuseau horaire
button-size = Taille
button-layout = Présentation
button-language = Langue
button-back = ‹ Retour

## Following and muting

command-follow = un thème en premier, p. ex. /follow échecs ou /follow source:rfi
command-unfollow = ne plus le mettre en premier
command-mute = masquer un thème dans les briefings
command-unmute = ne plus le masquer
follows = <b>Dans les briefings ici</b>
follows-followed = En premier : { $topics }
follows-muted = Masqués : { $topics }
follows-how = Ajoutez-en avec /follow ou /mute et quelques mots. Touchez-en un ci-dessous pour le retirer.
follows-none =
    Rien n’est encore suivi ni masqué ici.

    Ce que vous suivez vient en premier dans vos briefings : <code>/follow échecs</code>. Ce que vous masquez n’y paraît pas : <code>/mute source:rfi</code>
follow-follows = Vous suivez <b>{ $topic }</b> ici : ses infos viennent en premier dans les briefings.
follow-mutes = Vous masquez <b>{ $topic }</b> ici : ses infos ne paraissent pas dans les briefings.
follow-ended = <b>{ $topic }</b> : ni suivi ni masqué désormais.
follow-not = <b>{ $topic }</b> : ni suivi ni masqué ici.
follow-too-many = On ne peut pas suivre ou masquer plus de { $most } thèmes ici. Retirez-en d’abord un : /follow les montre.
follow-wrong = Un thème, ce sont quelques mots ; une source s’écrit après source: comme dans /follow source:rfi
follow-story = Que mettre en premier ou masquer dans les briefings, à partir de <b>{ $title }</b> ?
button-follow = Suivre { $topic }
button-follow-on = ✓ Suivre { $topic }
button-mute = Masquer { $topic }
button-mute-on = ✓ Masquer { $topic }
button-mine = Tous mes thèmes
button-topics = Thèmes de la semaine
button-tune = Suivre

## The first briefing

begin-hours = <b>Quand voulez-vous votre briefing ?</b> Heure locale : { $place }, où il est { $clock }.
begin-confirm =
    <b>Tous les jours à { $hour }, heure locale : { $place }.</b>

    Il y est { $clock } en ce moment. Et chez vous ?
begin-sample = Voici ce qu’il donnerait maintenant :
button-begin = Oui, c’est bon
button-settings = Réglages

## Topics of the week

command-topics = de quoi parle l’actualité cette semaine
topics = <b>De quoi parle l’actualité cette semaine</b>
topics-none = Rien ne ressort encore de l’actualité de la semaine. Voyez peut-être les dernières infos.

## Privacy

command-privacy = ce que je conserve de ce chat
command-export = tout ce que je conserve de ce chat, en fichier
command-forget = effacer tout ce que je conserve de ce chat
privacy =
    <b>Ce que je conserve de ce chat</b>

    Son numéro chez Telegram et ce qui a été réglé ici : heures, jours, fuseau horaire, taille, présentation, langues, ce qui est suivi et masqué, la façon d’alerter et les pouces donnés aux infos. Pendant huit jours, les infos de vos briefings, pour qu’aucune ne revienne ; pendant quelques semaines, l’heure d’envoi de chaque briefing. Les mots que vous avez cherchés, tant qu’un bouton en a besoin. Les canaux dont vous m’avez nommé admin.

    Ni noms, ni numéros de téléphone, ni images, et rien de ce que vous écrivez par ailleurs. Tout reste chez la personne qui gère ce bot et n’est transmis à personne.
privacy-group-admins = Dans un groupe, ce sont ses admins qui décident de ce qui en est conservé.
export = Tout ce que je conserve de ce chat.
forget =
    <b>Oublier ce chat ?</b>

    Les briefings s’arrêtent ; les réglages, les thèmes et l’historique des briefings sont effacés pour de bon. /export vous les donne d’abord en fichier.
forget-admin = Vous êtes admin de ce bot et le restez. Les infos que vous avez ajoutées restent aussi, sans votre nom.
forgotten = <b>Oublié.</b> Je ne sais plus rien de ce chat. /start repart de zéro.
forget-not = Rien n’a été oublié.
button-export = Tout en fichier
button-forget = Oublier ce chat
button-forget-sure = Oui, tout oublier
button-keep = Non, garder

## Alertes et langues des infos

alert-several = { $count ->
    [one] <b>{ $count } info sur vos thèmes</b>
   *[other] <b>{ $count } infos sur vos thèmes</b>
}
alerts-terms = { $sources }, { $night }, { $sound }
alerts-sources = { $count ->
    [1] aussitôt, dès la première source
   *[other] dès que { $count } sources en parlent
}
alerts-night = pas entre { $begins } et { $ends }
alerts-no-night = la nuit aussi
alerts-loud = avec un son
alerts-quiet = sans son
follow-rings = 🔔 Dès qu’il y a du nouveau sur <b>{ $topic }</b>, j’écris ici.
follow-hushed = Plus d’alertes sur <b>{ $topic }</b>. Ses infos restent en tête des briefings.
settings-bells-is = Thèmes : { $topics }
settings-bells = <b>Thèmes :</b> { $value }
settings-bells-none = aucun n’est suivi pour l’instant
settings-bells-hint = Touchez un thème pour activer ou couper sa cloche. Avec la cloche, j’écris dès qu’il y a du nouveau. Ajoutez un thème avec <code>/follow échecs</code>
settings-alerts-is = Alertes : { $alerts }
settings-alerts = <b>Alertes :</b> { $value }
settings-alerts-hint = Elles annoncent les infos des thèmes avec une cloche 🔔. Plusieurs à la fois n’en font qu’une, une par heure au plus ; celles de la nuit attendent le matin.
settings-news-is = Infos en : { $languages }
settings-news = <b>Infos en :</b> { $value }
settings-news-hint = Seules les infos dans ces langues paraissent ici dans les briefings et dans /latest. Touchez une langue pour l’ajouter ou la retirer.
news-all = toutes les langues
button-bell = 🔔 M’alerter
button-bell-on = ✓ 🔔 Alertes
button-bells = 🔔 Thèmes
button-alerts = Alertes
button-news = Langues des infos
button-story = Lire l’info
button-sources = { $count ->
    [1] Aussitôt
   *[other] { $count } sources
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = La nuit aussi
button-loud = Avec son
button-quiet = Sans son

## Partage, pouces, mode inline

nothing-in-languages = Pas encore d’infos en { $languages }.
button-share = Partager
button-done = Terminé
rate-up-toast = Noté : les infos de ce genre viendront un peu plus tôt dans les briefings d’ici.
rate-down-toast = Noté : les infos de ce genre viendront un peu plus tard dans les briefings d’ici.
rate-back-toast = Annulé.
inline-nothing = Rien trouvé. Demandez-moi directement

## La présentation dépliable

briefing-heading = Votre briefing
layout-unfolding = dépliable
settings-layout-old = Dépliable montre des titres qui s’ouvrent au toucher. C’est un nouveau genre de message, que les anciennes versions de Telegram n’affichent pas ; si le serveur le refuse, vous recevez la présentation standard.
