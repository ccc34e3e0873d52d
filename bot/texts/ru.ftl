### The words of the bot in Russian. HTML as Telegram takes it; values are escaped before they come here.
### A story is «новость», an article «статья», a dump «загрузка», a briefing «сводка». The bot has no gender.

## Anywhere

just-now = только что
untitled = Без заголовка
error = Что-то пошло не так, ошибка записана. Попробуйте ещё раз чуть позже.
error-busy = Архив сейчас занят. Попробуйте ещё раз через минуту.
error-full = На диске бота кончилось место, сохранить ничего не удалось. Сообщите об этом его владельцу.
error-storage = Архив сейчас недоступен. Попробуйте позже.
too-fast = Слишком много всего сразу. Буду снова на связи через несколько секунд.
too-old = Эта кнопка устарела. Отправьте запрос ещё раз.
for-admins = Это доступно только администраторам бота.
unknown-command = Такой команды нет. Всё, что я умею, — в /help.
unknown-command-near = Такой команды нет. Может быть, { $near }?
not-text = Я понимаю только текст: напишите, что найти, или загляните в /help.

## Buttons

button-latest = Последние новости
button-daily = Сводка каждое утро
button-help = Что можно спросить?
button-related = Похожие
button-read = Загрузить как новости
button-undo = Отменить
button-undo-number = Отменить загрузку { $dump }
button-dumps = Все загрузки

## The menu of commands, at most 256 characters each

command-latest = самые свежие новости
command-trending = о чём сегодня пишут больше всего
command-topic = новости по теме, например /topic япония
command-search = новости с этими словами
command-story = новость целиком, по номеру
command-related = новости, похожие на эту или близкие к вашим словам
command-push = как загружать новости
command-dumps = последние загрузки и что из них вышло
command-undo = отменить загрузку
command-help = что я умею

## Greeting and help

greeting =
    <b>Новости — коротко.</b>

    Я собираю то, что разные издания пишут об одном событии, в одну новость и пересказываю её в двух строках. Откройте последние новости или просто напишите, что вас интересует.
help = <b>Что можно спросить</b>
help-command = { $name } — { $line }
help-text = А можно просто написать несколько слов — найду новости, где они есть. Под каждым списком кнопки: номер открывает новость, стрелки листают. В группе добавляйте к команде моё имя после @.
help-admin = Вы администратор: вставьте сюда текст новостной страницы, перешлите сообщение или пришлите файл — и новости оттуда попадут в архив.

## Lists of stories

latest = <b>Последние новости</b>
trending = <b>Главное сегодня</b>
topic = Новости по теме <b>{ $topic }</b>
topic-of-several = Новости по теме <b>{ $topic }</b> — но это может значить разное. Что вы имеете в виду? Выберите кнопкой ниже.
found = Новости со словами <b>{ $words }</b>
related = Похоже на <b>{ $title }</b>
sources = { $count ->
    [one] { $count } источник
    [few] { $count } источника
    [many] { $count } источников
   *[other] { $count } источника
}
story-sources = { $count ->
    [one] { $count } источник: { $names }
    [few] { $count } источника: { $names }
    [many] { $count } источников: { $names }
   *[other] { $count } источника: { $names }
}
story-sources-more = { $count ->
    [one] { $count } источник: { $names }, ещё { $more }
    [few] { $count } источника: { $names }, ещё { $more }
    [many] { $count } источников: { $names }, ещё { $more }
   *[other] { $count } источника: { $names }, ещё { $more }
}
empty-archive = Новостей здесь пока нет. Загляните снова, когда администратор бота их добавит.
empty-archive-admin = Новостей здесь пока нет. Вставьте в этот чат текст новостной страницы, и я разберу его.
nothing-trending = Сегодня нет событий, о которых пишут сразу несколько изданий. Возможно, вам подойдут последние новости.
nothing-on-topic = По теме <b>{ $topic }</b> новостей нет. Попробуйте назвать её иначе или откройте последние новости.
nothing-on-topic-nearest = По теме <b>{ $topic }</b> новостей нет. Может быть, <b>{ $nearest }</b>?
hint-nothing = Новостей со словами <b>{ $words }</b> нет. Попробуйте сократить или изменить запрос либо откройте последние новости.
hint-no-words = Напишите, что искать, например: /search паром "министр культуры" -футбол source:nhk
hint-when = Даты пишите так: 2025-06-30. Например: /search паром after:2025-06-30 before:2025-07-15
hint-no-source = Новостей из источника с таким названием нет. Попробуйте часть названия или уберите его из запроса.
nothing-related = Похожего на <b>{ $title }</b> больше ничего нет. Возможно, вам подойдут последние новости.
no-story = Новости { $story } нет или уже нет. Номера под списком открывают его новости.
latest-wrong = Сколько новостей показать? Укажите число от 1 до 20, например: /latest 10
story-wrong = Какую новость? Укажите её номер, например: /story 12, или откройте новость из /latest.
related-wrong = Похожие на что? Укажите номер новости или несколько слов, например: /related министр культуры, или ответьте на новость командой /related.
topic-wrong = Какая тема? Напишите её после команды, например: /topic япония
search-wrong = Что искать? Напишите несколько слов после команды, например: /search министр культуры

## Pushing, for admins

push-how =
    <b>Как загружать новости</b>

    Откройте новостную страницу, выделите всё, скопируйте и вставьте в этот чат. Длинный текст придёт несколькими сообщениями — я соберу его обратно.

    Можно присылать ссылки, файлы и пересланные сообщения, а ещё писать текст прямо после /push. Если страница открыта не только что, укажите время в первой строке: <code>as of 2025-07-01 09:00</code>
reading = Читаю…
reading-files = Читаю… { $files ->
    [one] пока { $files } файл
    [few] пока { $files } файла
    [many] пока { $files } файлов
   *[other] пока { $files } файла
}
reading-of = Читаю… { $files } из { $of }
report = { $count ->
    [one] <b>Загрузка { $dump }</b> · { $count } статья
    [few] <b>Загрузка { $dump }</b> · { $count } статьи
    [many] <b>Загрузка { $dump }</b> · { $count } статей
   *[other] <b>Загрузка { $dump }</b> · { $count } статьи
}
report-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
    [many] { $count } файлов
   *[other] { $count } файла
}
report-files-more = { $count ->
    [one] Ещё { $count } не удалось прочитать.
    [few] Ещё { $count } не удалось прочитать.
    [many] Ещё { $count } не удалось прочитать.
   *[other] Ещё { $count } не удалось прочитать.
}
report-link = { $link }: { $why }
report-links-more = { $count ->
    [one] Ещё { $count } ссылка ничего не дала.
    [few] Ещё { $count } ссылки ничего не дали.
    [many] Ещё { $count } ссылок ничего не дали.
   *[other] Ещё { $count } ссылки ничего не дали.
}
report-known = <b>Ничего нового.</b> Это снова загрузка { $dump }, слово в слово.
report-refused = <b>Прочитать не получилось.</b> Текст сохранён как загрузка { $dump }, так что ничего не пропало.
report-sources = Источники: { $names }
report-sources-more = Источники: { $names }, ещё { $more }
report-no-source = { $count ->
    [one] { $count } статья без источника
    [few] { $count } статьи без источника
    [many] { $count } статей без источника
   *[other] { $count } статьи без источника
}
outcome-new = новых: { $count }
outcome-updated = обновлено: { $count }
outcome-known = уже были: { $count }
file-too-large = Файл слишком большой: Telegram отдаёт мне не больше 20 МБ. Пришлите его частями или в архиве.
file-not-fetched = Не удалось получить файл из Telegram. Пришлите его ещё раз.
dumps = <b>Загрузки</b>, сначала новые
no-dumps = Загрузок пока не было. Как это делается — в /push.
no-dump = Загрузки { $dump } нет. Все имеющиеся — в /dumps.
dump-gave = { $count ->
    [one] { $count } статья, новых: { $added }
    [few] { $count } статьи, новых: { $added }
    [many] { $count } статей, новых: { $added }
   *[other] { $count } статьи, новых: { $added }
}
dump-refused = прочитать не удалось
dump-undone = отменена
dump-lines = <b>Что прочитано</b>, с номерами строк (всего строк: { $total })
dump-more = и ещё { $count }
dump-left-out = Пропущено, потому что относится к странице, а не к новостям: { $lines }
dump-nothing-read = Новостей не найдено, строки { $lines }
dump-why = <b>Не принято:</b> { $why }
undo-this = Отменить эту загрузку?
undo-wrong = Какую загрузку? Укажите её номер, например: /undo 12, или посмотрите список в /dumps.
nothing-to-undo = Отменять нечего. Список загрузок — в /dumps.
undone = { $removed ->
    [0] <b>Загрузка { $dump } отменена.</b> Её статьи есть и в других загрузках, поэтому остаются.
    [one] <b>Загрузка { $dump } отменена.</b> Удалена { $removed } статья.
    [few] <b>Загрузка { $dump } отменена.</b> Удалены { $removed } статьи.
    [many] <b>Загрузка { $dump } отменена.</b> Удалено { $removed } статей.
   *[other] <b>Загрузка { $dump } отменена.</b> Удалено { $removed } статьи.
}
undone-reverted = { $count ->
    [one] Ещё { $count } вернулась к прежнему виду.
    [few] Ещё { $count } вернулись к прежнему виду.
    [many] Ещё { $count } вернулись к прежнему виду.
   *[other] Ещё { $count } вернулись к прежнему виду.
}
undone-already = Загрузка { $dump } уже была отменена раньше.
undone-toast = Отменено

## Feeds, for admins

command-feeds = ленты, которые я читаю без напоминаний
command-addfeed = читать ленту, например /addfeed example.org/rss
command-removefeed = больше не читать ленту
button-feeds = Все ленты
button-removefeed = Убрать: { $feed }
button-fulltext = Полные тексты
button-addchannel = Читать { $channel } постоянно
addfeed-how = Какую ленту? Укажите ссылку на неё или на страницу, где она есть, либо @имя открытого канала, например: /addfeed example.org/rss
feeds = <b>Ленты</b>, всего: { $count }
feeds-none = Лент пока нет. Добавьте одну командой /addfeed со ссылкой или пришлите файл .opml из другой читалки — возьму из него все.
feeds-listed = { $count ->
    [one] В списке <b>{ $count } лента</b>, новых: { $added }. Их новости появятся в ближайшие минуты.
    [few] В списке <b>{ $count } ленты</b>, новых: { $added }. Их новости появятся в ближайшие минуты.
    [many] В списке <b>{ $count } лент</b>, новых: { $added }. Их новости появятся в ближайшие минуты.
   *[other] В списке <b>{ $count } ленты</b>, новых: { $added }. Их новости появятся в ближайшие минуты.
}
feeds-listed-refused = { $count ->
    [one] У { $count } такой адрес, который я не открываю.
    [few] У { $count } такие адреса, которые я не открываю.
    [many] У { $count } такие адреса, которые я не открываю.
   *[other] У { $count } такие адреса, которые я не открываю.
}
button-exportfeeds = Списком в файле
feed-state = { $minutes ->
    [one] проверяется раз в { $minutes } минуту
    [few] проверяется раз в { $minutes } минуты
    [many] проверяется раз в { $minutes } минут
   *[other] проверяется раз в { $minutes } минуты
}
feed-state-failing = не читается, впервые { $ago }: { $why }
feed-state-ended = больше не обновляется: { $why }
feed-added = Теперь я читаю <b>{ $feed }</b>.
feed-known = <b>{ $feed }</b> здесь уже есть, читаю дальше.
feed-came = { $count ->
    [one] { $count } статья, новых: { $added }
    [few] { $count } статьи, новых: { $added }
    [many] { $count } статей, новых: { $added }
   *[other] { $count } статьи, новых: { $added }
}
feed-refused = <b>Лента не добавлена.</b> { $why }
feed-removed = Больше не читаю <b>{ $feed }</b>. Статьи оттуда остаются.
feed-not-there = Такой ленты нет. Все имеющиеся — в /feeds.
feed-failing = Вот уже сутки не получается прочитать <b>{ $feed }</b>. Пробую дальше. { $why }
feed-ended = <b>{ $feed }</b> больше не существует, читать её я перестаю. { $why }

## Figures, for admins

command-stats = как дела у бота
button-again = Обновить
stats = <b>Как идут дела</b>
stats-people = Читатели: <b>{ $readers }</b> · группы и каналы: <b>{ $chats }</b>
stats-briefings = Сводки за последние 24 часа: отправлено <b>{ $sent }</b>, не удалось { $failed }
stats-readers = { $count ->
    [one] { $count } подписка, на паузе: { $paused }
    [few] { $count } подписки, на паузе: { $paused }
    [many] { $count } подписок, на паузе: { $paused }
   *[other] { $count } подписки, на паузе: { $paused }
}
stats-sent = { $count ->
    [one] <b>{ $count } сообщение</b> отправлено за последние 24 часа
    [few] <b>{ $count } сообщения</b> отправлено за последние 24 часа
    [many] <b>{ $count } сообщений</b> отправлено за последние 24 часа
   *[other] <b>{ $count } сообщения</b> отправлено за последние 24 часа
}
stats-ends = Нечего было слать: { $nothing }, сбоев: { $failed }, в очереди: { $waiting }, под вопросом: { $doubtful }
stats-lag = Самая долгая задержка: { $lag } с
stats-articles = { $count ->
    [one] <b>{ $count } статья</b> за последние семь дней
    [few] <b>{ $count } статьи</b> за последние семь дней
    [many] <b>{ $count } статей</b> за последние семь дней
   *[other] <b>{ $count } статьи</b> за последние семь дней
}
stats-sources = Больше всего новостей: { $names }
stats-summaries = Пересказы модели: показано { $kept }, отклонено { $dropped }

## Admins

command-admins = кто администраторы; добавить или убрать
button-admins = Все администраторы
button-add-admin = Добавить администратора
button-remove-admin = Убрать: { $name }
admins = <b>Администраторы</b>
admin-fixed = { $name } – назначен владельцем бота
admins-private = Это делается в личном чате со мной.
admin-link =
    <b>Кто первым откроет эту ссылку, станет администратором.</b>

    { $link }

    Отправьте её только нужному человеку. Она действует { $minutes } мин. и срабатывает один раз.
admin-welcome = <b>Теперь вы администратор этого бота.</b>
admin-link-already = Вы уже администратор этого бота.
admin-link-void = <b>Эта ссылка больше не действует.</b> Она срабатывает один раз и недолго. Попросите новую у администратора этого бота.
admin-remove = Убрать { $name } из администраторов?
admin-removed-toast = Убрано.
admin-stays-toast = Этот администратор назначен владельцем бота, здесь его убрать нельзя.
admin-last-toast = Хотя бы один администратор должен остаться.
admin-no-more = Вы больше не администратор этого бота.
admin-new = <b>{ $name }</b> теперь администратор этого бота – по ссылке.
problem-disk = <b>Диск почти заполнен:</b> осталось { $free } МБ. Когда место кончится, сохранять будет некуда. Освободите место.
problem-silent = <b>От { $source } ничего нет уже два дня</b>, хотя раньше новости приходили почти каждый день. Возможно, страницы изменились: посмотрите, что дали последние загрузки и работает ли лента.

## Groups and channels

greeting-group =
    <b>Новости коротко – для всех здесь.</b>

    Спрашивать может каждый: /latest, /topic и несколько слов, /brief. Что приходит само, решают администраторы группы: /subscribe задаёт время, /follow – темы, /settings – всё остальное.
greeting-forum = У каждой темы этой группы может быть своя сводка со своими темами: напишите в ней /subscribe.
command-channels = ваши каналы: настроить отсюда
button-channels = Все каналы
channels = <b>Ваши каналы</b>: их можно настроить отсюда
channels-none = Пока настраивать нечего. Сделайте меня администратором своего канала, и я напишу вам сюда.
channel-new = Теперь я администратор этого канала. Сводки начнут приходить туда, как только вы выберете время.
channel-words = То, на что канал подписан, идёт первым. Любые слова можно добавить, написав в самом канале, например <code>/follow шахматы</code>
channel-not-yours = Настраивать этот канал могут только его администраторы, пока я тоже администратор.

## Messages to all, for admins

command-broadcast = сообщение всем подписчикам
broadcast-how = Что должны прочитать все? Напишите это после команды, например /broadcast Завтра перерыв. Сначала вы увидите сообщение сами, и без вашего согласия оно не уйдёт.
broadcast-ask = { $count ->
    [one] Отправить в <b>{ $count } чат</b>? Это займёт примерно { $takes }.
    [few] Отправить в <b>{ $count } чата</b>? Это займёт примерно { $takes }.
    [many] Отправить в <b>{ $count } чатов</b>? Это займёт примерно { $takes }.
   *[other] Отправить в <b>{ $count } чата</b>? Это займёт примерно { $takes }.
}
broadcast-nobody = Пока никто не подписан, отправлять некому.
broadcast-dropped = Ничего не отправлено.
broadcast-running = <b>Отправляется…</b>
broadcast-count = { $sent } из { $all }
broadcast-stop-toast = Остановлено. То, что уже в пути, ещё дойдёт.
broadcast-done = { $count ->
    [one] <b>Отправлено.</b> Получил { $count } чат.
    [few] <b>Отправлено.</b> Получили { $count } чата.
    [many] <b>Отправлено.</b> Получили { $count } чатов.
   *[other] <b>Отправлено.</b> Получили { $count } чата.
}
broadcast-stopped = { $count ->
    [one] <b>Остановлено.</b> Уже получил { $count } чат.
    [few] <b>Остановлено.</b> Уже получили { $count } чата.
    [many] <b>Остановлено.</b> Уже получили { $count } чатов.
   *[other] <b>Остановлено.</b> Уже получили { $count } чата.
}
broadcast-failed = Не удалось доставить: { $count }.
broadcast-rest = Не получат: { $count }.
button-broadcast = Да, отправить
button-broadcast-no = Нет
button-broadcast-stop = Остановить

## Briefings and subscribing

command-brief = сводка прямо сейчас, обо всём или по теме
command-subscribe = сводка каждый день, например /subscribe 07:30 Москва
command-unsubscribe = больше не присылать сводки
briefing-more = { $count ->
    [one] И ещё { $count } новость.
    [few] И ещё { $count } новости.
    [many] И ещё { $count } новостей.
   *[other] И ещё { $count } новости.
}
briefing-others = Что ещё нового
briefing-muted = { $count ->
    [one] { $count } новость на скрытые темы не показана.
    [few] { $count } новости на скрытые темы не показаны.
    [many] { $count } новостей на скрытые темы не показаны.
   *[other] { $count } новости на скрытые темы не показаны.
}
briefing-update = Дополнено
briefing-followed = Вы следите: { $topic }
briefing-nothing = Пока ничего нового.
briefing-nothing-since = Ничего нового с прошлого раза: { $since }.
briefing-nothing-on = По теме <b>{ $topic }</b> ничего нового.
briefing-silence = Для трёх последних сводок не нашлось ничего нового, поэтому я молчу. Но продолжаю следить и напишу, как только что-то появится.
briefing-drought = <b>Для сводок нет новостей.</b> Пришло время сводок, но ни для одной не нашлось ничего нового. Вставьте сюда текст новостной страницы, и он попадёт в следующие.
button-more-news = { $count ->
    [one] Ещё { $count }
    [few] Ещё { $count }
    [many] Ещё { $count }
   *[other] Ещё { $count }
}
button-before = Более ранние новости
subscribe-offer =
    <b>Когда присылать сводку?</b>

    Часовой пояс: { $place }, сейчас там { $clock }. Можно и написать: <code>/subscribe 07:30 { $zone } пн-пт</code>
subscribe-zones =
    <b>Сколько на ваших часах?</b>

    Или напишите город после команды: <code>/subscribe 07:30 Тбилиси</code>
subscribe-which = <b>Какой из них?</b>
subscribe-similar = Может быть, один из этих?
subscribe-unknown = Не понимаю: { $words }. Напишите время, город или часовой пояс и дни в любом порядке, например: <code>{ $example }</code>
subscribe-too-many = Сводок здесь может быть не больше { $most } в день.
subscribe-last-hour = Хотя бы один час должен остаться. Чтобы сводки больше не приходили, нажмите «Отписаться».
subscribe-group-admins = В группе сводками управляют её администраторы.
subscribed = <b>Готово.</b> Ваша сводка: { $plan }.
subscribed-changed = <b>Изменено.</b> Ваша сводка: { $plan }. Раньше: { $before }.
subscribed-same = Всё как раньше: { $plan }.
subscription = Ваша сводка: { $plan }.
plan = { $days } в { $hours } (часовой пояс: { $place })
days-daily = каждый день
days-workdays = с понедельника по пятницу
days-weekend = по субботам и воскресеньям
next-briefing = Следующая: <b>{ $moment }</b>
moment = { $weekday }, { $day }, { $time } ({ $zone })
unsubscribed = <b>Сводок здесь больше не будет.</b> Спросить о новостях можно в любой момент.
unsubscribe-none = Подписки здесь нет. Её можно оформить командой /subscribe.
button-other-zone = Другой часовой пояс
button-every-day = Каждый день
button-workdays = Пн–Пт
button-weekend = Сб, Вс
button-unsubscribe = Отписаться
button-subscribe-again = Подписаться снова

## Settings

command-settings = часы, дни, размер, вид, язык
settings = <b>Настройки</b>
settings-no-briefing = Ежедневной сводки здесь пока нет.
settings-size-is = Размер: { $size }
settings-layout-is = Вид: { $layout }
settings-language-is = Язык: { $language }
settings-changed = <b>Изменено:</b> { $after }; раньше: { $before }.
settings-last = Что-то одно должно остаться. Отключить сводки можно командой /unsubscribe.
settings-hours = <b>Часы:</b> { $value }
settings-hours-hint = Нажмите на час, чтобы добавить или убрать его. Время с минутами напишите: <code>/subscribe 07:30</code>
settings-days = <b>Дни:</b> { $value }
settings-zone = <b>Часовой пояс:</b> { $value }
settings-zone-hint = Выберите тот, где время как на ваших часах, или напишите свой город: <code>/subscribe Тбилиси</code>
settings-zone-name = { $place } ({ $zone })
settings-size = <b>Размер:</b> { $value } в сводке
settings-layout = <b>Вид:</b> { $value }
settings-layout-hint = В обычном виде под заголовком есть пересказ в две строки, в кратком — одни заголовки. Номер под сводкой открывает новость.
settings-language = <b>Язык:</b> { $value }
stories = { $count ->
    [one] { $count } новость
    [few] { $count } новости
    [many] { $count } новостей
   *[other] { $count } новости
}
layout-short = краткий
layout-standard = обычный
language-telegram = как в Telegram
button-hours = Часы
button-days = Дни
button-zone = Часовой пояс
button-size = Размер
button-layout = Вид
button-language = Язык
button-back = ‹ Назад

## Following and muting

command-follow = следить за темой: она будет первой, например /follow шахматы или /follow source:nhk
command-unfollow = больше не следить за темой
command-mute = скрыть тему из сводок
command-unmute = снова показывать тему
follows = <b>В здешних сводках</b>
follows-followed = Первыми: { $topics }
follows-muted = Скрыты: { $topics }
follows-how = Добавить: /follow или /mute и несколько слов. Чтобы убрать, нажмите на кнопку ниже.
follows-none =
    Здесь пока ничего не отслеживается и не скрыто.

    То, за чем вы следите, стоит в сводках первым: <code>/follow шахматы</code>. Скрытое в них не попадает: <code>/mute source:nhk</code>
follow-follows = Вы следите: <b>{ $topic }</b>. Эти новости идут в сводках первыми.
follow-mutes = Скрыто: <b>{ $topic }</b>. Эти новости не попадают в сводки.
follow-ended = <b>{ $topic }</b> — больше не отслеживается и не скрывается.
follow-not = <b>{ $topic }</b> — здесь это не отслеживается и не скрыто.
follow-too-many = Отслеживать и скрывать здесь можно не больше { $most } тем. Сначала уберите что-нибудь: список — в /follow.
follow-wrong = Тема — это несколько слов, источник пишется после source: — например, /follow source:nhk
follow-story = Что из новости <b>{ $title }</b> показывать в сводках первым, а что скрыть?
button-follow = Следить: { $topic }
button-follow-on = ✓ Слежу: { $topic }
button-mute = Скрыть: { $topic }
button-mute-on = ✓ Скрыто: { $topic }
button-mine = Мои темы
button-topics = Темы недели
button-tune = Следить

## The first briefing

begin-hours = <b>Когда присылать сводку?</b> Часовой пояс: { $place }, сейчас там { $clock }.
begin-confirm =
    <b>Каждый день в { $hour } (часовой пояс: { $place }).</b>

    Сейчас там { $clock }. На ваших часах столько же?
begin-sample = Вот какой она была бы сейчас:
button-begin = Да, готово
button-settings = Настройки

## Topics of the week

command-topics = о чём пишут на этой неделе
topics = <b>О чём пишут на этой неделе</b>
topics-none = В новостях этой недели пока ничего не выделяется. Возможно, вам подойдут последние новости.

## Privacy

command-privacy = что я храню об этом чате
command-export = всё, что я храню об этом чате, файлом
command-forget = удалить всё, что я храню об этом чате
privacy =
    <b>Что я храню об этом чате</b>

    Его номер в Telegram и то, что здесь настроено: часы, дни, часовой пояс, размер, вид, языки, отслеживаемое и скрытое, порядок оповещений и оценки 👍 👎, поставленные новостям. Восемь дней — какие новости уже были в сводках, чтобы не повторяться; несколько недель — когда отправлена каждая сводка. Слова ваших запросов — пока они нужны кнопкам. Каналы, администратором которых вы меня сделали.

    Ни имён, ни телефонов, ни фотографий и ничего другого из того, что вы пишете. Всё остаётся у владельца этого бота и никому не передаётся.
privacy-group-admins = В группе о том, что о ней хранится, решают её администраторы.
export = Всё, что я храню об этом чате.
forget =
    <b>Забыть этот чат?</b>

    Сводки прекратятся, а все настройки, темы и сведения о присланном будут удалены навсегда. Сначала их можно получить файлом: /export
forget-admin = Вы администратор бота и останетесь им. Загруженные вами новости тоже останутся, но без вашего имени.
forgotten = <b>Забыто.</b> Я больше ничего не знаю об этом чате. Начать заново — /start.
forget-not = Ничего не удалено.
button-export = Получить всё файлом
button-forget = Забыть этот чат
button-forget-sure = Да, забыть всё
button-keep = Нет, оставить

## Оповещения и языки новостей

alert-several = { $count ->
    [one] <b>{ $count } новость по вашим темам</b>
    [few] <b>{ $count } новости по вашим темам</b>
    [many] <b>{ $count } новостей по вашим темам</b>
   *[other] <b>{ $count } новости по вашим темам</b>
}
alerts-terms = { $sources }, { $night }, { $sound }
alerts-sources = { $count ->
    [1] сразу, с первого же источника
    [one] когда сообщит { $count } источник
    [few] когда сообщат { $count } источника
    [many] когда сообщат { $count } источников
   *[other] когда сообщат { $count } источника
}
alerts-night = кроме времени с { $begins } до { $ends }
alerts-no-night = и ночью тоже
alerts-loud = со звуком
alerts-quiet = без звука
follow-rings = 🔔 Напишу сюда, как только появятся новости по теме <b>{ $topic }</b>.
follow-hushed = Больше никаких оповещений по теме <b>{ $topic }</b>. В сводках её новости по-прежнему первые.
settings-bells-is = Темы: { $topics }
settings-bells = <b>Темы:</b> { $value }
settings-bells-none = пока ни одной
settings-bells-hint = Нажмите на тему, чтобы включить или выключить её колокольчик. С колокольчиком я пишу, как только появляется новость. Добавить тему: <code>/follow шахматы</code>
settings-alerts-is = Оповещения: { $alerts }
settings-alerts = <b>Оповещения:</b> { $value }
settings-alerts-hint = О новостях по темам с колокольчиком 🔔. Несколько новостей приходят одним сообщением, не чаще раза в час; ночные ждут до утра.
settings-news-is = Новости на языках: { $languages }
settings-news = <b>Новости на языках:</b> { $value }
settings-news-hint = В сводках и в /latest здесь будут только новости на этих языках. Нажмите на язык, чтобы добавить или убрать его.
news-all = все языки
button-bell = 🔔 Оповещать
button-bell-on = ✓ 🔔 Оповещения
button-bells = 🔔 Темы
button-alerts = Оповещения
button-news = Языки новостей
button-story = Читать новость
button-sources = { $count ->
    [1] Сразу
    [one] { $count } источник
    [few] { $count } источника
    [many] { $count } источников
   *[other] { $count } источника
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = И ночью
button-loud = Со звуком
button-quiet = Без звука

## Поделиться, оценки, встроенный режим

nothing-in-languages = Новостей на этих языках пока нет: { $languages }.
button-share = Поделиться
button-done = Готово
rate-up-toast = Запомнил: такие новости будут в здешних сводках чуть раньше.
rate-down-toast = Запомнил: такие новости будут в здешних сводках чуть позже.
rate-back-toast = Отменено.
inline-nothing = Ничего не нашлось. Спросите меня в чате

## Раскрывающийся вид

briefing-heading = Ваша сводка
layout-unfolding = раскрывающийся
settings-layout-old = В раскрывающемся виде заголовки открываются нажатием. Это новый тип сообщений: старые версии Telegram его не показывают, а если его не примет сервер, придёт обычный вид.
