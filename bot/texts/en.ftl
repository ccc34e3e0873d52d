### The words of the bot in English. HTML as Telegram takes it; values are escaped before they come here.

## Anywhere

just-now = just now
untitled = Without a title
error = Something went wrong here, and it has been noted. Please try again in a moment.
error-busy = The archive is busy just now. Please try again in a moment.
error-full = The disk of this bot is full, so nothing could be kept. Please tell whoever runs it.
error-storage = The archive can't be reached just now. Please try again later.
too-fast = That was a lot at once. I'll listen again in a few seconds.
too-old = That button is too old. Please ask again.
for-admins = That is for the admins of this bot.
unknown-command = I don't know that command. /help shows what I can do.
unknown-command-near = I don't know that command. Did you mean { $near }?
not-text = I read words: write what you are looking for, or see /help.

## Buttons

button-latest = Latest news
button-daily = A briefing every morning
button-help = What can I ask?
button-related = Related
button-read = Read as a dump
button-undo = Undo
button-undo-number = Undo dump { $dump }
button-dumps = All dumps

## The menu of commands, at most 256 characters each

command-latest = the newest stories
command-trending = what most sources write about today
command-topic = stories on a topic, e.g. /topic russia
command-search = stories with these words
command-story = a story in full, by its number
command-related = stories near a story or near words
command-push = how to push news
command-dumps = the last dumps and what came of them
command-undo = take a dump back
command-help = what I can do

## Greeting and help

greeting =
    <b>News, briefly.</b>

    I gather what many sources write into single stories, each with two lines of summary. Ask for the latest, or just write what you are looking for.
help = <b>What you can ask</b>
help-command = { $name } – { $line }
help-text = Or just write some words, and I look for stories with them. Every list has buttons: a number opens the story, arrows turn the page. In a group, write the command with my name after an @.
help-admin = You are an admin: paste the text of a news page here, forward a message or send a file, and I read the news in it.

## Lists of stories

latest = <b>Latest news</b>
trending = <b>Trending today</b>
topic = News on <b>{ $topic }</b>
topic-of-several = News on <b>{ $topic }</b>, which may mean several things. Which one do you mean? The buttons below part them.
found = Stories with <b>{ $words }</b>
related = Near <b>{ $title }</b>
sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
story-sources = { $count ->
    [one] { $count } source: { $names }
   *[other] { $count } sources: { $names }
}
story-sources-more = { $count ->
    [one] { $count } source: { $names } and { $more } more
   *[other] { $count } sources: { $names } and { $more } more
}
empty-archive = There is no news here yet. As soon as an admin of this bot pushes some, you can ask again.
empty-archive-admin = There is no news here yet. Paste the text of a news page into this chat, and I read it.
nothing-trending = Nothing is taken up by several sources today. The latest news may be what you want.
nothing-on-topic = I have no news on <b>{ $topic }</b>. Try another word for it, or see the latest.
nothing-on-topic-nearest = I have no news on <b>{ $topic }</b>. Did you mean <b>{ $nearest }</b>?
hint-nothing = No story has the words <b>{ $words }</b>. Try fewer or other words, or see the latest.
hint-no-words = Write some words to look for, e.g. /search ferry "culture minister" -football source:nhk.
hint-when = Write days as 2025-06-30, e.g. /search ferry after:2025-06-30 before:2025-07-15.
hint-no-source = No news is from a source of that name. Try a part of its name, or leave it out.
nothing-related = Nothing else is near <b>{ $title }</b>. The latest news may be what you want.
no-story = There is no story { $story }, or not any more. The numbers in a list open its stories.
latest-wrong = How many? Write a number from 1 to 20 after it, e.g. /latest 10.
story-wrong = Which story? Write its number after it, e.g. /story 12, or open one from /latest.
related-wrong = Related to what? Write a story's number or some words after it, e.g. /related culture minister, or answer a story with /related.
topic-wrong = Which topic? Write it after the command, e.g. /topic russia.
search-wrong = What are you looking for? Write some words after it, e.g. /search culture minister.

## Pushing, for admins

push-how =
    <b>How to push news</b>

    Open a news page, select all, copy, and paste it into this chat. Long texts arrive as several messages; I put them together again.

    Links, files and forwarded messages are read as well, and so is what stands after /push. If the page is not from just now, write the time on the first line: <code>as of 2025-07-01 09:00</code>
reading = Reading…
reading-files = Reading… { $files ->
    [one] { $files } file so far
   *[other] { $files } files so far
}
reading-of = Reading… { $files } of { $of }
report = { $count ->
    [one] <b>Dump { $dump }</b> · { $count } article
   *[other] <b>Dump { $dump }</b> · { $count } articles
}
report-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
report-files-more = { $count ->
    [one] { $count } more could not be read.
   *[other] { $count } more could not be read.
}
report-link = { $link }: { $why }
report-links-more = { $count ->
    [one] { $count } more link gave nothing.
   *[other] { $count } more links gave nothing.
}
report-known = <b>Nothing new.</b> This is dump { $dump } again, word for word.
report-refused = <b>I could not read that.</b> It is kept as dump { $dump }, so nothing is lost.
report-sources = From { $names }
report-sources-more = From { $names } and { $more } more
report-no-source = { $count ->
    [one] { $count } without a source
   *[other] { $count } without a source
}
outcome-new = { $count } new
outcome-updated = { $count } updated
outcome-known = { $count } known
file-too-large = That file is too large: Telegram lets me fetch 20 MB. Please send it in parts, or packed.
file-not-fetched = I could not fetch that file from Telegram. Please send it again.
dumps = <b>Dumps</b>, newest first
no-dumps = Nothing has been pushed yet. /push shows how.
no-dump = There is no dump { $dump }. /dumps shows those there are.
dump-gave = { $count ->
    [one] { $count } article, { $added } new
   *[other] { $count } articles, { $added } new
}
dump-refused = could not be read
dump-undone = taken back
dump-lines = <b>What was read</b>, by its lines ({ $total } in all)
dump-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
dump-left-out = Left out, as it belongs to the page and not to its news: { $lines }
dump-nothing-read = No news was found in lines { $lines }
dump-why = <b>Refused:</b> { $why }
undo-this = Take this dump back?
undo-wrong = Which dump? Write its number after it, e.g. /undo 12, or see /dumps.
nothing-to-undo = There is no dump to take back. /dumps shows what was pushed.
undone = { $removed ->
    [0] <b>Dump { $dump } is taken back.</b> Its articles are in other dumps too, and stay.
    [one] <b>Dump { $dump } is taken back.</b> { $removed } article is gone.
   *[other] <b>Dump { $dump } is taken back.</b> { $removed } articles are gone.
}
undone-reverted = { $count ->
    [one] { $count } reads as before.
   *[other] { $count } read as before.
}
undone-already = Dump { $dump } had been taken back before.
undone-toast = Taken back

## Feeds, for admins

command-feeds = the feeds I read by myself
command-addfeed = read a feed from now on, e.g. /addfeed example.org/rss
command-removefeed = read a feed no more
button-feeds = All feeds
button-removefeed = Remove { $feed }
button-fulltext = Full texts
button-addchannel = Read { $channel } from now on
addfeed-how = Which feed? Write its link after it, the link of a page that has one, or the @name of a public channel, e.g. /addfeed example.org/rss
feeds = <b>Feeds</b>, { $count } in all
feeds-none = I read no feeds yet. /addfeed with a link adds one; an .opml file of another reader adds all of its feeds.
feeds-listed = { $count ->
    [one] <b>{ $count } feed</b> in this list, { $added } new here. What they have comes in the next minutes.
   *[other] <b>{ $count } feeds</b> in this list, { $added } new here. What they have comes in the next minutes.
}
feeds-listed-refused = { $count ->
    [one] { $count } has an address that I do not open.
   *[other] { $count } have addresses that I do not open.
}
button-exportfeeds = As a file
feed-state = { $minutes ->
    [one] asked every minute
   *[other] asked every { $minutes } minutes
}
feed-state-failing = failing, first { $ago }: { $why }
feed-state-ended = has ended: { $why }
feed-added = <b>{ $feed }</b> is read from now on.
feed-known = <b>{ $feed }</b> is here already, and goes on.
feed-came = { $count ->
    [one] { $count } article, { $added } new
   *[other] { $count } articles, { $added } new
}
feed-refused = <b>No feed was added.</b> { $why }
feed-removed = <b>{ $feed }</b> is not read any more. Its articles stay.
feed-not-there = There is no such feed. /feeds shows those there are.
feed-failing = <b>{ $feed }</b> could not be read for a day. I go on trying. { $why }
feed-ended = <b>{ $feed }</b> has ended and is not read any more. { $why }

## Figures, for admins

command-stats = how the bot is doing
button-again = Again
stats = <b>How it is going</b>
stats-people = Readers: <b>{ $readers }</b> · groups and channels: <b>{ $chats }</b>
stats-briefings = Briefings in the last 24 hours: <b>{ $sent }</b> sent, { $failed } failed
stats-readers = { $count ->
    [one] { $count } subscription, { $paused } paused
   *[other] { $count } subscriptions, { $paused } paused
}
stats-sent = { $count ->
    [one] <b>{ $count } message</b> sent in the last 24 hours
   *[other] <b>{ $count } messages</b> sent in the last 24 hours
}
stats-ends = { $nothing } had nothing new, { $failed } failed, { $waiting } waiting, { $doubtful } in doubt
stats-lag = Longest wait after its time: { $lag } s
stats-articles = { $count ->
    [one] <b>{ $count } article</b> of the last seven days
   *[other] <b>{ $count } articles</b> of the last seven days
}
stats-sources = Most stories: { $names }
stats-summaries = Summaries by the model: { $kept } shown, { $dropped } dropped

## Admins

command-admins = who the admins are; add or remove one
button-admins = All admins
button-add-admin = Add an admin
button-remove-admin = Remove { $name }
admins = <b>Admins</b>
admin-fixed = { $name }, set by whoever runs this bot
admins-private = That goes in a private chat with me.
admin-link =
    <b>Whoever opens this link first becomes an admin.</b>

    { $link }

    Send it to the one you mean and to nobody else. It holds for { $minutes } minutes and works once.
admin-welcome = <b>You are an admin of this bot now.</b>
admin-link-already = You are an admin of this bot already.
admin-link-void = <b>This link does not hold any more.</b> It works once and for a short time. Ask an admin of this bot for a new one.
admin-remove = Shall { $name } be an admin no longer?
admin-removed-toast = Removed.
admin-stays-toast = This admin is set by whoever runs the bot and can't be removed here.
admin-last-toast = At least one admin has to stay.
admin-no-more = You are an admin of this bot no longer.
admin-new = <b>{ $name }</b> is an admin of this bot now, by a link.
problem-disk = <b>The disk is nearly full:</b> { $free } MB are left. Once it is full, nothing more can be kept. Please make room.
problem-silent = <b>Nothing from { $source } for two days</b>, though it had news nearly every day before. Perhaps its pages look different now: see what its last dumps gave, or whether its feed still works.

## Groups and channels

greeting-group =
    <b>News, briefly, for everyone here.</b>

    Anyone may ask: /latest, /topic with some words, /brief. The administrators decide what comes by itself: /subscribe sets the hour, /follow the topics, /settings the rest.
greeting-forum = Each topic of this group can have a briefing and topics of its own: write /subscribe in it.
command-channels = your channels, to set them up from here
button-channels = All channels
channels = <b>Your channels</b>, to be set up from here
channels-none = There is no channel to set up yet. Make me an administrator of your channel, and I write to you here.
channel-new = I am an administrator of this channel now. Briefings come there as soon as you choose an hour.
channel-words = What is followed comes first. Any words can be followed by writing in the channel itself, e.g. <code>/follow chess</code>
channel-not-yours = Only administrators of that channel can set it up, while I am one as well.

## Messages to all, for admins

command-broadcast = a message to everyone who is subscribed
broadcast-how = What shall everyone read? Write it after the command, e.g. /broadcast Tomorrow there is a pause. You see it first, and it goes out only when you say so.
broadcast-ask = { $count ->
    [one] Send this to <b>{ $count } chat</b>? It takes about { $takes }.
   *[other] Send this to <b>{ $count } chats</b>? It takes about { $takes }.
}
broadcast-nobody = Nobody is subscribed yet, so there is nobody to send this to.
broadcast-dropped = Nothing was sent.
broadcast-running = <b>Sending…</b>
broadcast-count = { $sent } of { $all }
broadcast-stop-toast = Stopped. What is on its way still arrives.
broadcast-done = { $count ->
    [one] <b>Sent.</b> { $count } chat has it.
   *[other] <b>Sent.</b> { $count } chats have it.
}
broadcast-stopped = { $count ->
    [one] <b>Stopped.</b> { $count } chat has it already.
   *[other] <b>Stopped.</b> { $count } chats have it already.
}
broadcast-failed = { $count ->
    [one] { $count } could not be reached.
   *[other] { $count } could not be reached.
}
broadcast-rest = { $count ->
    [one] { $count } does not get it.
   *[other] { $count } do not get it.
}
button-broadcast = Yes, send it
button-broadcast-no = No, don’t
button-broadcast-stop = Stop

## Briefings and subscribing

command-brief = a briefing now, on everything or on a topic
command-subscribe = a briefing every day, e.g. /subscribe 07:30 Berlin
command-unsubscribe = no more briefings here
briefing-more = { $count ->
    [one] And { $count } more new story.
   *[other] And { $count } more new stories.
}
briefing-others = What else was new
briefing-muted = { $count ->
    [one] { $count } on a topic you muted.
   *[other] { $count } on topics you muted.
}
briefing-update = Update
briefing-followed = You follow { $topic }
briefing-nothing = There is nothing new just now.
briefing-nothing-since = There is nothing new since { $since }.
briefing-nothing-on = There is nothing new on <b>{ $topic }</b>.
briefing-silence = Your last three briefings had nothing new, so I kept quiet. I go on looking, and write as soon as there is something.
briefing-drought = <b>No news for the briefings.</b> Briefings were due, and nothing new had come in for any of them. Paste the text of a news page here and it is in the next ones.
button-more-news = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
button-before = The news before that
subscribe-offer =
    <b>When shall your briefing come?</b>

    In the time of { $place }, where it is { $clock } now. Or write it: <code>/subscribe 07:30 { $zone } mon-fri</code>
subscribe-zones =
    <b>What does your clock show?</b>

    Or write your city after the command: <code>/subscribe 07:30 Lisbon</code>
subscribe-which = <b>Which one is it?</b>
subscribe-similar = Is it one of these?
subscribe-unknown = I did not understand { $words }. Write hours, a city or zone, and days in any order, e.g. <code>{ $example }</code>
subscribe-too-many = At most { $most } briefings a day are possible here.
subscribe-last-hour = At least one hour has to stay. Press Unsubscribe to end the briefings.
subscribe-group-admins = In a group, its administrators decide about briefings.
subscribed = <b>Done.</b> Your briefing comes { $plan }.
subscribed-changed = <b>Changed.</b> Your briefing comes { $plan }; it was { $before }.
subscribed-same = Your briefing comes { $plan }, as before.
subscription = Your briefing comes { $plan }.
plan = { $days } at { $hours }, { $place } time
days-daily = every day
days-workdays = from Monday to Friday
days-weekend = on Saturday and Sunday
next-briefing = The next one: <b>{ $moment }</b>
moment = { $weekday }, { $day }, { $time } ({ $zone })
unsubscribed = <b>No more briefings here.</b> You can still ask for the news at any time.
unsubscribe-none = There is no subscription here. /subscribe makes one.
button-other-zone = Another time zone
button-every-day = Every day
button-workdays = Mon–Fri
button-weekend = Sat, Sun
button-unsubscribe = Unsubscribe
button-subscribe-again = Subscribe again

## Settings

command-settings = hours, days, size, layout, language
settings = <b>Settings</b>
settings-no-briefing = No daily briefing comes here yet.
settings-size-is = It has { $size }.
settings-layout-is = Layout: { $layout }
settings-language-is = Language: { $language }
settings-changed = <b>Changed:</b> { $after }; it was { $before }.
settings-last = One of them has to stay. /unsubscribe ends the briefings.
settings-hours = <b>Hours:</b> { $value }
settings-hours-hint = Press an hour to add it or take it out. Minutes go in words: <code>/subscribe 07:30</code>
settings-days = <b>Days:</b> { $value }
settings-zone = <b>Time zone:</b> { $value }
settings-zone-hint = Press the one that shows the time of your clock, or write your city: <code>/subscribe Lisbon</code>
settings-zone-name = { $place } ({ $zone })
settings-size = <b>Size:</b> { $value } in a briefing
settings-layout = <b>Layout:</b> { $value }
settings-layout-hint = Standard tells each story in two lines under its title; short has the titles alone. A number under a briefing opens the story.
settings-language = <b>Language:</b> { $value }
stories = { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
layout-short = short
layout-standard = standard
language-telegram = as in Telegram
button-hours = Hours
button-days = Days
button-zone = Time zone
button-size = Size
button-layout = Layout
button-language = Language
button-back = ‹ Back

## Following and muting

command-follow = news on a topic first, e.g. /follow chess or /follow source:nhk
command-unfollow = no longer first
command-mute = no news on a topic in the briefings
command-unmute = no longer left out
follows = <b>In the briefings here</b>
follows-followed = First: { $topics }
follows-muted = Left out: { $topics }
follows-how = Add more with /follow or /mute and some words. Press one below to remove it.
follows-none =
    Nothing is followed or muted here yet.

    What you follow comes first in your briefings: <code>/follow chess</code>. What you mute is left out: <code>/mute source:nhk</code>
follow-follows = <b>{ $topic }</b> is followed here: news on it comes first in the briefings.
follow-mutes = <b>{ $topic }</b> is muted here: news on it is left out of the briefings.
follow-ended = <b>{ $topic }</b> is neither followed nor muted here any more.
follow-not = <b>{ $topic }</b> is neither followed nor muted here.
follow-too-many = At most { $most } topics can be followed or muted here. Remove one first: /follow shows them.
follow-wrong = A topic is a few words, a source stands after source: as in /follow source:nhk
follow-story = What of <b>{ $title }</b> shall come first, or be left out of the briefings?
button-follow = Follow { $topic }
button-follow-on = ✓ Follow { $topic }
button-mute = Mute { $topic }
button-mute-on = ✓ Mute { $topic }
button-mine = All that is followed
button-topics = Topics of this week
button-tune = Follow

## The first briefing

begin-hours = <b>When shall your briefing come?</b> In the time of { $place }, where it is { $clock } now.
begin-confirm =
    <b>Every day at { $hour }, { $place } time.</b>

    It is { $clock } there now. Does your clock show the same?
begin-sample = This is what one would be now:
button-begin = Yes, done
button-settings = Settings

## Topics of the week

command-topics = what the news is about this week
topics = <b>What the news is about this week</b>
topics-none = Nothing stands out in the news of this week yet. The latest news may be what you want.

## Privacy

command-privacy = what I keep of this chat
command-export = what I keep of this chat, as a file
command-forget = remove all that I keep of this chat
privacy =
    <b>What I keep of this chat</b>

    Its number at Telegram, and what was set here: hours, days, time zone, size, layout, languages, what is followed and muted, how alerts come, and the thumbs that were given to stories. For eight days, which stories your briefings told, so that none comes twice; for some weeks, when each briefing was sent. Words you looked for, as long as a button needs them. Which channels you made me an administrator of.

    No names, no phone numbers, no pictures, and nothing of what you write besides. It stays with whoever runs this bot and is given to nobody.
privacy-group-admins = In a group, its administrators decide about what is kept of it.
export = All that I keep of this chat.
forget =
    <b>Forget this chat?</b>

    The briefings end, and all settings and what was followed and told here are removed for good. /export gives them to you as a file before.
forget-admin = You are an admin of this bot and stay one. The news you pushed stays as well, without your name on it.
forgotten = <b>Forgotten.</b> I know nothing of this chat any more. /start begins anew.
forget-not = Nothing was forgotten.
button-export = All of it as a file
button-forget = Forget this chat
button-forget-sure = Yes, forget it all
button-keep = No, keep it

## Alerts, and languages of news

alert-several = { $count ->
    [one] <b>{ $count } story on what you follow</b>
   *[other] <b>{ $count } stories on what you follow</b>
}
alerts-terms = { $sources }, { $night }, { $sound }
alerts-sources = { $count ->
    [1] at once, from the first source
   *[other] as soon as { $count } sources have it
}
alerts-night = not between { $begins } and { $ends }
alerts-no-night = at night too
alerts-loud = with a sound
alerts-quiet = without a sound
follow-rings = 🔔 As soon as there is news on <b>{ $topic }</b>, I write here.
follow-hushed = No more alerts on <b>{ $topic }</b>. News on it still comes first in the briefings.
settings-bells-is = Topics: { $topics }
settings-bells = <b>Topics:</b> { $value }
settings-bells-none = none are followed yet
settings-bells-hint = Press a topic to put its bell on or off. With the bell on, I write as soon as there is news on it. Add topics with <code>/follow chess</code>
settings-alerts-is = Alerts: { $alerts }
settings-alerts = <b>Alerts:</b> { $value }
settings-alerts-hint = They tell the news on topics with a bell 🔔. Several at a time come as one, and at most one an hour; what comes at night waits for the morning.
settings-news-is = News in: { $languages }
settings-news = <b>News in:</b> { $value }
settings-news-hint = Only stories in these languages come in the briefings and in /latest here. Press a language to add it or take it out.
news-all = all languages
button-bell = 🔔 Alert me
button-bell-on = ✓ 🔔 Alerts
button-bells = 🔔 Topics
button-alerts = Alerts
button-news = News languages
button-story = Read the story
button-sources = { $count ->
    [1] At once
   *[other] { $count } sources
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = At night too
button-loud = With sound
button-quiet = Silent

## Sharing, thumbs, inline

nothing-in-languages = There is no news in { $languages } yet.
button-share = Share
button-done = Done
rate-up-toast = Noted: stories like this come a little earlier in the briefings here.
rate-down-toast = Noted: stories like this come a little later in the briefings here.
rate-back-toast = Taken back.
inline-nothing = Nothing found. Ask me directly

## The unfolding layout

briefing-heading = Your briefing
layout-unfolding = unfolding
settings-layout-old = Unfolding has headlines that open at a touch. It is a new kind of message, which old versions of Telegram don’t show; where the server refuses it, you get standard.
