### The words of the bot in Ukrainian. HTML as Telegram takes it; values are escaped before they come here.
### A story is «новина», an article «стаття», a dump «імпорт», a briefing «дайджест». The bot has no gender.

## Anywhere

just-now = щойно
untitled = Без заголовка
error = Щось пішло не так, помилку записано. Спробуйте ще раз за хвилину.
error-busy = Архів зараз зайнятий. Спробуйте ще раз за хвилину.
error-full = На диску бота скінчилося місце, тож зберегти нічого не вдалося. Повідомте про це його власника.
error-storage = Архів зараз недоступний. Спробуйте пізніше.
too-fast = Забагато всього одразу. За кілька секунд знову буду на зв’язку.
too-old = Ця кнопка застаріла. Надішліть запит ще раз.
for-admins = Це доступно лише адміністраторам бота.
unknown-command = Такої команди немає. Усе, що я вмію, — у /help.
unknown-command-near = Такої команди немає. Може, { $near }?
not-text = Я розумію лише текст: напишіть, що знайти, або зазирніть у /help.

## Buttons

button-latest = Останні новини
button-daily = Дайджест щоранку
button-help = Що можна запитати?
button-related = Схожі
button-read = Імпортувати як новини
button-undo = Скасувати
button-undo-number = Скасувати імпорт { $dump }
button-dumps = Усі імпорти

## The menu of commands, at most 256 characters each

command-latest = найсвіжіші новини
command-trending = про що сьогодні пишуть найбільше
command-topic = новини за темою, наприклад /topic японія
command-search = новини з цими словами
command-story = новина повністю, за номером
command-related = новини, схожі на цю або близькі до ваших слів
command-push = як додавати новини
command-dumps = останні імпорти і що з них вийшло
command-undo = скасувати імпорт
command-help = що я вмію

## Greeting and help

greeting =
    <b>Новини — стисло.</b>

    Я збираю те, що різні видання пишуть про одну подію, в одну новину й переказую її у двох рядках. Відкрийте останні новини або просто напишіть, що вас цікавить.
help = <b>Що можна запитати</b>
help-command = { $name } — { $line }
help-text = А можна просто написати кілька слів — знайду новини, де вони є. Під кожним списком є кнопки: номер відкриває новину, стрілки гортають. У групі додавайте до команди моє ім’я після @.
help-admin = Ви адміністратор: вставте сюди текст сторінки новин, перешліть повідомлення або надішліть файл — і новини звідти потраплять до архіву.

## Lists of stories

latest = <b>Останні новини</b>
trending = <b>Головне сьогодні</b>
topic = Новини за темою <b>{ $topic }</b>
topic-of-several = Новини за темою <b>{ $topic }</b> — але це може означати різне. Що ви маєте на увазі? Виберіть кнопкою нижче.
found = Новини зі словами <b>{ $words }</b>
related = Схоже на <b>{ $title }</b>
sources = { $count ->
    [one] { $count } джерело
    [few] { $count } джерела
    [many] { $count } джерел
   *[other] { $count } джерела
}
story-sources = { $count ->
    [one] { $count } джерело: { $names }
    [few] { $count } джерела: { $names }
    [many] { $count } джерел: { $names }
   *[other] { $count } джерела: { $names }
}
story-sources-more = { $count ->
    [one] { $count } джерело: { $names }, ще { $more }
    [few] { $count } джерела: { $names }, ще { $more }
    [many] { $count } джерел: { $names }, ще { $more }
   *[other] { $count } джерела: { $names }, ще { $more }
}
empty-archive = Новин тут поки немає. Зазирніть знову, коли адміністратор бота їх додасть.
empty-archive-admin = Новин тут поки немає. Вставте в цей чат текст сторінки новин, і я його розберу.
nothing-trending = Сьогодні немає подій, про які писали б одразу кілька видань. Можливо, вам підійдуть останні новини.
nothing-on-topic = За темою <b>{ $topic }</b> новин немає. Спробуйте назвати її інакше або відкрийте останні новини.
nothing-on-topic-nearest = За темою <b>{ $topic }</b> новин немає. Може, <b>{ $nearest }</b>?
hint-nothing = Новин зі словами <b>{ $words }</b> немає. Спробуйте скоротити чи змінити запит або відкрийте останні новини.
hint-no-words = Напишіть, що шукати, наприклад: /search пором "міністр культури" -футбол source:nhk
hint-when = Дати пишіть так: 2025-06-30. Наприклад: /search пором after:2025-06-30 before:2025-07-15
hint-no-source = Новин із джерела з такою назвою немає. Спробуйте частину назви або приберіть його із запиту.
nothing-related = Схожого на <b>{ $title }</b> більше нічого немає. Можливо, вам підійдуть останні новини.
no-story = Новини { $story } немає або вже немає. Номери під списком відкривають його новини.
latest-wrong = Скільки новин показати? Вкажіть число від 1 до 20, наприклад: /latest 10
story-wrong = Яку новину? Вкажіть її номер, наприклад: /story 12, або відкрийте новину з /latest.
related-wrong = Схожі на що? Вкажіть номер новини чи кілька слів, наприклад: /related міністр культури, або дайте відповідь на новину командою /related.
topic-wrong = Яка тема? Напишіть її після команди, наприклад: /topic японія
search-wrong = Що шукати? Напишіть кілька слів після команди, наприклад: /search міністр культури

## Pushing, for admins

push-how =
    <b>Як додавати новини</b>

    Відкрийте сторінку новин, виділіть усе, скопіюйте і вставте в цей чат. Довгий текст надійде кількома повідомленнями — я складу його докупи.

    Можна надсилати посилання, файли й переслані повідомлення, а ще писати текст одразу після /push. Якщо сторінку відкрито не щойно, вкажіть час у першому рядку: <code>as of 2025-07-01 09:00</code>
reading = Читаю…
reading-files = Читаю… { $files ->
    [one] поки { $files } файл
    [few] поки { $files } файли
    [many] поки { $files } файлів
   *[other] поки { $files } файлу
}
reading-of = Читаю… { $files } з { $of }
report = { $count ->
    [one] <b>Імпорт { $dump }</b> · { $count } стаття
    [few] <b>Імпорт { $dump }</b> · { $count } статті
    [many] <b>Імпорт { $dump }</b> · { $count } статей
   *[other] <b>Імпорт { $dump }</b> · { $count } статті
}
report-files = { $count ->
    [one] { $count } файл
    [few] { $count } файли
    [many] { $count } файлів
   *[other] { $count } файлу
}
report-files-more = { $count ->
    [one] Ще { $count } не вдалося прочитати.
    [few] Ще { $count } не вдалося прочитати.
    [many] Ще { $count } не вдалося прочитати.
   *[other] Ще { $count } не вдалося прочитати.
}
report-link = { $link }: { $why }
report-links-more = { $count ->
    [one] Ще { $count } посилання нічого не дало.
    [few] Ще { $count } посилання нічого не дали.
    [many] Ще { $count } посилань нічого не дали.
   *[other] Ще { $count } посилання нічого не дали.
}
report-known = <b>Нічого нового.</b> Це знову імпорт { $dump }, слово в слово.
report-refused = <b>Прочитати не вдалося.</b> Текст збережено як імпорт { $dump }, тож нічого не пропало.
report-sources = Джерела: { $names }
report-sources-more = Джерела: { $names }, ще { $more }
report-no-source = { $count ->
    [one] { $count } стаття без джерела
    [few] { $count } статті без джерела
    [many] { $count } статей без джерела
   *[other] { $count } статті без джерела
}
outcome-new = нових: { $count }
outcome-updated = оновлено: { $count }
outcome-known = уже були: { $count }
file-too-large = Файл завеликий: Telegram віддає мені щонайбільше 20 МБ. Надішліть його частинами або в архіві.
file-not-fetched = Не вдалося отримати файл із Telegram. Надішліть його ще раз.
dumps = <b>Імпорти</b>, спершу нові
no-dumps = Імпортів ще не було. Як це робиться — у /push.
no-dump = Імпорту { $dump } немає. Усі наявні — у /dumps.
dump-gave = { $count ->
    [one] { $count } стаття, нових: { $added }
    [few] { $count } статті, нових: { $added }
    [many] { $count } статей, нових: { $added }
   *[other] { $count } статті, нових: { $added }
}
dump-refused = прочитати не вдалося
dump-undone = скасовано
dump-lines = <b>Що прочитано</b>, з номерами рядків (усього рядків: { $total })
dump-more = і ще { $count }
dump-left-out = Пропущено, бо належить до сторінки, а не до новин: { $lines }
dump-nothing-read = Новин не знайдено, рядки { $lines }
dump-why = <b>Не прийнято:</b> { $why }
undo-this = Скасувати цей імпорт?
undo-wrong = Який імпорт? Вкажіть його номер, наприклад: /undo 12, або перегляньте список у /dumps.
nothing-to-undo = Скасовувати нічого. Список імпортів — у /dumps.
undone = { $removed ->
    [0] <b>Імпорт { $dump } скасовано.</b> Його статті є і в інших імпортах, тож лишаються.
    [one] <b>Імпорт { $dump } скасовано.</b> Видалено { $removed } статтю.
    [few] <b>Імпорт { $dump } скасовано.</b> Видалено { $removed } статті.
    [many] <b>Імпорт { $dump } скасовано.</b> Видалено { $removed } статей.
   *[other] <b>Імпорт { $dump } скасовано.</b> Видалено { $removed } статті.
}
undone-reverted = { $count ->
    [one] Ще { $count } повернулася до попереднього вигляду.
    [few] Ще { $count } повернулися до попереднього вигляду.
    [many] Ще { $count } повернулися до попереднього вигляду.
   *[other] Ще { $count } повернулися до попереднього вигляду.
}
undone-already = Імпорт { $dump } уже було скасовано раніше.
undone-toast = Скасовано

## Feeds, for admins

command-feeds = стрічки, які я читаю без нагадувань
command-addfeed = читати стрічку, наприклад /addfeed example.org/rss
command-removefeed = більше не читати стрічку
button-feeds = Усі стрічки
button-removefeed = Прибрати: { $feed }
button-fulltext = Повні тексти
button-addchannel = Читати { $channel } постійно
addfeed-how = Яку стрічку? Вкажіть посилання на неї або на сторінку, де вона є, чи @ім’я відкритого каналу, наприклад: /addfeed example.org/rss
feeds = <b>Стрічки</b>, усього: { $count }
feeds-none = Стрічок поки немає. Додайте одну командою /addfeed із посиланням або надішліть файл .opml з іншої читалки — візьму з нього всі.
feeds-listed = { $count ->
    [one] У списку <b>{ $count } стрічка</b>, нових: { $added }. Їхні новини з’являться найближчими хвилинами.
    [few] У списку <b>{ $count } стрічки</b>, нових: { $added }. Їхні новини з’являться найближчими хвилинами.
    [many] У списку <b>{ $count } стрічок</b>, нових: { $added }. Їхні новини з’являться найближчими хвилинами.
   *[other] У списку <b>{ $count } стрічки</b>, нових: { $added }. Їхні новини з’являться найближчими хвилинами.
}
feeds-listed-refused = { $count ->
    [one] У { $count } така адреса, яку я не відкриваю.
    [few] У { $count } такі адреси, які я не відкриваю.
    [many] У { $count } такі адреси, які я не відкриваю.
   *[other] У { $count } такі адреси, які я не відкриваю.
}
button-exportfeeds = Списком у файлі
feed-state = { $minutes ->
    [one] перевіряється раз на { $minutes } хвилину
    [few] перевіряється раз на { $minutes } хвилини
    [many] перевіряється раз на { $minutes } хвилин
   *[other] перевіряється раз на { $minutes } хвилини
}
feed-state-failing = не читається, уперше { $ago }: { $why }
feed-state-ended = більше не оновлюється: { $why }
feed-added = Відтепер я читаю <b>{ $feed }</b>.
feed-known = <b>{ $feed }</b> тут уже є, читаю далі.
feed-came = { $count ->
    [one] { $count } стаття, нових: { $added }
    [few] { $count } статті, нових: { $added }
    [many] { $count } статей, нових: { $added }
   *[other] { $count } статті, нових: { $added }
}
feed-refused = <b>Стрічку не додано.</b> { $why }
feed-removed = Більше не читаю <b>{ $feed }</b>. Статті звідти лишаються.
feed-not-there = Такої стрічки немає. Усі наявні — у /feeds.
feed-failing = Ось уже добу не вдається прочитати <b>{ $feed }</b>. Пробую далі. { $why }
feed-ended = <b>{ $feed }</b> більше не існує, тож я припиняю її читати. { $why }

## Figures, for admins

command-stats = як справи в бота
button-again = Оновити
stats = <b>Як ідуть справи</b>
stats-people = Читачі: <b>{ $readers }</b> · групи й канали: <b>{ $chats }</b>
stats-briefings = Дайджести за останні 24 години: надіслано <b>{ $sent }</b>, не вдалося { $failed }
stats-readers = { $count ->
    [one] { $count } підписка, на паузі: { $paused }
    [few] { $count } підписки, на паузі: { $paused }
    [many] { $count } підписок, на паузі: { $paused }
   *[other] { $count } підписки, на паузі: { $paused }
}
stats-sent = { $count ->
    [one] <b>{ $count } повідомлення</b> надіслано за останні 24 години
    [few] <b>{ $count } повідомлення</b> надіслано за останні 24 години
    [many] <b>{ $count } повідомлень</b> надіслано за останні 24 години
   *[other] <b>{ $count } повідомлення</b> надіслано за останні 24 години
}
stats-ends = Не було чого слати: { $nothing }, збоїв: { $failed }, у черзі: { $waiting }, під питанням: { $doubtful }
stats-lag = Найдовша затримка: { $lag } с
stats-articles = { $count ->
    [one] <b>{ $count } стаття</b> за останні сім днів
    [few] <b>{ $count } статті</b> за останні сім днів
    [many] <b>{ $count } статей</b> за останні сім днів
   *[other] <b>{ $count } статті</b> за останні сім днів
}
stats-sources = Найбільше новин: { $names }
stats-summaries = Перекази моделі: показано { $kept }, відхилено { $dropped }

## Admins

command-admins = хто адміністратори; додати або прибрати
button-admins = Усі адміністратори
button-add-admin = Додати адміністратора
button-remove-admin = Прибрати: { $name }
admins = <b>Адміністратори</b>
admin-fixed = { $name } – призначено власником бота
admins-private = Це робиться в особистому чаті зі мною.
admin-link =
    <b>Хто перший відкриє це посилання, стане адміністратором.</b>

    { $link }

    Надішліть його лише потрібній людині. Воно діє { $minutes } хв і спрацьовує один раз.
admin-welcome = <b>Тепер ви адміністратор цього бота.</b>
admin-link-already = Ви вже адміністратор цього бота.
admin-link-void = <b>Це посилання більше не діє.</b> Воно спрацьовує один раз і недовго. Попросіть нове в адміністратора цього бота.
admin-remove = Прибрати { $name } з адміністраторів?
admin-removed-toast = Прибрано.
admin-stays-toast = Цього адміністратора призначив власник бота, тут його прибрати не можна.
admin-last-toast = Хоча б один адміністратор має залишитися.
admin-no-more = Ви більше не адміністратор цього бота.
admin-new = <b>{ $name }</b> тепер адміністратор цього бота – за посиланням.
problem-disk = <b>Диск майже заповнений:</b> лишилося { $free } МБ. Коли місце скінчиться, зберігати буде нікуди. Звільніть місце.
problem-silent = <b>Від { $source } нічого немає вже два дні</b>, хоча раніше новини надходили майже щодня. Можливо, сторінки змінилися: подивіться, що дали останні імпорти та чи працює стрічка.

## Groups and channels

greeting-group =
    <b>Новини коротко – для всіх тут.</b>

    Запитувати може кожен: /latest, /topic і кілька слів, /brief. Що надходить саме, вирішують адміністратори групи: /subscribe задає час, /follow – теми, /settings – усе інше.
greeting-forum = Кожна тема цієї групи може мати свій дайджест зі своїми темами: напишіть у ній /subscribe.
command-channels = ваші канали: налаштувати звідси
button-channels = Усі канали
channels = <b>Ваші канали</b>: їх можна налаштувати звідси
channels-none = Поки що налаштовувати нічого. Зробіть мене адміністратором свого каналу, і я напишу вам сюди.
channel-new = Тепер я адміністратор цього каналу. Дайджести надходитимуть туди, щойно ви оберете час.
channel-words = Те, за чим стежить канал, іде першим. Будь-які слова можна додати, написавши в самому каналі, наприклад <code>/follow шахи</code>
channel-not-yours = Налаштовувати цей канал можуть лише його адміністратори, доки я теж адміністратор.

## Messages to all, for admins

command-broadcast = повідомлення всім підписникам
broadcast-how = Що мають прочитати всі? Напишіть це після команди, наприклад /broadcast Завтра перерва. Спершу ви побачите повідомлення самі, і без вашої згоди воно не піде.
broadcast-ask = { $count ->
    [one] Надіслати в <b>{ $count } чат</b>? Це займе приблизно { $takes }.
    [few] Надіслати в <b>{ $count } чати</b>? Це займе приблизно { $takes }.
    [many] Надіслати в <b>{ $count } чатів</b>? Це займе приблизно { $takes }.
   *[other] Надіслати в <b>{ $count } чату</b>? Це займе приблизно { $takes }.
}
broadcast-nobody = Поки що ніхто не підписаний, надсилати нікому.
broadcast-dropped = Нічого не надіслано.
broadcast-running = <b>Надсилається…</b>
broadcast-count = { $sent } з { $all }
broadcast-stop-toast = Зупинено. Те, що вже в дорозі, ще дійде.
broadcast-done = { $count ->
    [one] <b>Надіслано.</b> Отримав { $count } чат.
    [few] <b>Надіслано.</b> Отримали { $count } чати.
    [many] <b>Надіслано.</b> Отримали { $count } чатів.
   *[other] <b>Надіслано.</b> Отримали { $count } чату.
}
broadcast-stopped = { $count ->
    [one] <b>Зупинено.</b> Уже отримав { $count } чат.
    [few] <b>Зупинено.</b> Уже отримали { $count } чати.
    [many] <b>Зупинено.</b> Уже отримали { $count } чатів.
   *[other] <b>Зупинено.</b> Уже отримали { $count } чату.
}
broadcast-failed = Не вдалося доставити: { $count }.
broadcast-rest = Не отримають: { $count }.
button-broadcast = Так, надіслати
button-broadcast-no = Ні
button-broadcast-stop = Зупинити

## Briefings and subscribing

command-brief = дайджест просто зараз, про все або за темою
command-subscribe = дайджест щодня, наприклад /subscribe 07:30 Київ
command-unsubscribe = більше не надсилати дайджестів
briefing-more = { $count ->
    [one] І ще { $count } новина.
    [few] І ще { $count } новини.
    [many] І ще { $count } новин.
   *[other] І ще { $count } новини.
}
briefing-others = Що ще нового
briefing-muted = { $count ->
    [one] { $count } новину на приховані теми не показано.
    [few] { $count } новини на приховані теми не показано.
    [many] { $count } новин на приховані теми не показано.
   *[other] { $count } новини на приховані теми не показано.
}
briefing-update = Оновлено
briefing-followed = Ви стежите: { $topic }
briefing-nothing = Поки нічого нового.
briefing-nothing-since = Нічого нового від минулого разу: { $since }.
briefing-nothing-on = За темою <b>{ $topic }</b> нічого нового.
briefing-silence = Для трьох останніх дайджестів не знайшлося нічого нового, тому я мовчу. Але стежу далі й напишу, щойно щось з’явиться.
briefing-drought = <b>Для дайджестів немає новин.</b> Настав час дайджестів, але для жодного не знайшлося нічого нового. Вставте сюди текст сторінки новин, і він потрапить до наступних.
button-more-news = { $count ->
    [one] Ще { $count }
    [few] Ще { $count }
    [many] Ще { $count }
   *[other] Ще { $count }
}
button-before = Раніші новини
subscribe-offer =
    <b>Коли надсилати дайджест?</b>

    Часовий пояс: { $place }, зараз там { $clock }. Можна й написати: <code>/subscribe 07:30 { $zone } пн-пт</code>
subscribe-zones =
    <b>Котра година на вашому годиннику?</b>

    Або напишіть місто після команди: <code>/subscribe 07:30 Київ</code>
subscribe-which = <b>Яке з них?</b>
subscribe-similar = Може, одне з цих?
subscribe-unknown = Не розумію: { $words }. Напишіть час, місто або часовий пояс і дні в будь-якому порядку, наприклад: <code>{ $example }</code>
subscribe-too-many = Дайджестів тут може бути не більше { $most } на день.
subscribe-last-hour = Хоча б одна година має лишитися. Щоб дайджести більше не надходили, натисніть «Відписатися».
subscribe-group-admins = У групі дайджестами керують її адміністратори.
subscribed = <b>Готово.</b> Ваш дайджест: { $plan }.
subscribed-changed = <b>Змінено.</b> Ваш дайджест: { $plan }. Раніше: { $before }.
subscribed-same = Усе як раніше: { $plan }.
subscription = Ваш дайджест: { $plan }.
plan = { $days } о { $hours } (часовий пояс: { $place })
days-daily = щодня
days-workdays = з понеділка до п’ятниці
days-weekend = у суботу та неділю
next-briefing = Наступний: <b>{ $moment }</b>
moment = { $weekday }, { $day }, { $time } ({ $zone })
unsubscribed = <b>Дайджестів тут більше не буде.</b> Запитати про новини можна будь-коли.
unsubscribe-none = Підписки тут немає. Її можна оформити командою /subscribe.
button-other-zone = Інший часовий пояс
button-every-day = Щодня
button-workdays = Пн–Пт
button-weekend = Сб, Нд
button-unsubscribe = Відписатися
button-subscribe-again = Підписатися знову

## Settings

command-settings = години, дні, розмір, вигляд, мова
settings = <b>Налаштування</b>
settings-no-briefing = Щоденного дайджесту тут поки немає.
settings-size-is = Розмір: { $size }
settings-layout-is = Вигляд: { $layout }
settings-language-is = Мова: { $language }
settings-changed = <b>Змінено:</b> { $after }; раніше: { $before }.
settings-last = Щось одне має лишитися. Вимкнути дайджести можна командою /unsubscribe.
settings-hours = <b>Години:</b> { $value }
settings-hours-hint = Натисніть на годину, щоб додати або прибрати її. Час із хвилинами напишіть: <code>/subscribe 07:30</code>
settings-days = <b>Дні:</b> { $value }
settings-zone = <b>Часовий пояс:</b> { $value }
settings-zone-hint = Виберіть той, де час як на вашому годиннику, або напишіть своє місто: <code>/subscribe Київ</code>
settings-zone-name = { $place } ({ $zone })
settings-size = <b>Розмір:</b> { $value } у дайджесті
settings-layout = <b>Вигляд:</b> { $value }
settings-layout-hint = У звичайному вигляді під заголовком є переказ у два рядки, у стислому — самі заголовки. Номер під дайджестом відкриває новину.
settings-language = <b>Мова:</b> { $value }
stories = { $count ->
    [one] { $count } новина
    [few] { $count } новини
    [many] { $count } новин
   *[other] { $count } новини
}
layout-short = стислий
layout-standard = звичайний
language-telegram = як у Telegram
button-hours = Години
button-days = Дні
button-zone = Часовий пояс
button-size = Розмір
button-layout = Вигляд
button-language = Мова
button-back = ‹ Назад

## Following and muting

command-follow = стежити за темою: вона буде першою, наприклад /follow шахи або /follow source:nhk
command-unfollow = більше не стежити за темою
command-mute = приховати тему з дайджестів
command-unmute = знову показувати тему
follows = <b>У тутешніх дайджестах</b>
follows-followed = Першими: { $topics }
follows-muted = Приховано: { $topics }
follows-how = Додати: /follow або /mute і кілька слів. Щоб прибрати, натисніть на кнопку нижче.
follows-none =
    Тут поки нічого не відстежується й не приховано.

    Те, за чим ви стежите, стоїть у дайджестах першим: <code>/follow шахи</code>. Приховане до них не потрапляє: <code>/mute source:nhk</code>
follow-follows = Ви стежите: <b>{ $topic }</b>. Ці новини йдуть у дайджестах першими.
follow-mutes = Приховано: <b>{ $topic }</b>. Ці новини не потрапляють до дайджестів.
follow-ended = <b>{ $topic }</b> — більше не відстежується й не приховується.
follow-not = <b>{ $topic }</b> — тут це не відстежується й не приховано.
follow-too-many = Відстежувати й приховувати тут можна не більше { $most } тем. Спершу приберіть щось: список — у /follow.
follow-wrong = Тема — це кілька слів, джерело пишеться після source: — наприклад, /follow source:nhk
follow-story = Що з новини <b>{ $title }</b> показувати в дайджестах першим, а що приховати?
button-follow = Стежити: { $topic }
button-follow-on = ✓ Стежу: { $topic }
button-mute = Приховати: { $topic }
button-mute-on = ✓ Приховано: { $topic }
button-mine = Мої теми
button-topics = Теми тижня
button-tune = Стежити

## The first briefing

begin-hours = <b>Коли надсилати дайджест?</b> Часовий пояс: { $place }, зараз там { $clock }.
begin-confirm =
    <b>Щодня о { $hour } (часовий пояс: { $place }).</b>

    Зараз там { $clock }. На вашому годиннику стільки ж?
begin-sample = Ось яким він був би зараз:
button-begin = Так, готово
button-settings = Налаштування

## Topics of the week

command-topics = про що пишуть цього тижня
topics = <b>Про що пишуть цього тижня</b>
topics-none = У новинах цього тижня поки нічого не виділяється. Можливо, вам підійдуть останні новини.

## Privacy

command-privacy = що я зберігаю про цей чат
command-export = усе, що я зберігаю про цей чат, файлом
command-forget = видалити все, що я зберігаю про цей чат
privacy =
    <b>Що я зберігаю про цей чат</b>

    Його номер у Telegram і те, що тут налаштовано: години, дні, часовий пояс, розмір, вигляд, мови, відстежуване й приховане, порядок сповіщень та оцінки 👍 👎, поставлені новинам. Вісім днів — які новини вже були в дайджестах, щоб не повторюватися; кілька тижнів — коли надіслано кожен дайджест. Слова ваших запитів — доки вони потрібні кнопкам. Канали, адміністратором яких ви мене зробили.

    Ні імен, ні телефонів, ні фотографій і нічого іншого з того, що ви пишете. Усе лишається у власника цього бота й нікому не передається.
privacy-group-admins = У групі про те, що про неї зберігається, вирішують її адміністратори.
export = Усе, що я зберігаю про цей чат.
forget =
    <b>Забути цей чат?</b>

    Дайджести припиняться, а всі налаштування, теми й відомості про надіслане буде видалено назавжди. Спершу їх можна отримати файлом: /export
forget-admin = Ви адміністратор бота й залишитеся ним. Додані вами новини теж залишаться, але без вашого імені.
forgotten = <b>Забуто.</b> Я більше нічого не знаю про цей чат. Почати знову — /start.
forget-not = Нічого не видалено.
button-export = Отримати все файлом
button-forget = Забути цей чат
button-forget-sure = Так, забути все
button-keep = Ні, залишити

## Сповіщення й мови новин

alert-several = { $count ->
    [one] <b>{ $count } новина за вашими темами</b>
    [few] <b>{ $count } новини за вашими темами</b>
    [many] <b>{ $count } новин за вашими темами</b>
   *[other] <b>{ $count } новини за вашими темами</b>
}
alerts-terms = { $sources }, { $night }, { $sound }
alerts-sources = { $count ->
    [1] одразу, з першого ж джерела
    [one] коли повідомить { $count } джерело
    [few] коли повідомлять { $count } джерела
    [many] коли повідомлять { $count } джерел
   *[other] коли повідомлять { $count } джерела
}
alerts-night = крім часу з { $begins } до { $ends }
alerts-no-night = і вночі також
alerts-loud = зі звуком
alerts-quiet = без звуку
follow-rings = 🔔 Напишу сюди, щойно з’являться новини за темою <b>{ $topic }</b>.
follow-hushed = Більше жодних сповіщень за темою <b>{ $topic }</b>. У дайджестах її новини й далі перші.
settings-bells-is = Теми: { $topics }
settings-bells = <b>Теми:</b> { $value }
settings-bells-none = поки жодної
settings-bells-hint = Натисніть на тему, щоб увімкнути чи вимкнути її дзвіночок. З дзвіночком я пишу, щойно з’являється новина. Додати тему: <code>/follow шахи</code>
settings-alerts-is = Сповіщення: { $alerts }
settings-alerts = <b>Сповіщення:</b> { $value }
settings-alerts-hint = Про новини за темами з дзвіночком 🔔. Кілька новин надходять одним повідомленням, не частіше ніж раз на годину; нічні чекають до ранку.
settings-news-is = Новини мовами: { $languages }
settings-news = <b>Новини мовами:</b> { $value }
settings-news-hint = У дайджестах і в /latest тут будуть лише новини цими мовами. Натисніть на мову, щоб додати або прибрати її.
news-all = усі мови
button-bell = 🔔 Сповіщати
button-bell-on = ✓ 🔔 Сповіщення
button-bells = 🔔 Теми
button-alerts = Сповіщення
button-news = Мови новин
button-story = Читати новину
button-sources = { $count ->
    [1] Одразу
    [one] { $count } джерело
    [few] { $count } джерела
    [many] { $count } джерел
   *[other] { $count } джерела
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = І вночі
button-loud = Зі звуком
button-quiet = Без звуку

## Поділитися, оцінки, вбудований режим

nothing-in-languages = Новин цими мовами поки немає: { $languages }.
button-share = Поділитися
button-done = Готово
rate-up-toast = Запам’ятав: такі новини будуть у тутешніх дайджестах трохи раніше.
rate-down-toast = Запам’ятав: такі новини будуть у тутешніх дайджестах трохи пізніше.
rate-back-toast = Скасовано.
inline-nothing = Нічого не знайдено. Запитайте мене в чаті

## Розгортний вигляд

briefing-heading = Ваш дайджест
layout-unfolding = розгортний
settings-layout-old = У розгортному вигляді заголовки відкриваються дотиком. Це новий тип повідомлень: старі версії Telegram його не показують, а якщо його не прийме сервер, надійде звичайний вигляд.
