### The words of the bot in Spanish. HTML as Telegram takes it; values are escaped before they come here.
### The category "many" is that of whole millions.

## Anywhere

just-now = ahora mismo
untitled = Sin título
error = Algo ha fallado aquí y ya está anotado. Inténtalo de nuevo en un momento.
error-busy = El archivo está ocupado ahora mismo. Inténtalo de nuevo en un momento.
error-full = El disco de este bot está lleno y no se ha podido guardar nada. Avisa a quien lo administra.
error-storage = No se puede acceder al archivo ahora mismo. Inténtalo más tarde.
too-fast = Eso ha sido mucho de golpe. En unos segundos te vuelvo a atender.
too-old = Este botón es demasiado antiguo. Vuelve a pedirlo.
for-admins = Eso es solo para los admins de este bot.
unknown-command = No conozco ese comando. /help muestra lo que sé hacer.
unknown-command-near = No conozco ese comando. ¿Querías decir { $near }?
not-text = Solo entiendo texto: escribe lo que buscas o mira /help.

## Buttons

button-latest = Últimas noticias
button-daily = Un boletín cada mañana
button-help = ¿Qué puedo pedir?
button-related = Parecidas
button-read = Importar este texto
button-undo = Deshacer
button-undo-number = Deshacer importación { $dump }
button-dumps = Importaciones

## The menu of commands, at most 256 characters each

command-latest = las últimas noticias
command-trending = de lo que más fuentes hablan hoy
command-topic = noticias sobre un tema, p. ej. /topic clima
command-search = noticias con estas palabras
command-story = una noticia entera, por su número
command-related = lo que se parece a una noticia o a unas palabras
command-push = cómo añadir noticias
command-dumps = las últimas importaciones y lo que trajeron
command-undo = deshacer una importación
command-help = lo que sé hacer

## Greeting and help

greeting =
    <b>Las noticias, en breve.</b>

    Reúno lo que escriben muchas fuentes: cada noticia una sola vez, resumida en dos líneas. Pide lo último o escribe sin más lo que buscas.
help = <b>Lo que puedes pedir</b>
help-command = { $name } – { $line }
help-text = O escribe unas palabras y busco las noticias que las contienen. Cada lista tiene botones: un número abre la noticia y las flechas pasan la página. En un grupo, añade al comando una @ y mi nombre.
help-admin = Eres admin: pega aquí el texto de una página de noticias, reenvía un mensaje o envía un archivo, y leo las noticias que contiene.

## Lists of stories

latest = <b>Últimas noticias</b>
trending = <b>Lo más comentado hoy</b>
topic = Noticias sobre <b>{ $topic }</b>
topic-of-several = Noticias sobre <b>{ $topic }</b>, que puede ser varias cosas. ¿A cuál te refieres? Elige con los botones de abajo.
found = Noticias con <b>{ $words }</b>
related = Relacionado con <b>{ $title }</b>
sources = { $count ->
    [one] { $count } fuente
    [many] { $count } de fuentes
   *[other] { $count } fuentes
}
story-sources = { $count ->
    [one] { $count } fuente: { $names }
    [many] { $count } de fuentes: { $names }
   *[other] { $count } fuentes: { $names }
}
story-sources-more = { $count ->
    [one] { $count } fuente: { $names } y { $more } más
    [many] { $count } de fuentes: { $names } y { $more } más
   *[other] { $count } fuentes: { $names } y { $more } más
}
empty-archive = Aquí todavía no hay noticias. En cuanto un admin de este bot añada alguna, podrás volver a preguntar.
empty-archive-admin = Aquí todavía no hay noticias. Pega el texto de una página de noticias en este chat y lo leo.
nothing-trending = Hoy no hay nada de lo que hablen varias fuentes. Quizá te interese ver lo último.
nothing-on-topic = No tengo noticias sobre <b>{ $topic }</b>. Prueba con otra palabra o mira lo último.
nothing-on-topic-nearest = No tengo noticias sobre <b>{ $topic }</b>. ¿Querías decir <b>{ $nearest }</b>?
hint-nothing = Ninguna noticia contiene <b>{ $words }</b>. Prueba con menos palabras o con otras, o mira lo último.
hint-no-words = Escribe unas palabras que buscar, p. ej. /search ferri "ministra de Cultura" -fútbol source:efe.
hint-when = Escribe los días así: 2025-06-30, p. ej. /search ferri after:2025-06-30 before:2025-07-15.
hint-no-source = No hay noticias de ninguna fuente con ese nombre. Prueba con una parte del nombre o quítalo.
nothing-related = No hay nada más relacionado con <b>{ $title }</b>. Quizá te interese ver lo último.
no-story = No hay ninguna noticia { $story }, o ya no está. Los números de una lista abren sus noticias.
latest-wrong = ¿Cuántas? Añade un número del 1 al 20, p. ej. /latest 10.
story-wrong = ¿Qué noticia? Añade su número, p. ej. /story 12, o abre una desde /latest.
related-wrong = ¿Relacionado con qué? Añade el número de una noticia o unas palabras, p. ej. /related ministra de Cultura, o responde a una noticia con /related.
topic-wrong = ¿Qué tema? Escríbelo después del comando, p. ej. /topic clima.
search-wrong = ¿Qué buscas? Añade unas palabras, p. ej. /search ministra de Cultura.

## Pushing, for admins

push-how =
    <b>Cómo añadir noticias</b>

    Abre una página de noticias, selecciona todo, cópialo y pégalo en este chat. Los textos largos llegan en varios mensajes; yo los vuelvo a unir.

    También leo enlaces, archivos y mensajes reenviados, y lo que vaya después de /push. Si la página no es de ahora mismo, escribe la hora en la primera línea: <code>as of 2025-07-01 09:00</code>
reading = Leyendo…
reading-files = Leyendo… { $files ->
    [one] { $files } archivo hasta ahora
    [many] { $files } de archivos hasta ahora
   *[other] { $files } archivos hasta ahora
}
reading-of = Leyendo… { $files } de { $of }
report = { $count ->
    [one] <b>Importación { $dump }</b> · { $count } artículo
    [many] <b>Importación { $dump }</b> · { $count } de artículos
   *[other] <b>Importación { $dump }</b> · { $count } artículos
}
report-files = { $count ->
    [one] { $count } archivo
    [many] { $count } de archivos
   *[other] { $count } archivos
}
report-files-more = { $count ->
    [one] { $count } más no se pudo leer.
    [many] { $count } más no se pudieron leer.
   *[other] { $count } más no se pudieron leer.
}
report-link = { $link }: { $why }
report-links-more = { $count ->
    [one] { $count } enlace más no dio nada.
    [many] { $count } de enlaces más no dieron nada.
   *[other] { $count } enlaces más no dieron nada.
}
report-known = <b>Nada nuevo.</b> Es otra vez la importación { $dump }, palabra por palabra.
report-refused = <b>No he podido leer eso.</b> Queda guardado como importación { $dump }, así que no se pierde nada.
report-sources = De { $names }
report-sources-more = De { $names } y { $more } más
report-no-source = { $count ->
    [one] { $count } sin fuente
   *[other] { $count } sin fuente
}
outcome-new = { $count ->
    [one] { $count } nuevo
   *[other] { $count } nuevos
}
outcome-updated = { $count ->
    [one] { $count } actualizado
   *[other] { $count } actualizados
}
outcome-known = { $count ->
    [one] { $count } ya conocido
   *[other] { $count } ya conocidos
}
file-too-large = Ese archivo es demasiado grande: Telegram me deja descargar 20 MB. Envíalo por partes o comprimido.
file-not-fetched = No he podido descargar ese archivo de Telegram. Envíalo otra vez.
dumps = <b>Importaciones</b>, la más reciente primero
no-dumps = Todavía no se ha añadido nada. /push explica cómo hacerlo.
no-dump = No hay ninguna importación { $dump }. /dumps muestra las que hay.
dump-gave = { $count ->
    [one] { $count } artículo, { $added ->
        [0] ya conocido
       *[other] nuevo
    }
    [many] { $count } de artículos, nuevos: { $added }
   *[other] { $count } artículos, { $added ->
        [0] ninguno nuevo
        [one] { $added } nuevo
       *[other] { $added } nuevos
    }
}
dump-refused = no se pudo leer
dump-undone = deshecha
dump-lines = <b>Lo leído</b>, con sus líneas (de { $total })
dump-more = { $count ->
    [one] y { $count } más
    [many] y { $count } más
   *[other] y { $count } más
}
dump-left-out = Omitido, por ser de la página y no de sus noticias: { $lines }
dump-nothing-read = No se encontró ninguna noticia en las líneas { $lines }
dump-why = <b>Rechazado:</b> { $why }
undo-this = ¿Deshacer esta importación?
undo-wrong = ¿Qué importación? Añade su número, p. ej. /undo 12, o mira /dumps.
nothing-to-undo = No hay ninguna importación que deshacer. /dumps muestra lo que se ha añadido.
undone = { $removed ->
    [0] <b>Importación { $dump } deshecha.</b> Sus artículos están también en otras importaciones y se quedan.
    [one] <b>Importación { $dump } deshecha.</b> Se ha quitado { $removed } artículo.
    [many] <b>Importación { $dump } deshecha.</b> Se han quitado { $removed } de artículos.
   *[other] <b>Importación { $dump } deshecha.</b> Se han quitado { $removed } artículos.
}
undone-reverted = { $count ->
    [one] { $count } recupera su texto anterior.
   *[other] { $count } recuperan su texto anterior.
}
undone-already = La importación { $dump } ya estaba deshecha.
undone-toast = Importación deshecha

## Feeds, for admins

command-feeds = los feeds que leo por mi cuenta
command-addfeed = leer un feed desde ahora, p. ej. /addfeed example.org/rss
command-removefeed = dejar de leer un feed
button-feeds = Todos los feeds
button-removefeed = Quitar { $feed }
button-fulltext = Textos completos
button-addchannel = Leer { $channel } desde ahora
addfeed-how = ¿Qué feed? Añade su enlace, el de una página que tenga uno o el @nombre de un canal público, p. ej. /addfeed example.org/rss
feeds = <b>Feeds</b>, { $count } en total
feeds-none = Todavía no leo ningún feed. /addfeed con un enlace añade uno; un archivo .opml de otro lector añade todos los suyos.
feeds-listed = { $count ->
    [one] <b>{ $count } feed</b> en esta lista, { $added ->
        [0] que ya estaba aquí
       *[other] nuevo aquí
    }. Lo que trae llega en los próximos minutos.
    [many] <b>{ $count } de feeds</b> en esta lista, nuevos aquí: { $added }. Lo que traen llega en los próximos minutos.
   *[other] <b>{ $count } feeds</b> en esta lista, { $added ->
        [0] ninguno nuevo aquí
        [one] { $added } nuevo aquí
       *[other] { $added } nuevos aquí
    }. Lo que traen llega en los próximos minutos.
}
feeds-listed-refused = { $count ->
    [one] { $count } tiene una dirección que no abro.
   *[other] { $count } tienen direcciones que no abro.
}
button-exportfeeds = En un archivo
feed-state = { $minutes ->
    [one] consultado cada minuto
    [many] consultado cada { $minutes } de minutos
   *[other] consultado cada { $minutes } minutos
}
feed-state-failing = con errores, el primero { $ago }: { $why }
feed-state-ended = cerrado: { $why }
feed-added = Desde ahora leo <b>{ $feed }</b>.
feed-known = <b>{ $feed }</b> ya está aquí y sigue igual.
feed-came = { $count ->
    [one] { $count } artículo, { $added ->
        [0] ya conocido
       *[other] nuevo
    }
    [many] { $count } de artículos, nuevos: { $added }
   *[other] { $count } artículos, { $added ->
        [0] ninguno nuevo
        [one] { $added } nuevo
       *[other] { $added } nuevos
    }
}
feed-refused = <b>No se ha añadido ningún feed.</b> { $why }
feed-removed = Ya no leo <b>{ $feed }</b>. Sus artículos se quedan.
feed-not-there = Ese feed no existe. /feeds muestra los que hay.
feed-failing = <b>{ $feed }</b> lleva un día sin poder leerse. Sigo intentándolo. { $why }
feed-ended = <b>{ $feed }</b> se ha cerrado y ya no lo leo. { $why }

## Figures, for admins

command-stats = cómo va el bot
button-again = Actualizar
stats = <b>Cómo va todo</b>
stats-people = Lectores: <b>{ $readers }</b> · grupos y canales: <b>{ $chats }</b>
stats-briefings = Boletines de las últimas 24 horas: <b>{ $sent }</b> enviados, { $failed } fallidos
stats-readers = { $count ->
    [one] { $count } suscripción, { $paused } en pausa
    [many] { $count } de suscripciones, { $paused } en pausa
   *[other] { $count } suscripciones, { $paused } en pausa
}
stats-sent = { $count ->
    [one] <b>{ $count } mensaje</b> enviado en las últimas 24 horas
    [many] <b>{ $count } de mensajes</b> enviados en las últimas 24 horas
   *[other] <b>{ $count } mensajes</b> enviados en las últimas 24 horas
}
stats-ends = { $nothing } sin novedades, { $failed } con error, { $waiting } en espera, { $doubtful } en duda
stats-lag = Mayor retraso: { $lag } s
stats-articles = { $count ->
    [one] <b>{ $count } artículo</b> en los últimos siete días
    [many] <b>{ $count } de artículos</b> en los últimos siete días
   *[other] <b>{ $count } artículos</b> en los últimos siete días
}
stats-sources = Con más noticias: { $names }
stats-summaries = Resúmenes del modelo: { $kept } en uso, { $dropped } sin usar

## Admins

command-admins = quiénes son los admins; añadir o quitar uno
button-admins = Todos los admins
button-add-admin = Añadir un admin
button-remove-admin = Quitar a { $name }
admins = <b>Admins</b>
admin-fixed = { $name }, designado por quien gestiona este bot
admins-private = Eso se hace en un chat privado conmigo.
admin-link =
    <b>Quien abra primero este enlace será admin.</b>

    { $link }

    Envíaselo solo a la persona indicada. Vale { $minutes } minutos y funciona una vez.
admin-welcome = <b>Ahora eres admin de este bot.</b>
admin-link-already = Ya eres admin de este bot.
admin-link-void = <b>Este enlace ya no vale.</b> Funciona una sola vez y por poco tiempo. Pide uno nuevo a un admin de este bot.
admin-remove = ¿Quieres que { $name } deje de ser admin?
admin-removed-toast = Quitado.
admin-stays-toast = A este admin lo designó quien gestiona el bot y no se puede quitar aquí.
admin-last-toast = Tiene que quedar al menos un admin.
admin-no-more = Ya no eres admin de este bot.
admin-new = <b>{ $name }</b> es ahora admin de este bot, mediante un enlace.
problem-disk = <b>El disco está casi lleno:</b> quedan { $free } MB. Cuando se llene, ya no se podrá guardar nada. Haz sitio, por favor.
problem-silent = <b>Nada de { $source } desde hace dos días</b>, aunque antes había algo casi a diario. Quizá sus páginas han cambiado: mira qué dieron las últimas importaciones o si su feed aún funciona.

## Groups and channels

greeting-group =
    <b>Noticias en breve, para todos aquí.</b>

    Cualquiera puede preguntar: /latest, /topic con unas palabras, /brief. Los admins del grupo deciden lo que llega solo: /subscribe fija la hora, /follow los temas, /settings lo demás.
greeting-forum = Cada tema de este grupo puede tener su propio boletín y sus propios temas: escribe /subscribe en él.
command-channels = tus canales, para configurarlos desde aquí
button-channels = Todos los canales
channels = <b>Tus canales</b>, para configurarlos desde aquí
channels-none = Aún no hay ningún canal que configurar. Hazme admin de tu canal y te escribiré aquí.
channel-new = Ahora soy admin de este canal. Los boletines llegan allí en cuanto elijas una hora.
channel-words = Lo que se sigue va primero. Para seguir cualquier palabra, escribe en el propio canal, p. ej. <code>/follow ajedrez</code>
channel-not-yours = Solo los admins de ese canal pueden configurarlo, mientras yo también lo sea.

## Messages to all, for admins

command-broadcast = un mensaje a todos los suscritos
broadcast-how = ¿Qué deben leer todos? Escríbelo tras el comando, p. ej. /broadcast Mañana hay una pausa. Primero lo ves tú, y solo sale cuando lo confirmes.
broadcast-ask = { $count ->
    [one] ¿Enviarlo a <b>{ $count } chat</b>? Tarda alrededor de { $takes }.
    [many] ¿Enviarlo a <b>{ $count } de chats</b>? Tarda alrededor de { $takes }.
   *[other] ¿Enviarlo a <b>{ $count } chats</b>? Tarda alrededor de { $takes }.
}
broadcast-nobody = Aún no hay nadie suscrito, así que no hay a quién enviarlo.
broadcast-dropped = No se envió nada.
broadcast-running = <b>Enviando…</b>
broadcast-count = { $sent } de { $all }
broadcast-stop-toast = Detenido. Lo que ya va de camino aún llega.
broadcast-done = { $count ->
    [one] <b>Enviado.</b> { $count } chat lo tiene.
    [many] <b>Enviado.</b> { $count } de chats lo tienen.
   *[other] <b>Enviado.</b> { $count } chats lo tienen.
}
broadcast-stopped = { $count ->
    [one] <b>Detenido.</b> { $count } chat ya lo tiene.
    [many] <b>Detenido.</b> { $count } de chats ya lo tienen.
   *[other] <b>Detenido.</b> { $count } chats ya lo tienen.
}
broadcast-failed = { $count ->
    [one] A { $count } no se pudo llegar.
    [many] A { $count } no se pudo llegar.
   *[other] A { $count } no se pudo llegar.
}
broadcast-rest = { $count ->
    [one] { $count } no lo recibe.
    [many] { $count } no lo reciben.
   *[other] { $count } no lo reciben.
}
button-broadcast = Sí, enviarlo
button-broadcast-no = No
button-broadcast-stop = Detener

## Briefings and subscribing

command-brief = un boletín ahora mismo, general o sobre un tema
command-subscribe = un boletín cada día, p. ej. /subscribe 07:30 Madrid
command-unsubscribe = no más boletines aquí
briefing-more = { $count ->
    [one] Y { $count } noticia nueva más.
    [many] Y { $count } de noticias nuevas más.
   *[other] Y { $count } noticias nuevas más.
}
briefing-others = Qué más hay de nuevo
briefing-muted = { $count ->
    [one] { $count } sobre un tema que silenciaste.
   *[other] { $count } sobre temas que silenciaste.
}
briefing-update = Novedades
briefing-followed = Sigues { $topic }
briefing-nothing = Ahora mismo no hay nada nuevo.
briefing-nothing-since = No hay nada nuevo desde { $since }.
briefing-nothing-on = No hay nada nuevo sobre <b>{ $topic }</b>.
briefing-silence = Tus tres últimos boletines no traían nada nuevo, así que no te he molestado. Sigo buscando y te escribo en cuanto haya algo.
briefing-drought = <b>No hay noticias para los boletines.</b> Tocaba enviar boletines y no había llegado nada nuevo para ninguno. Pega aquí el texto de una página de noticias y saldrá en los próximos.
button-more-news = { $count } más
button-before = Las noticias de antes
subscribe-offer =
    <b>¿A qué hora quieres tu boletín?</b>

    Hora de { $place }, donde ahora el reloj marca { $clock }. O escríbelo: <code>/subscribe 07:30 { $zone } lun-vie</code>
subscribe-zones =
    <b>¿Qué hora marca tu reloj?</b>

    O escribe tu ciudad después del comando: <code>/subscribe 07:30 Madrid</code>
subscribe-which = <b>¿Cuál de estos lugares es?</b>
subscribe-similar = ¿Es alguno de estos?
subscribe-unknown = No he entendido { $words }. Escribe horas, una ciudad o zona horaria y días, en el orden que quieras, p. ej. <code>{ $example }</code>
subscribe-too-many = Aquí no puede haber más de { $most } boletines al día.
subscribe-last-hour = Tiene que quedar al menos una hora. Para no recibir más boletines, pulsa «Darme de baja».
subscribe-group-admins = En un grupo, sus admins deciden sobre los boletines.
subscribed = <b>Hecho.</b> Tu boletín llega { $plan }.
subscribed-changed = <b>Cambiado.</b> Tu boletín llega { $plan }; antes llegaba { $before }.
subscribed-same = Tu boletín llega { $plan }, como hasta ahora.
subscription = Tu boletín llega { $plan }.
plan = { $days } a las { $hours } (hora de { $place })
days-daily = todos los días
days-workdays = de lunes a viernes
days-weekend = los sábados y domingos
next-briefing = El próximo: <b>{ $moment }</b>
moment = { $weekday }, { $day }, { $time } ({ $zone })
unsubscribed = <b>Aquí no llegarán más boletines.</b> Puedes seguir pidiendo las noticias cuando quieras.
unsubscribe-none = Aquí no hay ninguna suscripción. Con /subscribe creas una.
button-other-zone = Otra zona horaria
button-every-day = Cada día
button-workdays = Lun–vie
button-weekend = Sáb, dom
button-unsubscribe = Darme de baja
button-subscribe-again = Volver a suscribirme

## Settings

command-settings = horas, días, tamaño, formato, idioma
settings = <b>Ajustes</b>
settings-no-briefing = Aquí todavía no llega ningún boletín diario.
settings-size-is = Tamaño: { $size }
settings-layout-is = Formato: { $layout }
settings-language-is = Idioma: { $language }
settings-changed = <b>Cambiado:</b> { $after }; antes, { $before }.
settings-last = Tiene que quedar al menos uno. Con /unsubscribe dejas de recibir boletines.
settings-hours = <b>Horas:</b> { $value }
settings-hours-hint = Pulsa una hora para añadirla o quitarla. Para los minutos, escribe: <code>/subscribe 07:30</code>
settings-days = <b>Días:</b> { $value }
settings-zone = <b>Zona horaria:</b> { $value }
settings-zone-hint = Pulsa la que muestra la hora de tu reloj o escribe tu ciudad: <code>/subscribe Madrid</code>
settings-zone-name = { $place } ({ $zone })
settings-size = <b>Tamaño:</b> { $value } por boletín
settings-layout = <b>Formato:</b> { $value }
settings-layout-hint = «Estándar» cuenta cada noticia en dos líneas bajo su título; «corto» muestra solo los títulos. Un número bajo el boletín abre la noticia.
settings-language = <b>Idioma:</b> { $value }
stories = { $count ->
    [one] { $count } noticia
    [many] { $count } de noticias
   *[other] { $count } noticias
}
layout-short = corto
layout-standard = estándar
language-telegram = como en Telegram
button-hours = Horas
button-days = Días
button-zone = Zona horaria
button-size = Tamaño
button-layout = Formato
button-language = Idioma
button-back = ‹ Atrás

## Following and muting

command-follow = un tema primero, p. ej. /follow ajedrez o /follow source:efe
command-unfollow = que deje de ir primero
command-mute = silenciar un tema en los boletines
command-unmute = dejar de silenciarlo
follows = <b>En los boletines de aquí</b>
follows-followed = Primero: { $topics }
follows-muted = Silenciado: { $topics }
follows-how = Añade más con /follow o /mute y unas palabras. Pulsa uno de abajo para quitarlo.
follows-none =
    Aquí todavía no se sigue ni se silencia nada.

    Lo que sigues sale primero en tus boletines: <code>/follow ajedrez</code>. Lo que silencias no sale: <code>/mute source:efe</code>
follow-follows = Aquí sigues <b>{ $topic }</b>: sus noticias salen primero en los boletines.
follow-mutes = Aquí silencias <b>{ $topic }</b>: sus noticias no salen en los boletines.
follow-ended = <b>{ $topic }</b> ya no se sigue ni se silencia aquí.
follow-not = <b>{ $topic }</b> no se sigue ni se silencia aquí.
follow-too-many = Aquí no se pueden seguir o silenciar más de { $most } temas. Quita uno antes: /follow los muestra.
follow-wrong = Un tema son unas palabras; una fuente va después de source: como en /follow source:efe
follow-story = ¿Qué quieres que salga primero, o que no salga, en los boletines a partir de <b>{ $title }</b>?
button-follow = Seguir { $topic }
button-follow-on = ✓ Seguir { $topic }
button-mute = Silenciar { $topic }
button-mute-on = ✓ Silenciar { $topic }
button-mine = Todos mis temas
button-topics = Temas de la semana
button-tune = Seguir

## The first briefing

begin-hours = <b>¿A qué hora quieres tu boletín?</b> Hora de { $place }, donde ahora el reloj marca { $clock }.
begin-confirm =
    <b>Todos los días a las { $hour }, hora de { $place }.</b>

    Allí el reloj marca ahora { $clock }. ¿Y el tuyo?
begin-sample = Así sería ahora mismo:
button-begin = Sí, listo
button-settings = Ajustes

## Topics of the week

command-topics = de qué hablan las noticias esta semana
topics = <b>De qué hablan las noticias esta semana</b>
topics-none = Esta semana aún no destaca nada en las noticias. Quizá te interese ver lo último.

## Privacy

command-privacy = lo que guardo de este chat
command-export = lo que guardo de este chat, en un archivo
command-forget = borrar todo lo que guardo de este chat
privacy =
    <b>Lo que guardo de este chat</b>

    Su número en Telegram y lo que se ha ajustado aquí: horas, días, zona horaria, tamaño, formato, idiomas, lo que se sigue y lo que se silencia, cómo llegan las alertas y los pulgares que se dieron a las noticias. Durante ocho días, las noticias de tus boletines, para que ninguna se repita; durante unas semanas, cuándo se envió cada boletín. Las palabras que buscaste, mientras algún botón las necesite. Los canales de los que me hiciste admin.

    Ni nombres, ni números de teléfono, ni imágenes, ni nada más de lo que escribes. Todo se queda con quien administra este bot y no se da a nadie.
privacy-group-admins = En un grupo, sus admins deciden sobre lo que se guarda de él.
export = Todo lo que guardo de este chat.
forget =
    <b>¿Olvidar este chat?</b>

    Dejan de llegar boletines, y los ajustes, los temas y el historial de boletines se borran para siempre. Con /export los recibes antes en un archivo.
forget-admin = Eres admin de este bot y lo sigues siendo. Las noticias que añadiste también se quedan, sin tu nombre.
forgotten = <b>Olvidado.</b> Ya no sé nada de este chat. Con /start se empieza de nuevo.
forget-not = No se ha olvidado nada.
button-export = Todo en un archivo
button-forget = Olvidar este chat
button-forget-sure = Sí, olvidarlo todo
button-keep = No, conservarlo

## Alertas e idiomas de las noticias

alert-several = { $count ->
    [one] <b>{ $count } noticia sobre lo que sigues</b>
   *[other] <b>{ $count } noticias sobre lo que sigues</b>
}
alerts-terms = { $sources }, { $night }, { $sound }
alerts-sources = { $count ->
    [1] al momento, desde la primera fuente
   *[other] en cuanto la den { $count } fuentes
}
alerts-night = no entre las { $begins } y las { $ends }
alerts-no-night = también de noche
alerts-loud = con sonido
alerts-quiet = sin sonido
follow-rings = 🔔 En cuanto haya noticias sobre <b>{ $topic }</b>, escribo aquí.
follow-hushed = No más alertas sobre <b>{ $topic }</b>. Sus noticias siguen saliendo primero en los boletines.
settings-bells-is = Temas: { $topics }
settings-bells = <b>Temas:</b> { $value }
settings-bells-none = aún no sigues ninguno
settings-bells-hint = Pulsa un tema para poner o quitar su campana. Con la campana, escribo en cuanto haya noticias. Añade temas con <code>/follow ajedrez</code>
settings-alerts-is = Alertas: { $alerts }
settings-alerts = <b>Alertas:</b> { $value }
settings-alerts-hint = Avisan de las noticias de los temas con campana 🔔. Si son varias, llegan en una sola, y como mucho una por hora; las de la noche esperan a la mañana.
settings-news-is = Noticias en: { $languages }
settings-news = <b>Noticias en:</b> { $value }
settings-news-hint = Solo las noticias en estos idiomas salen aquí en los boletines y en /latest. Pulsa un idioma para añadirlo o quitarlo.
news-all = todos los idiomas
button-bell = 🔔 Avísame
button-bell-on = ✓ 🔔 Alertas
button-bells = 🔔 Temas
button-alerts = Alertas
button-news = Idiomas de noticias
button-story = Leer la noticia
button-sources = { $count ->
    [1] Al momento
   *[other] { $count } fuentes
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = También de noche
button-loud = Con sonido
button-quiet = Sin sonido

## Compartir, pulgares, modo inline

nothing-in-languages = Aún no hay noticias en { $languages }.
button-share = Compartir
button-done = Listo
rate-up-toast = Anotado: noticias así saldrán un poco antes en los boletines de aquí.
rate-down-toast = Anotado: noticias así saldrán un poco después en los boletines de aquí.
rate-back-toast = Deshecho.
inline-nothing = Nada encontrado. Pregúntame directamente

## El formato desplegable

briefing-heading = Tu boletín
layout-unfolding = desplegable
settings-layout-old = Desplegable tiene titulares que se abren al tocarlos. Es un tipo nuevo de mensaje, que las versiones antiguas de Telegram no muestran; si el servidor lo rechaza, recibes el estándar.
