### The words of the bot in Chinese (simplified). HTML as Telegram takes it; values are escaped before they come here.
### A story is 新闻, an article 文章, a dump 导入, a briefing 简报, a feed 订阅源.

## Anywhere

just-now = 刚刚
untitled = 无标题
error = 出了点问题，已记录下来。请稍后再试。
error-busy = 资料库正忙，请稍后再试。
error-full = 机器人的磁盘已满，没能保存任何内容。请告诉它的运营者。
error-storage = 暂时无法访问资料库，请稍后再试。
too-fast = 一下子太多了，请过几秒再发。
too-old = 这个按钮已经过期，请重新查询。
for-admins = 只有机器人的管理员才能这样做。
unknown-command = 没有这个命令。发送 /help 看看我会做什么。
unknown-command-near = 没有这个命令。你是想用 { $near } 吗？
not-text = 我只读得懂文字：直接写下想找的内容，或发送 /help 查看用法。

## Buttons

button-latest = 最新新闻
button-daily = 每天早上一份简报
button-help = 我能问什么？
button-related = 相关
button-read = 当作新闻导入
button-undo = 撤销
button-undo-number = 撤销导入 { $dump }
button-dumps = 全部导入

## The menu of commands, at most 256 characters each

command-latest = 最新的新闻
command-trending = 今天各家都在报道什么
command-topic = 某个话题的新闻，例如 /topic 日本
command-search = 搜索含有这些词的新闻
command-story = 按编号看一条新闻的全文
command-related = 与某条新闻或某些词相近的新闻
command-push = 如何导入新闻
command-dumps = 最近的导入及其结果
command-undo = 撤销一次导入
command-help = 我会做什么

## Greeting and help

greeting =
    <b>新闻，简而言之。</b>

    我把各家来源对同一件事的报道合成一条新闻，并用两行字概括。看看最新新闻，或者直接写下你想了解的内容。
help = <b>你可以这样问</b>
help-command = { $name } – { $line }
help-text = 也可以直接写几个词，我来找含有它们的新闻。每个列表下面都有按钮：数字打开新闻，箭头翻页。在群组里，请在命令后加上 @ 和我的名字。
help-admin = 你是管理员：把新闻页面的文字粘贴到这里，或者转发消息、发送文件，我会读出其中的新闻。

## Lists of stories

latest = <b>最新新闻</b>
trending = <b>今日热点</b>
topic = 话题：<b>{ $topic }</b>
topic-of-several = 话题：<b>{ $topic }</b>。它可能有几种意思，你指的是哪一个？请点下面的按钮。
found = 含有 <b>{ $words }</b> 的新闻
related = 与 <b>{ $title }</b> 相近的新闻
sources = { $count ->
   *[other] { $count } 个来源
}
story-sources = { $count ->
   *[other] { $count } 个来源：{ $names }
}
story-sources-more = { $count ->
   *[other] { $count } 个来源：{ $names }，另有 { $more } 个
}
empty-archive = 这里还没有新闻。等机器人的管理员导入后，再来问我吧。
empty-archive-admin = 这里还没有新闻。把新闻页面的文字粘贴到这个聊天里，我来读。
nothing-trending = 今天还没有哪件事被多家来源同时报道。不妨看看最新新闻。
nothing-on-topic = 没有关于 <b>{ $topic }</b> 的新闻。换个说法试试，或看看最新新闻。
nothing-on-topic-nearest = 没有关于 <b>{ $topic }</b> 的新闻。你是指 <b>{ $nearest }</b> 吗？
hint-nothing = 没有新闻含有 <b>{ $words }</b>。少写几个词或换个说法试试，或看看最新新闻。
hint-no-words = 请写下要找的词，例如：/search 轮渡 "文化部长" -足球 source:nhk
hint-when = 日期请写成 2025-06-30，例如：/search 轮渡 after:2025-06-30 before:2025-07-15
hint-no-source = 没有来自这个来源的新闻。试试名称的一部分，或去掉来源。
nothing-related = 没有别的新闻与 <b>{ $title }</b> 相近。不妨看看最新新闻。
no-story = 没有编号为 { $story } 的新闻，或者它已经不在了。点列表下面的数字就能打开新闻。
latest-wrong = 要看几条？请在命令后写上 1 到 20 之间的数字，例如：/latest 10
story-wrong = 哪一条新闻？请在命令后写上编号，例如 /story 12，或从 /latest 里打开一条。
related-wrong = 与什么相关？请在命令后写上新闻编号或几个词，例如 /related 文化部长，或用 /related 回复一条新闻。
topic-wrong = 哪个话题？请写在命令后面，例如：/topic 日本
search-wrong = 想找什么？请在命令后写几个词，例如：/search 文化部长

## Pushing, for admins

push-how =
    <b>如何导入新闻</b>

    打开新闻页面，全选、复制，再粘贴到这个聊天里。长文字会分成几条消息送到，我会把它们重新拼好。

    链接、文件和转发的消息我也会读，写在 /push 后面的文字也一样。如果页面不是刚刚打开的，请在第一行写明时间：<code>as of 2025-07-01 09:00</code>
reading = 正在读取…
reading-files = 正在读取……{ $files ->
   *[other] 已读 { $files } 个文件
}
reading-of = 正在读取……{ $files }/{ $of }
report = { $count ->
   *[other] <b>导入 { $dump }</b> · { $count } 篇文章
}
report-files = { $count ->
   *[other] { $count } 个文件
}
report-files-more = { $count ->
   *[other] 另有 { $count } 个无法读取。
}
report-link = { $link }：{ $why }
report-links-more = { $count ->
   *[other] 另有 { $count } 个链接没有读到内容。
}
report-known = <b>没有新内容。</b>这与导入 { $dump } 一字不差。
report-refused = <b>没能读懂。</b>原文已存为导入 { $dump }，不会丢失。
report-sources = 来源：{ $names }
report-sources-more = 来源：{ $names }，另有 { $more } 个
report-no-source = { $count ->
   *[other] { $count } 篇没有来源
}
outcome-new = { $count } 篇新增
outcome-updated = { $count } 篇更新
outcome-known = { $count } 篇已有
file-too-large = 文件太大：Telegram 最多让我下载 20 MB。请分成几份或压缩后再发。
file-not-fetched = 没能从 Telegram 取到这个文件，请重新发送。
dumps = <b>导入记录</b>，最新的在前
no-dumps = 还没有导入过新闻。发送 /push 查看方法。
no-dump = 没有导入 { $dump }。发送 /dumps 查看现有的。
dump-gave = { $count ->
   *[other] { $count } 篇文章，{ $added } 篇新增
}
dump-refused = 没能读懂
dump-undone = 已撤销
dump-lines = <b>读出的内容</b>及其行号（共 { $total } 行）
dump-more = 还有 { $count } 条
dump-left-out = 未采用的行，属于页面而非新闻：{ $lines }
dump-nothing-read = 以下各行没有找到新闻：{ $lines }
dump-why = <b>未接受：</b>{ $why }
undo-this = 要撤销这次导入吗？
undo-wrong = 哪一次导入？请在命令后写上编号，例如 /undo 12，或查看 /dumps。
nothing-to-undo = 没有可以撤销的导入。发送 /dumps 查看导入记录。
undone = { $removed ->
    [0] <b>导入 { $dump } 已撤销。</b>其中的文章也在别的导入里，因此保留。
   *[other] <b>导入 { $dump } 已撤销。</b>删除了 { $removed } 篇文章。
}
undone-reverted = { $count ->
   *[other] { $count } 篇恢复为之前的内容。
}
undone-already = 导入 { $dump } 之前已经撤销了。
undone-toast = 已撤销

## Feeds, for admins

command-feeds = 我自动读取的订阅源
command-addfeed = 开始读取一个订阅源，例如 /addfeed example.org/rss
command-removefeed = 不再读取某个订阅源
button-feeds = 全部订阅源
button-removefeed = 移除 { $feed }
button-fulltext = 全文
button-addchannel = 从现在起读取 { $channel }
addfeed-how = 哪个订阅源？请在命令后写上它的链接、带有订阅源的网页链接，或公开频道的 @名称，例如：/addfeed example.org/rss
feeds = <b>订阅源</b>，共 { $count } 个
feeds-none = 还没有订阅源。用 /addfeed 加上链接就能添加一个；发来其他阅读器的 .opml 文件，可以一次添加全部。
feeds-listed = { $count ->
   *[other] 这份列表里有 <b>{ $count } 个订阅源</b>，其中 { $added } 个是新的。几分钟内就能看到它们的内容。
}
feeds-listed-refused = { $count ->
   *[other] 有 { $count } 个的地址我不会打开。
}
button-exportfeeds = 导出为文件
feed-state = { $minutes ->
   *[other] 每 { $minutes } 分钟读取一次
}
feed-state-failing = 读取失败，始于{ $ago }：{ $why }
feed-state-ended = 已停止：{ $why }
feed-added = 从现在起读取 <b>{ $feed }</b>。
feed-known = <b>{ $feed }</b> 已经在这里了，会继续读取。
feed-came = { $count ->
   *[other] { $count } 篇文章，{ $added } 篇新增
}
feed-refused = <b>没有添加订阅源。</b>{ $why }
feed-removed = 不再读取 <b>{ $feed }</b>，已有的文章会保留。
feed-not-there = 没有这个订阅源。发送 /feeds 查看现有的。
feed-failing = <b>{ $feed }</b> 已经一天读不到了，我会继续尝试。{ $why }
feed-ended = <b>{ $feed }</b> 已停止，不再读取。{ $why }

## Figures, for admins

command-stats = 机器人的运行情况
button-again = 刷新
stats = <b>运行情况</b>
stats-people = 读者：<b>{ $readers }</b> · 群组和频道：<b>{ $chats }</b>
stats-briefings = 最近 24 小时的简报：已发送 <b>{ $sent }</b>，失败 { $failed }
stats-readers = { $count ->
   *[other] { $count } 个订阅，其中 { $paused } 个已暂停
}
stats-sent = { $count ->
   *[other] 过去 24 小时发送了 <b>{ $count } 条消息</b>
}
stats-ends = 无新内容 { $nothing }，失败 { $failed }，等待中 { $waiting }，待确认 { $doubtful }
stats-lag = 比预定时间最多晚了 { $lag } 秒
stats-articles = { $count ->
   *[other] 最近七天有 <b>{ $count } 篇文章</b>
}
stats-sources = 新闻最多的来源：{ $names }
stats-summaries = 模型写的摘要：采用 { $kept }，弃用 { $dropped }

## Admins

command-admins = 管理员名单；添加或移除管理员
button-admins = 全部管理员
button-add-admin = 添加管理员
button-remove-admin = 移除 { $name }
admins = <b>管理员</b>
admin-fixed = { $name }，由机器人运营者指定
admins-private = 这件事请在与我的私聊中进行。
admin-link =
    <b>第一个打开此链接的人将成为管理员。</b>

    { $link }

    请只发给你指定的人。链接 { $minutes } 分钟内有效，只能使用一次。
admin-welcome = <b>你现在是此机器人的管理员。</b>
admin-link-already = 你已经是此机器人的管理员。
admin-link-void = <b>此链接已失效。</b>它只能使用一次，且有效时间很短。请向此机器人的管理员要一个新的。
admin-remove = 不再让 { $name } 担任管理员？
admin-removed-toast = 已移除。
admin-stays-toast = 这位管理员由机器人运营者指定，不能在这里移除。
admin-last-toast = 至少要保留一位管理员。
admin-no-more = 你不再是此机器人的管理员。
admin-new = <b>{ $name }</b> 通过链接成为了此机器人的管理员。
problem-disk = <b>磁盘快满了：</b>还剩 { $free } MB。满了之后就什么都无法保存，请腾出空间。
problem-silent = <b>{ $source } 已两天没有内容</b>，而之前几乎每天都有。也许它的页面变了：请查看最近的导入结果，或它的订阅源是否仍然有效。

## Groups and channels

greeting-group =
    <b>简明新闻，送给这里的每个人。</b>

    谁都可以问：/latest、/topic 加上几个词、/brief。自动发送什么由群管理员决定：/subscribe 设定时间，/follow 设定话题，/settings 设定其余。
greeting-forum = 本群的每个话题区都可以有自己的简报和话题：在其中发送 /subscribe 即可。
command-channels = 你的频道，可在这里设置
button-channels = 全部频道
channels = <b>你的频道</b>，可在这里设置
channels-none = 还没有可设置的频道。把我设为你频道的管理员，我就会在这里给你发消息。
channel-new = 我现在是这个频道的管理员了。你选好时间后，简报就会发到那里。
channel-words = 关注的内容排在最前。想关注任意词语，请直接在频道里发送，例如 <code>/follow 象棋</code>
channel-not-yours = 只有该频道的管理员才能设置它，而且我也得是管理员。

## Messages to all, for admins

command-broadcast = 给所有订阅者发消息
broadcast-how = 想让大家读到什么？写在命令后面，例如 /broadcast 明天暂停一天。你会先看到效果，确认后才会发出。
broadcast-ask = 发给 <b>{ $count } 个聊天</b>？大约需要{ $takes }。
broadcast-nobody = 还没有人订阅，没有可发送的对象。
broadcast-dropped = 什么都没有发送。
broadcast-running = <b>正在发送…</b>
broadcast-count = { $sent } / { $all }
broadcast-stop-toast = 已停止。已在途中的仍会送达。
broadcast-done = <b>已发送。</b>{ $count } 个聊天已收到。
broadcast-stopped = <b>已停止。</b>{ $count } 个聊天已收到。
broadcast-failed = { $count } 个无法送达。
broadcast-rest = { $count } 个不会收到。
button-broadcast = 好，发送
button-broadcast-no = 不发
button-broadcast-stop = 停止

## Briefings and subscribing

command-brief = 马上来一份简报，全部或某个话题
command-subscribe = 每天一份简报，例如 /subscribe 07:30 上海
command-unsubscribe = 不再向这里发送简报
briefing-more = { $count ->
   *[other] 还有 { $count } 条新闻。
}
briefing-others = 其他新动态
briefing-muted = { $count ->
   *[other] 另有 { $count } 条属于你屏蔽的话题。
}
briefing-update = 有新进展
briefing-followed = 你关注了 { $topic }
briefing-nothing = 暂时没有新动态。
briefing-nothing-since = 自{ $since }以来没有新动态。
briefing-nothing-on = 关于 <b>{ $topic }</b> 没有新动态。
briefing-silence = 最近三次简报都没有新内容，所以我没有打扰你。我会继续留意，一有消息就告诉你。
briefing-drought = <b>简报没有新闻可发。</b>到了发送时间，却没有任何新内容。把新闻页面的文字粘贴到这里，下次简报就会有了。
button-more-news = { $count ->
   *[other] 还有 { $count } 条
}
button-before = 更早的新闻
subscribe-offer =
    <b>想几点收到简报？</b>

    按{ $place }时间，那里现在是 { $clock }。也可以直接写：<code>/subscribe 07:30 { $zone } 周一-周五</code>
subscribe-zones =
    <b>你那里现在几点？</b>

    也可以在命令后写上你的城市：<code>/subscribe 07:30 上海</code>
subscribe-which = <b>是哪一个？</b>
subscribe-similar = 是下面的某一个吗？
subscribe-unknown = 没看懂 { $words }。请写出时间、城市或时区以及星期，顺序不限，例如：<code>{ $example }</code>
subscribe-too-many = 这里每天最多 { $most } 份简报。
subscribe-last-hour = 至少要保留一个时间。要停止简报，请点“取消订阅”。
subscribe-group-admins = 在群组里，简报由群管理员决定。
subscribed = <b>好了。</b>简报时间：{ $plan }。
subscribed-changed = <b>已更改。</b>简报时间：{ $plan }；之前是{ $before }。
subscribed-same = 和之前一样，简报时间：{ $plan }。
subscription = 简报时间：{ $plan }。
plan = { $days } { $hours }（{ $place }时间）
days-daily = 每天
days-workdays = 周一至周五
days-weekend = 周六和周日
next-briefing = 下一份：<b>{ $moment }</b>
moment = { $day }{ $weekday } { $time }（{ $zone }）
unsubscribed = <b>不会再有简报了。</b>想看新闻时，随时都可以问我。
unsubscribe-none = 这里没有订阅。发送 /subscribe 就能订阅。
button-other-zone = 换个时区
button-every-day = 每天
button-workdays = 周一至周五
button-weekend = 周末
button-unsubscribe = 取消订阅
button-subscribe-again = 重新订阅

## Settings

command-settings = 时间、星期、条数、版式、语言
settings = <b>设置</b>
settings-no-briefing = 这里还没有每日简报。
settings-size-is = 条数：{ $size }
settings-layout-is = 版式：{ $layout }
settings-language-is = 语言：{ $language }
settings-changed = <b>已更改：</b>{ $after }；之前是{ $before }。
settings-last = 至少要保留一个。要停止简报，请发送 /unsubscribe。
settings-hours = <b>时间：</b>{ $value }
settings-hours-hint = 点一个钟点来添加或去掉它。要精确到分钟，请直接写：<code>/subscribe 07:30</code>
settings-days = <b>星期：</b>{ $value }
settings-zone = <b>时区：</b>{ $value }
settings-zone-hint = 点与你的钟表一致的那个，或写下你的城市：<code>/subscribe 上海</code>
settings-zone-name = { $place }（{ $zone }）
settings-size = <b>条数：</b>每份简报 { $value }
settings-layout = <b>版式：</b>{ $value }
settings-layout-hint = 标准版式在标题下用两行字概括每条新闻，简短版式只有标题。点简报下面的数字可以打开新闻。
settings-language = <b>语言：</b>{ $value }
stories = { $count ->
   *[other] { $count } 条新闻
}
layout-short = 简短
layout-standard = 标准
language-telegram = 跟随 Telegram
button-hours = 时间
button-days = 星期
button-zone = 时区
button-size = 条数
button-layout = 版式
button-language = 语言
button-back = ‹ 返回

## Following and muting

command-follow = 关注话题，优先显示，例如 /follow 围棋 或 /follow source:nhk
command-unfollow = 取消关注话题
command-mute = 屏蔽话题，不在简报里出现
command-unmute = 取消屏蔽话题
follows = <b>这里的简报</b>
follows-followed = 优先：{ $topics }
follows-muted = 屏蔽：{ $topics }
follows-how = 用 /follow 或 /mute 加上几个词来添加。点下面的按钮可以移除。
follows-none =
    这里还没有关注或屏蔽任何话题。

    关注的话题会排在简报最前面：<code>/follow 围棋</code>。屏蔽的不会出现：<code>/mute source:nhk</code>
follow-follows = 已关注 <b>{ $topic }</b>：相关新闻会排在简报最前面。
follow-mutes = 已屏蔽 <b>{ $topic }</b>：相关新闻不会出现在简报里。
follow-ended = 已不再关注或屏蔽 <b>{ $topic }</b>。
follow-not = 这里没有关注或屏蔽 <b>{ $topic }</b>。
follow-too-many = 这里最多可以关注或屏蔽 { $most } 个话题。请先移除一个：发送 /follow 查看。
follow-wrong = 话题写几个词就行，来源写在 source: 后面，例如 /follow source:nhk
follow-story = <b>{ $title }</b> 里，哪些要优先显示，哪些不要出现在简报里？
button-follow = 关注 { $topic }
button-follow-on = ✓ 已关注 { $topic }
button-mute = 屏蔽 { $topic }
button-mute-on = ✓ 已屏蔽 { $topic }
button-mine = 我的关注与屏蔽
button-topics = 本周话题
button-tune = 关注

## The first briefing

begin-hours = <b>想几点收到简报？</b>按{ $place }时间，那里现在是 { $clock }。
begin-confirm =
    <b>每天 { $hour }，{ $place }时间。</b>

    那里现在是 { $clock }，和你的钟表一致吗？
begin-sample = 如果现在发送，简报会是这样：
button-begin = 一致，就这样
button-settings = 设置

## Topics of the week

command-topics = 本周新闻都在谈什么
topics = <b>本周新闻都在谈什么</b>
topics-none = 本周的新闻里还没有特别突出的话题。不妨看看最新新闻。

## Privacy

command-privacy = 关于这个聊天，我保存了什么
command-export = 把我保存的这个聊天的数据导出为文件
command-forget = 删除我保存的这个聊天的全部数据
privacy =
    <b>关于这个聊天，我保存了什么</b>

    它在 Telegram 的编号，以及在这里设置的内容：时间、星期、时区、条数、版式、语言，还有关注和屏蔽的话题、提醒方式，以及给新闻点的 👍 👎。保留八天：简报里讲过哪些新闻，免得重复；保留几周：每份简报的发送时间。你搜索过的词，只在按钮还用得着时保留。以及你让我担任管理员的频道。

    不保存姓名、电话号码和图片，也不保存你写的其他任何内容。所有数据只留在这个机器人的运营者那里，不会交给任何人。
privacy-group-admins = 在群组里，保存哪些数据由群管理员决定。
export = 我保存的关于这个聊天的全部数据。
forget =
    <b>要忘掉这个聊天吗？</b>

    简报会停止，所有设置、关注的话题和这里的发送记录都会永久删除。删除前可以用 /export 把它们存成文件。
forget-admin = 你是这个机器人的管理员，这一点不会改变。你导入的新闻也会保留，但不再带有你的名字。
forgotten = <b>已经忘掉了。</b>关于这个聊天，我什么都不知道了。发送 /start 重新开始。
forget-not = 什么都没有删除。
button-export = 全部导出为文件
button-forget = 忘掉这个聊天
button-forget-sure = 是的，全部忘掉
button-keep = 不，保留

## 提醒与新闻语言

alert-several = { $count ->
   *[other] <b>您关注的话题有 { $count } 条新闻</b>
}
alerts-terms = { $sources }，{ $night }，{ $sound }
alerts-sources = { $count ->
    [1] 第一个来源报道后立即提醒
   *[other] 有 { $count } 个来源报道时提醒
}
alerts-night = { $begins } 至 { $ends } 不打扰
alerts-no-night = 夜间也提醒
alerts-loud = 有声音
alerts-quiet = 无声音
follow-rings = 🔔 <b>{ $topic }</b> 一有新闻，我就在这里告诉您。
follow-hushed = 不再提醒 <b>{ $topic }</b>；相关新闻仍排在简报最前面。
settings-bells-is = 话题：{ $topics }
settings-bells = <b>话题：</b>{ $value }
settings-bells-none = 还没有关注
settings-bells-hint = 点一个话题来打开或关闭铃铛。打开后，一有新闻我就告诉您。添加话题：<code>/follow 国际象棋</code>
settings-alerts-is = 提醒：{ $alerts }
settings-alerts = <b>提醒：</b>{ $value }
settings-alerts-hint = 只提醒带铃铛 🔔 的话题。同时有几条会合成一条，每小时最多一条；夜里的留到早上。
settings-news-is = 新闻语言：{ $languages }
settings-news = <b>新闻语言：</b>{ $value }
settings-news-hint = 这里的简报和 /latest 只显示这些语言的新闻。点一种语言来添加或去掉它。
news-all = 所有语言
button-bell = 🔔 提醒我
button-bell-on = ✓ 🔔 提醒
button-bells = 🔔 话题
button-alerts = 提醒
button-news = 新闻语言
button-story = 阅读全文
button-sources = { $count ->
    [1] 立即
   *[other] { $count } 个来源
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = 夜间也提醒
button-loud = 有声音
button-quiet = 静音

## 分享、点赞与内联模式

nothing-in-languages = 还没有{ $languages }的新闻。
button-share = 分享
button-done = 完成
rate-up-toast = 已记下：这类新闻在这里的简报里会稍微靠前。
rate-down-toast = 已记下：这类新闻在这里的简报里会稍微靠后。
rate-back-toast = 已撤销。
inline-nothing = 没有找到，直接问我

## 可展开版式

briefing-heading = 您的简报
layout-unfolding = 可展开
settings-layout-old = 可展开版式的标题一点就展开。这是一种新消息，旧版 Telegram 不显示；若服务器拒绝，则使用标准版式。
