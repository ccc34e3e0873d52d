### The words of the bot in Arabic. HTML as Telegram takes it; values are escaped before they come here.
### A story is خبر, an article مقال, a dump دفعة, a briefing موجز. Commands and other Latin text within a sentence
### stand between Unicode's isolates (U+2068 … U+2069, invisible), so that nothing around them changes places.

## Anywhere

just-now = الآن
untitled = بلا عنوان
error = حدث خطأ هنا وقد سُجِّل. حاول مجددًا بعد لحظات.
error-busy = الأرشيف مشغول الآن. حاول مجددًا بعد لحظات.
error-full = امتلأ قرص هذا البوت فتعذّر حفظ أي شيء. من فضلك أخبر القائم عليه.
error-storage = لا يمكن الوصول إلى الأرشيف الآن. حاول لاحقًا.
too-fast = طلبات كثيرة دفعة واحدة! سأعود إليك بعد ثوانٍ.
too-old = هذا الزر قديم. أعد الطلب من فضلك.
for-admins = هذا متاح لمشرفي البوت فقط.
unknown-command = لا أعرف هذا الأمر. ⁨/help⁩ يعرض كل ما يمكنني فعله.
unknown-command-near = لا أعرف هذا الأمر. هل تقصد { $near }؟
not-text = لا أفهم إلا النص: اكتب ما تبحث عنه، أو انظر ⁨/help⁩.

## Buttons

button-latest = آخر الأخبار
button-daily = موجز كل صباح
button-help = ماذا يمكنني أن أطلب؟
button-related = ذات صلة
button-read = اقرأه كأخبار
button-undo = تراجع
button-undo-number = تراجع عن الدفعة { $dump }
button-dumps = كل الدفعات

## The menu of commands, at most 256 characters each

command-latest = أحدث الأخبار
command-trending = أكثر ما تكتب عنه المصادر اليوم
command-topic = أخبار عن موضوع، مثل ⁨/topic اليابان⁩
command-search = أخبار فيها هذه الكلمات
command-story = خبر كامل برقمه
command-related = أخبار قريبة من خبر أو من كلمات
command-push = كيف تضيف الأخبار
command-dumps = آخر الدفعات وما نتج عنها
command-undo = التراجع عن دفعة
command-help = ما يمكنني فعله

## Greeting and help

greeting =
    <b>الأخبار باختصار.</b>

    أجمع ما تكتبه مصادر كثيرة عن الحدث الواحد في خبر واحد، مع ملخّص من سطرين. اطلب آخر الأخبار، أو اكتب ببساطة ما تبحث عنه.
help = <b>ما يمكنك طلبه</b>
help-command = { $name } – { $line }
help-text = أو اكتب بضع كلمات فأبحث عن الأخبار التي وردت فيها. تحت كل قائمة أزرار: الرقم يفتح الخبر، والأسهم تقلّب الصفحات. في المجموعات، أضف اسمي بعد الأمر مسبوقًا بعلامة @.
help-admin = أنت مشرف: ألصق هنا نص صفحة إخبارية، أو أعد توجيه رسالة، أو أرسل ملفًا، فأقرأ ما فيه من أخبار.

## Lists of stories

latest = <b>آخر الأخبار</b>
trending = <b>الأكثر تداولًا اليوم</b>
topic = أخبار عن <b>{ $topic }</b>
topic-of-several = أخبار عن <b>{ $topic }</b>، وقد يعني ذلك أكثر من شيء. أيّها تقصد؟ اختر من الأزرار أدناه.
found = أخبار فيها <b>{ $words }</b>
related = قريب من <b>{ $title }</b>
sources = { $count ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
story-sources = { $count ->
    [zero] المصادر: { $names }
    [one] مصدر واحد: { $names }
    [two] مصدران: { $names }
    [few] { $count } مصادر: { $names }
    [many] { $count } مصدرًا: { $names }
   *[other] { $count } مصدر: { $names }
}
story-sources-more = { $count ->
    [zero] المصادر: { $names }، وعدد غيرها: { $more }
    [one] مصدر واحد: { $names }، وعدد غيرها: { $more }
    [two] مصدران: { $names }، وعدد غيرها: { $more }
    [few] { $count } مصادر: { $names }، وعدد غيرها: { $more }
    [many] { $count } مصدرًا: { $names }، وعدد غيرها: { $more }
   *[other] { $count } مصدر: { $names }، وعدد غيرها: { $more }
}
empty-archive = لا أخبار هنا بعد. حين يضيف أحد مشرفي البوت أخبارًا، اسأل من جديد.
empty-archive-admin = لا أخبار هنا بعد. ألصق نص صفحة إخبارية في هذه المحادثة فأقرأه.
nothing-trending = لا حدث تتناوله عدة مصادر اليوم. لعلّ آخر الأخبار هي ما تريد.
nothing-on-topic = ليس لدي أخبار عن <b>{ $topic }</b>. جرّب كلمة أخرى، أو انظر آخر الأخبار.
nothing-on-topic-nearest = ليس لدي أخبار عن <b>{ $topic }</b>. هل تقصد <b>{ $nearest }</b>؟
hint-nothing = لا خبر فيه الكلمات <b>{ $words }</b>. جرّب كلمات أقل أو غيرها، أو انظر آخر الأخبار.
hint-no-words = اكتب كلمات للبحث عنها، مثل: ⁨/search عبّارة "وزير الثقافة" -رياضة source:nhk⁩
hint-when = اكتب التواريخ هكذا: 2025-06-30، مثل: ⁨/search عبّارة after:2025-06-30 before:2025-07-15⁩
hint-no-source = لا أخبار من مصدر بهذا الاسم. جرّب جزءًا من اسمه، أو احذفه من البحث.
nothing-related = لا شيء آخر قريب من <b>{ $title }</b>. لعلّ آخر الأخبار هي ما تريد.
no-story = لا خبر بالرقم { $story }، أو لم يعد موجودًا. الأرقام تحت القائمة تفتح أخبارها.
latest-wrong = كم خبرًا؟ اكتب عددًا من 1 إلى 20 بعد الأمر، مثل: ⁨/latest 10⁩
story-wrong = أي خبر؟ اكتب رقمه بعد الأمر، مثل ⁨/story 12⁩، أو افتح خبرًا من ⁨/latest⁩.
related-wrong = ذات صلة بماذا؟ اكتب رقم خبر أو بضع كلمات بعد الأمر، مثل ⁨/related وزير الثقافة⁩، أو ردّ على خبر بالأمر ⁨/related⁩.
topic-wrong = أي موضوع؟ اكتبه بعد الأمر، مثل: ⁨/topic اليابان⁩
search-wrong = عمّ تبحث؟ اكتب بضع كلمات بعد الأمر، مثل: ⁨/search وزير الثقافة⁩

## Pushing, for admins

push-how =
    <b>كيف تضيف الأخبار</b>

    افتح صفحة إخبارية، وحدّد كل ما فيها، وانسخه، وألصقه في هذه المحادثة. النصوص الطويلة تصل في عدة رسائل، وأنا أجمعها من جديد.

    أقرأ أيضًا الروابط والملفات والرسائل المعاد توجيهها، وكذلك ما يأتي بعد ⁨/push⁩. وإن لم تكن الصفحة من هذه اللحظة، فاكتب وقتها في السطر الأول: ⁨<code>as of 2025-07-01 09:00</code>⁩
reading = أقرأ…
reading-files = أقرأ… { $files ->
    [zero] لا ملفات بعد
    [one] ملف واحد حتى الآن
    [two] ملفان حتى الآن
    [few] { $files } ملفات حتى الآن
    [many] { $files } ملفًا حتى الآن
   *[other] { $files } ملف حتى الآن
}
reading-of = أقرأ… { $files } من { $of }
report = { $count ->
    [zero] <b>الدفعة { $dump }</b> · لا مقالات
    [one] <b>الدفعة { $dump }</b> · مقال واحد
    [two] <b>الدفعة { $dump }</b> · مقالان
    [few] <b>الدفعة { $dump }</b> · { $count } مقالات
    [many] <b>الدفعة { $dump }</b> · { $count } مقالًا
   *[other] <b>الدفعة { $dump }</b> · { $count } مقال
}
report-files = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
}
report-files-more = { $count ->
    [zero] لا شيء آخر تعذّرت قراءته.
    [one] وملف آخر تعذّرت قراءته.
    [two] وملفان آخران تعذّرت قراءتهما.
    [few] و{ $count } ملفات أخرى تعذّرت قراءتها.
    [many] و{ $count } ملفًا آخر تعذّرت قراءتها.
   *[other] و{ $count } ملف آخر تعذّرت قراءتها.
}
report-link = { $link }: { $why }
report-links-more = { $count ->
    [zero] لا روابط أخرى بلا نتيجة.
    [one] رابط آخر لم يأتِ بشيء.
    [two] رابطان آخران لم يأتيا بشيء.
    [few] { $count } روابط أخرى لم تأتِ بشيء.
    [many] { $count } رابطًا آخر لم تأتِ بشيء.
   *[other] { $count } رابط آخر لم تأتِ بشيء.
}
report-known = <b>لا جديد.</b> هذه هي الدفعة { $dump } نفسها، حرفًا بحرف.
report-refused = <b>تعذّرت القراءة.</b> حُفظ النص باسم الدفعة { $dump }، فلم يضِع شيء.
report-sources = من { $names }
report-sources-more = من { $names }، وعدد غيرها: { $more }
report-no-source = { $count ->
    [zero] لا مقالات بلا مصدر
    [one] مقال واحد بلا مصدر
    [two] مقالان بلا مصدر
    [few] { $count } مقالات بلا مصدر
    [many] { $count } مقالًا بلا مصدر
   *[other] { $count } مقال بلا مصدر
}
outcome-new = جديد: { $count }
outcome-updated = محدَّث: { $count }
outcome-known = معروف: { $count }
file-too-large = الملف كبير جدًا: لا يتيح لي تيليغرام أكثر من 20 ميغابايت. أرسله مجزّأً أو مضغوطًا.
file-not-fetched = تعذّر جلب الملف من تيليغرام. أرسله من جديد.
dumps = <b>الدفعات</b>، الأحدث أولًا
no-dumps = لم تُضَف أي أخبار بعد. ⁨/push⁩ يشرح الطريقة.
no-dump = لا توجد دفعة بالرقم { $dump }. ⁨/dumps⁩ يعرض الموجود.
dump-gave = { $count ->
    [zero] لا مقالات، الجديد: { $added }
    [one] مقال واحد، الجديد: { $added }
    [two] مقالان، الجديد: { $added }
    [few] { $count } مقالات، الجديد: { $added }
    [many] { $count } مقالًا، الجديد: { $added }
   *[other] { $count } مقال، الجديد: { $added }
}
dump-refused = تعذّرت قراءتها
dump-undone = أُلغيت
dump-lines = <b>ما قُرئ</b> مع أرقام السطور (من { $total })
dump-more = وغيرها: { $count }
dump-left-out = تُرك لأنه من الصفحة لا من أخبارها: { $lines }
dump-nothing-read = لم يُعثر على أخبار في السطور { $lines }
dump-why = <b>رُفض:</b> { $why }
undo-this = هل تريد التراجع عن هذه الدفعة؟
undo-wrong = أي دفعة؟ اكتب رقمها بعد الأمر، مثل ⁨/undo 12⁩، أو انظر ⁨/dumps⁩.
nothing-to-undo = لا دفعة للتراجع عنها. ⁨/dumps⁩ يعرض ما أُضيف.
undone = { $removed ->
    [0] <b>أُلغيت الدفعة { $dump }.</b> مقالاتها موجودة في دفعات أخرى أيضًا، فهي باقية.
    [zero] <b>أُلغيت الدفعة { $dump }.</b> مقالاتها موجودة في دفعات أخرى أيضًا، فهي باقية.
    [one] <b>أُلغيت الدفعة { $dump }.</b> حُذف مقال واحد.
    [two] <b>أُلغيت الدفعة { $dump }.</b> حُذف مقالان.
    [few] <b>أُلغيت الدفعة { $dump }.</b> حُذفت { $removed } مقالات.
    [many] <b>أُلغيت الدفعة { $dump }.</b> حُذف { $removed } مقالًا.
   *[other] <b>أُلغيت الدفعة { $dump }.</b> حُذف { $removed } مقال.
}
undone-reverted = { $count ->
    [zero] لم يعد أي مقال إلى صيغته السابقة.
    [one] عاد مقال واحد إلى صيغته السابقة.
    [two] عاد مقالان إلى صيغتهما السابقة.
    [few] عادت { $count } مقالات إلى صيغتها السابقة.
    [many] عاد { $count } مقالًا إلى صيغته السابقة.
   *[other] عاد { $count } مقال إلى صيغته السابقة.
}
undone-already = سبق أن أُلغيت الدفعة { $dump }.
undone-toast = تم التراجع

## Feeds, for admins

command-feeds = الخلاصات التي أقرؤها تلقائيًا
command-addfeed = قراءة خلاصة من الآن فصاعدًا، مثل ⁨/addfeed example.org/rss⁩
command-removefeed = التوقف عن قراءة خلاصة
button-feeds = كل الخلاصات
button-removefeed = إزالة { $feed }
button-fulltext = النصوص كاملة
button-addchannel = اقرأ { $channel } من الآن فصاعدًا
addfeed-how = أي خلاصة؟ اكتب بعد الأمر رابطها، أو رابط صفحة فيها خلاصة، أو معرّف قناة عامة مسبوقًا بعلامة @، مثل: ⁨/addfeed example.org/rss⁩
feeds = <b>الخلاصات</b>، المجموع: { $count }
feeds-none = لا أقرأ أي خلاصات بعد. أضف واحدة بالأمر ⁨/addfeed⁩ يليه رابط، أو أرسل ملف ⁨.opml⁩ من قارئ آخر فأضيف كل ما فيه.
feeds-listed = { $count ->
    [zero] <b>لا خلاصات</b> في هذه القائمة، الجديد: { $added }. سيصل ما فيها خلال الدقائق القادمة.
    [one] <b>خلاصة واحدة</b> في هذه القائمة، الجديد: { $added }. سيصل ما فيها خلال الدقائق القادمة.
    [two] <b>خلاصتان</b> في هذه القائمة، الجديد: { $added }. سيصل ما فيهما خلال الدقائق القادمة.
    [few] <b>{ $count } خلاصات</b> في هذه القائمة، الجديد: { $added }. سيصل ما فيها خلال الدقائق القادمة.
    [many] <b>{ $count } خلاصة</b> في هذه القائمة، الجديد: { $added }. سيصل ما فيها خلال الدقائق القادمة.
   *[other] <b>{ $count } خلاصة</b> في هذه القائمة، الجديد: { $added }. سيصل ما فيها خلال الدقائق القادمة.
}
feeds-listed-refused = { $count ->
    [zero] كل العناوين مما أفتحه.
    [one] خلاصة واحدة عنوانها مما لا أفتحه.
    [two] خلاصتان عنواناهما مما لا أفتحه.
    [few] { $count } خلاصات عناوينها مما لا أفتحه.
    [many] { $count } خلاصة عناوينها مما لا أفتحه.
   *[other] { $count } خلاصة عناوينها مما لا أفتحه.
}
button-exportfeeds = في ملف
feed-state = { $minutes ->
    [zero] تُقرأ باستمرار
    [one] تُقرأ كل دقيقة
    [two] تُقرأ كل دقيقتين
    [few] تُقرأ كل { $minutes } دقائق
    [many] تُقرأ كل { $minutes } دقيقة
   *[other] تُقرأ كل { $minutes } دقيقة
}
feed-state-failing = متعثّرة، بدأ ذلك { $ago }: { $why }
feed-state-ended = انتهت: { $why }
feed-added = سأقرأ <b>{ $feed }</b> من الآن فصاعدًا.
feed-known = <b>{ $feed }</b> موجودة هنا من قبل، وقراءتها مستمرة.
feed-came = { $count ->
    [zero] لا مقالات، الجديد: { $added }
    [one] مقال واحد، الجديد: { $added }
    [two] مقالان، الجديد: { $added }
    [few] { $count } مقالات، الجديد: { $added }
    [many] { $count } مقالًا، الجديد: { $added }
   *[other] { $count } مقال، الجديد: { $added }
}
feed-refused = <b>لم تُضَف أي خلاصة.</b> { $why }
feed-removed = لن أقرأ <b>{ $feed }</b> بعد الآن. مقالاتها باقية.
feed-not-there = لا توجد خلاصة كهذه. ⁨/feeds⁩ يعرض الموجود.
feed-failing = تعذّرت قراءة <b>{ $feed }</b> منذ يوم، وما زلت أحاول. { $why }
feed-ended = انتهت <b>{ $feed }</b> ولن أقرأها بعد الآن. { $why }

## Figures, for admins

command-stats = كيف تسير أمور البوت
button-again = تحديث
stats = <b>كيف تسير الأمور</b>
stats-people = القرّاء: <b>{ $readers }</b> · المجموعات والقنوات: <b>{ $chats }</b>
stats-briefings = الموجزات في آخر 24 ساعة: أُرسل <b>{ $sent }</b> وفشل { $failed }
stats-readers = { $count ->
    [zero] لا اشتراكات، المتوقف مؤقتًا: { $paused }
    [one] اشتراك واحد، المتوقف مؤقتًا: { $paused }
    [two] اشتراكان، المتوقف مؤقتًا: { $paused }
    [few] { $count } اشتراكات، المتوقف مؤقتًا: { $paused }
    [many] { $count } اشتراكًا، المتوقف مؤقتًا: { $paused }
   *[other] { $count } اشتراك، المتوقف مؤقتًا: { $paused }
}
stats-sent = { $count ->
    [zero] <b>لم تُرسل أي رسالة</b> خلال آخر 24 ساعة
    [one] <b>رسالة واحدة</b> أُرسلت خلال آخر 24 ساعة
    [two] <b>رسالتان</b> أُرسلتا خلال آخر 24 ساعة
    [few] <b>{ $count } رسائل</b> أُرسلت خلال آخر 24 ساعة
    [many] <b>{ $count } رسالة</b> أُرسلت خلال آخر 24 ساعة
   *[other] <b>{ $count } رسالة</b> أُرسلت خلال آخر 24 ساعة
}
stats-ends = بلا جديد: { $nothing }، فشل: { $failed }، قيد الانتظار: { $waiting }، غير مؤكد: { $doubtful }
stats-lag = أطول تأخّر عن الموعد: { $lag } ث
stats-articles = { $count ->
    [zero] <b>لا مقالات</b> من الأيام السبعة الأخيرة
    [one] <b>مقال واحد</b> من الأيام السبعة الأخيرة
    [two] <b>مقالان</b> من الأيام السبعة الأخيرة
    [few] <b>{ $count } مقالات</b> من الأيام السبعة الأخيرة
    [many] <b>{ $count } مقالًا</b> من الأيام السبعة الأخيرة
   *[other] <b>{ $count } مقال</b> من الأيام السبعة الأخيرة
}
stats-sources = الأكثر أخبارًا: { $names }
stats-summaries = ملخّصات النموذج: المعروض { $kept }، والمستبعد { $dropped }

## Admins

command-admins = من هم المشرفون؛ إضافة مشرف أو إزالته
button-admins = كل المشرفين
button-add-admin = إضافة مشرف
button-remove-admin = إزالة { $name }
admins = <b>المشرفون</b>
admin-fixed = { $name }، عيّنه من يشغّل هذا البوت
admins-private = هذا يتم في محادثة خاصة معي.
admin-link =
    <b>أول من يفتح هذا الرابط يصبح مشرفًا.</b>

    { $link }

    أرسله إلى الشخص الذي تقصده وحده. يبقى صالحًا { $minutes } دقيقة ويعمل مرة واحدة.
admin-welcome = <b>أنت الآن مشرف على هذا البوت.</b>
admin-link-already = أنت مشرف على هذا البوت بالفعل.
admin-link-void = <b>لم يعد هذا الرابط صالحًا.</b> يعمل مرة واحدة ولوقت قصير. اطلب رابطًا جديدًا من أحد مشرفي هذا البوت.
admin-remove = هل تريد ألا يبقى { $name } مشرفًا؟
admin-removed-toast = تمت الإزالة.
admin-stays-toast = هذا المشرف عيّنه من يشغّل البوت، ولا يمكن إزالته هنا.
admin-last-toast = يجب أن يبقى مشرف واحد على الأقل.
admin-no-more = لم تعد مشرفًا على هذا البوت.
admin-new = أصبح <b>{ $name }</b> مشرفًا على هذا البوت عبر رابط.
problem-disk = <b>القرص شبه ممتلئ:</b> بقي { $free } ميغابايت. حين يمتلئ لن يمكن حفظ شيء. يرجى إخلاء مساحة.
problem-silent = <b>لا شيء من { $source } منذ يومين</b>، مع أن أخباره كانت تصل يوميًا تقريبًا. ربما تغيّرت صفحاته: انظر ما أعطته آخر الدفعات أو هل ما زالت خلاصته تعمل.

## Groups and channels

greeting-group =
    <b>الأخبار باختصار، للجميع هنا.</b>

    يمكن لأي شخص أن يسأل: ⁨/latest⁩ أو ⁨/topic⁩ مع بعض الكلمات أو ⁨/brief⁩. أما ما يصل تلقائيًا فيقرره مشرفو المجموعة: ⁨/subscribe⁩ للوقت، ⁨/follow⁩ للمواضيع، ⁨/settings⁩ لما بقي.
greeting-forum = يمكن أن يكون لكل موضوع في هذه المجموعة موجز ومواضيع خاصة به: اكتب فيه ⁨/subscribe⁩.
command-channels = قنواتك، لإعدادها من هنا
button-channels = كل القنوات
channels = <b>قنواتك</b>، لإعدادها من هنا
channels-none = لا توجد قناة لإعدادها بعد. اجعلني مشرفًا في قناتك فأكتب إليك هنا.
channel-new = أنا الآن مشرف في هذه القناة. تصل الموجزات إليها حالما تختار وقتًا.
channel-words = ما تتابعه القناة يأتي أولًا. لمتابعة أي كلمات اكتب في القناة نفسها، مثلًا ⁨<code>/follow شطرنج</code>⁩
channel-not-yours = لا يمكن إعداد تلك القناة إلا لمشرفيها، ما دمت أنا مشرفًا فيها أيضًا.

## Messages to all, for admins

command-broadcast = رسالة إلى كل المشتركين
broadcast-how = ما الذي تريد أن يقرأه الجميع؟ اكتبه بعد الأمر، مثلًا ⁨/broadcast غدًا استراحة⁩. تراه أنت أولًا، ولا يُرسل إلا بعد موافقتك.
broadcast-ask = { $count ->
    [zero] إرسالها إلى <b>{ $count } محادثة</b>؟ يستغرق ذلك نحو { $takes }.
    [one] إرسالها إلى <b>محادثة واحدة</b>؟ يستغرق ذلك نحو { $takes }.
    [two] إرسالها إلى <b>محادثتين</b>؟ يستغرق ذلك نحو { $takes }.
    [few] إرسالها إلى <b>{ $count } محادثات</b>؟ يستغرق ذلك نحو { $takes }.
    [many] إرسالها إلى <b>{ $count } محادثة</b>؟ يستغرق ذلك نحو { $takes }.
   *[other] إرسالها إلى <b>{ $count } محادثة</b>؟ يستغرق ذلك نحو { $takes }.
}
broadcast-nobody = لا يوجد مشتركون بعد، فليس هناك من تُرسل إليه.
broadcast-dropped = لم يُرسل شيء.
broadcast-running = <b>جارٍ الإرسال…</b>
broadcast-count = { $sent } من { $all }
broadcast-stop-toast = توقف الإرسال. ما هو في الطريق سيصل.
broadcast-done = <b>تم الإرسال.</b> عدد المحادثات التي وصلت إليها: { $count }.
broadcast-stopped = <b>توقف الإرسال.</b> عدد المحادثات التي وصلت إليها: { $count }.
broadcast-failed = تعذّر الوصول إلى: { $count }.
broadcast-rest = لن تصل إلى: { $count }.
button-broadcast = نعم، أرسلها
button-broadcast-no = لا
button-broadcast-stop = إيقاف

## Briefings and subscribing

command-brief = موجز الآن، عن كل شيء أو عن موضوع
command-subscribe = موجز كل يوم، مثل ⁨/subscribe 07:30 القاهرة⁩
command-unsubscribe = إيقاف الموجزات هنا
briefing-more = { $count ->
    [zero] لا أخبار جديدة أخرى.
    [one] وخبر جديد آخر.
    [two] وخبران جديدان آخران.
    [few] و{ $count } أخبار جديدة أخرى.
    [many] و{ $count } خبرًا جديدًا آخر.
   *[other] و{ $count } خبر جديد آخر.
}
briefing-others = ما الجديد أيضًا
briefing-muted = { $count ->
    [zero] لا أخبار عن مواضيع كتمتها.
    [one] خبر واحد عن موضوع كتمته.
    [two] خبران عن مواضيع كتمتها.
    [few] { $count } أخبار عن مواضيع كتمتها.
    [many] { $count } خبرًا عن مواضيع كتمتها.
   *[other] { $count } خبر عن مواضيع كتمتها.
}
briefing-update = تحديث
briefing-followed = تتابع { $topic }
briefing-nothing = لا جديد الآن.
briefing-nothing-since = لا جديد منذ { $since }.
briefing-nothing-on = لا جديد عن <b>{ $topic }</b>.
briefing-silence = لم يكن في آخر ثلاثة موجزات لك أي جديد، فآثرت الصمت. ما زلت أتابع، وسأكتب إليك فور ظهور جديد.
briefing-drought = <b>لا أخبار للموجزات.</b> حان موعد موجزات ولم يصل أي جديد لأيٍّ منها. ألصق هنا نص صفحة إخبارية فتظهر أخبارها في الموجزات القادمة.
button-more-news = { $count ->
    [zero] لا مزيد
    [one] خبر آخر
    [two] خبران آخران
    [few] { $count } أخبار أخرى
    [many] { $count } خبرًا آخر
   *[other] { $count } خبر آخر
}
button-before = الأخبار السابقة
subscribe-offer =
    <b>متى تريد أن يصلك موجزك؟</b>

    الأوقات بتوقيت { $place }، والساعة هناك الآن { $clock }. أو اكتب: ⁨<code>/subscribe 07:30 { $zone } الاثنين-الجمعة</code>⁩
subscribe-zones =
    <b>كم الساعة عندك؟</b>

    أو اكتب مدينتك بعد الأمر: ⁨<code>/subscribe 07:30 القاهرة</code>⁩
subscribe-which = <b>أيّ واحدة تقصد؟</b>
subscribe-similar = هل هي إحدى هذه؟
subscribe-unknown = لم أفهم { $words }. اكتب الساعات ومدينة أو منطقة زمنية والأيام بأي ترتيب، مثل: <code>{ $example }</code>
subscribe-too-many = الحد الأقصى لعدد الموجزات في اليوم هنا: { $most }.
subscribe-last-hour = لا بد من بقاء ساعة واحدة على الأقل. لإيقاف الموجزات اضغط «إلغاء الاشتراك».
subscribe-group-admins = في المجموعات، القرار بشأن الموجزات لمشرفي المجموعة.
subscribed = <b>تم.</b> موعد موجزك: { $plan }.
subscribed-changed = <b>تم التغيير.</b> موعد موجزك: { $plan }، وكان: { $before }.
subscribed-same = موعد موجزك كما كان: { $plan }.
subscription = موعد موجزك: { $plan }.
plan = { $days }، الساعة { $hours } بتوقيت { $place }
days-daily = كل يوم
days-workdays = من الاثنين إلى الجمعة
days-weekend = السبت والأحد
next-briefing = الموجز القادم: <b>{ $moment }</b>
moment = { $weekday }، { $day }، { $time } ({ $zone })
unsubscribed = <b>لا موجزات هنا بعد الآن.</b> ويمكنك أن تسأل عن الأخبار متى شئت.
unsubscribe-none = لا اشتراك هنا. أنشئ واحدًا بالأمر ⁨/subscribe⁩.
button-other-zone = منطقة زمنية أخرى
button-every-day = كل يوم
button-workdays = الاثنين–الجمعة
button-weekend = السبت والأحد
button-unsubscribe = إلغاء الاشتراك
button-subscribe-again = اشترك من جديد

## Settings

command-settings = الساعات والأيام والحجم والعرض واللغة
settings = <b>الإعدادات</b>
settings-no-briefing = لا موجز يوميًا هنا بعد.
settings-size-is = الحجم: { $size }
settings-layout-is = العرض: { $layout }
settings-language-is = اللغة: { $language }
settings-changed = <b>تم التغيير:</b> { $after }، وكان: { $before }.
settings-last = لا بد من بقاء واحد منها. لإيقاف الموجزات: ⁨/unsubscribe⁩
settings-hours = <b>الساعات:</b> { $value }
settings-hours-hint = اضغط ساعة لإضافتها أو إزالتها. ولتحديد الدقائق اكتب: ⁨<code>/subscribe 07:30</code>⁩
settings-days = <b>الأيام:</b> { $value }
settings-zone = <b>المنطقة الزمنية:</b> { $value }
settings-zone-hint = اضغط ما يوافق وقت ساعتك، أو اكتب مدينتك: ⁨<code>/subscribe القاهرة</code>⁩
settings-zone-name = { $place } ({ $zone })
settings-size = <b>الحجم:</b> { $value } في الموجز
settings-layout = <b>العرض:</b> { $value }
settings-layout-hint = العرض العادي يلخّص كل خبر في سطرين تحت عنوانه، والمختصر يكتفي بالعناوين. والرقم تحت الموجز يفتح الخبر.
settings-language = <b>اللغة:</b> { $value }
stories = { $count ->
    [zero] لا أخبار
    [one] خبر واحد
    [two] خبران
    [few] { $count } أخبار
    [many] { $count } خبرًا
   *[other] { $count } خبر
}
layout-short = مختصر
layout-standard = عادي
language-telegram = كما في تيليغرام
button-hours = الساعات
button-days = الأيام
button-zone = المنطقة الزمنية
button-size = الحجم
button-layout = العرض
button-language = اللغة
button-back = ‹ رجوع

## Following and muting

command-follow = متابعة موضوع ليتصدّر الموجزات، مثل ⁨/follow الشطرنج⁩ أو ⁨/follow source:nhk⁩
command-unfollow = إنهاء متابعة موضوع
command-mute = كتم موضوع فلا يظهر في الموجزات
command-unmute = إلغاء كتم موضوع
follows = <b>في الموجزات هنا</b>
follows-followed = في الصدارة: { $topics }
follows-muted = مكتوم: { $topics }
follows-how = أضف المزيد بالأمر ⁨/follow⁩ أو ⁨/mute⁩ مع بضع كلمات. واضغط أيًّا مما يلي لإزالته.
follows-none =
    لا شيء متابَع أو مكتوم هنا بعد.

    ما تتابعه يتصدّر موجزاتك: ⁨<code>/follow الشطرنج</code>⁩. وما تكتمه لا يظهر فيها: ⁨<code>/mute source:nhk</code>⁩
follow-follows = تتابع هنا <b>{ $topic }</b>: أخباره تتصدّر الموجزات.
follow-mutes = كُتم <b>{ $topic }</b> هنا: أخباره لا تظهر في الموجزات.
follow-ended = لم يعد <b>{ $topic }</b> متابَعًا ولا مكتومًا هنا.
follow-not = ليس <b>{ $topic }</b> متابَعًا ولا مكتومًا هنا.
follow-too-many = الحد الأقصى لما يُتابَع أو يُكتَم هنا: { $most }. أزل واحدًا أولًا: القائمة في ⁨/follow⁩.
follow-wrong = الموضوع بضع كلمات، والمصدر يُكتب بعد ⁨source:⁩ كما في ⁨/follow source:nhk⁩
follow-story = ماذا تريد من <b>{ $title }</b> أن يتصدّر الموجزات، أو ألّا يظهر فيها؟
button-follow = متابعة { $topic }
button-follow-on = ✓ متابعة { $topic }
button-mute = كتم { $topic }
button-mute-on = ✓ كتم { $topic }
button-mine = مواضيعي
button-topics = مواضيع الأسبوع
button-tune = متابعة

## The first briefing

begin-hours = <b>متى تريد أن يصلك موجزك؟</b> الأوقات بتوقيت { $place }، والساعة هناك الآن { $clock }.
begin-confirm =
    <b>كل يوم، الساعة { $hour } بتوقيت { $place }.</b>

    الساعة هناك الآن { $clock }. هل هي كذلك عندك؟
begin-sample = هكذا كان سيبدو موجزك الآن:
button-begin = نعم، تم
button-settings = الإعدادات

## Topics of the week

command-topics = عمّ تتحدث أخبار هذا الأسبوع
topics = <b>عمّ تتحدث أخبار هذا الأسبوع</b>
topics-none = لا شيء بارزًا في أخبار هذا الأسبوع بعد. لعلّ آخر الأخبار هي ما تريد.

## Privacy

command-privacy = ما أحتفظ به عن هذه المحادثة
command-export = كل ما أحتفظ به عن هذه المحادثة، في ملف
command-forget = حذف كل ما أحتفظ به عن هذه المحادثة
privacy =
    <b>ما أحتفظ به عن هذه المحادثة</b>

    رقمها في تيليغرام، وما ضُبط هنا: الساعات والأيام والمنطقة الزمنية والحجم والعرض واللغات، وما يُتابَع وما كُتم، وطريقة التنبيه، وما أُعطي للأخبار من 👍 و👎. ولثمانية أيام: الأخبار التي وردت في موجزاتك كي لا يتكرر خبر، ولبضعة أسابيع: وقت إرسال كل موجز. وكلمات بحثك ما دام زرٌّ يحتاج إليها. والقنوات التي جعلتني مشرفًا فيها.

    لا أسماء ولا أرقام هواتف ولا صور، ولا أي شيء آخر مما تكتبه. يبقى كل ذلك لدى القائم على هذا البوت ولا يُعطى لأحد.
privacy-group-admins = في المجموعات، القرار بشأن ما يُحفظ عنها لمشرفي المجموعة.
export = كل ما أحتفظ به عن هذه المحادثة.
forget =
    <b>هل تريد أن أنسى هذه المحادثة؟</b>

    تتوقف الموجزات، وتُحذف نهائيًا كل الإعدادات وما تابعته وما أُرسل هنا. ويمكنك قبل ذلك أخذها في ملف: ⁨/export⁩
forget-admin = أنت مشرف على هذا البوت وستبقى كذلك. والأخبار التي أضفتها تبقى أيضًا، من دون اسمك.
forgotten = <b>تم النسيان.</b> لم أعد أعرف شيئًا عن هذه المحادثة. للبدء من جديد: ⁨/start⁩
forget-not = لم يُحذف شيء.
button-export = الكل في ملف
button-forget = انسَ هذه المحادثة
button-forget-sure = نعم، انسَ كل شيء
button-keep = لا، احتفظ بها

## التنبيهات ولغات الأخبار

alert-several = { $count ->
    [zero] <b>لا أخبار عمّا تتابعه</b>
    [one] <b>خبر واحد عمّا تتابعه</b>
    [two] <b>خبران عمّا تتابعه</b>
    [few] <b>{ $count } أخبار عمّا تتابعه</b>
    [many] <b>{ $count } خبرًا عمّا تتابعه</b>
   *[other] <b>{ $count } خبر عمّا تتابعه</b>
}
alerts-terms = { $sources }، { $night }، { $sound }
alerts-sources = { $count ->
    [zero] فورًا
    [one] فورًا، من أول مصدر
    [two] حين ينشره مصدران
    [few] حين تنشره { $count } مصادر
    [many] حين ينشره { $count } مصدرًا
   *[other] حين ينشره { $count } مصدر
}
alerts-night = ليس بين { $begins } و{ $ends }
alerts-no-night = ليلًا أيضًا
alerts-loud = مع صوت
alerts-quiet = بلا صوت
follow-rings = 🔔 حالما يستجد خبر عن <b>{ $topic }</b> أكتب هنا.
follow-hushed = لا تنبيهات بعد الآن عن <b>{ $topic }</b>، وتبقى أخباره في صدر الموجزات.
settings-bells-is = المواضيع: { $topics }
settings-bells = <b>المواضيع:</b> { $value }
settings-bells-none = لا شيء متابَع بعد
settings-bells-hint = اضغط موضوعًا لتشغيل جرسه أو إيقافه. مع الجرس أكتب حالما يستجد خبر عنه. ولإضافة موضوع: ⁨<code>/follow الشطرنج</code>⁩
settings-alerts-is = التنبيهات: { $alerts }
settings-alerts = <b>التنبيهات:</b> { $value }
settings-alerts-hint = تخبرك بجديد المواضيع ذات الجرس 🔔. إن تعدّدت جاءت في رسالة واحدة، ومرة في الساعة على الأكثر؛ وما يأتي ليلًا ينتظر الصباح.
settings-news-is = الأخبار بـ: { $languages }
settings-news = <b>الأخبار بـ:</b> { $value }
settings-news-hint = لا يظهر هنا في الموجزات وفي ⁨/latest⁩ إلا ما كُتب بهذه اللغات. اضغط لغة لإضافتها أو إزالتها.
news-all = كل اللغات
button-bell = 🔔 نبّهني
button-bell-on = ✓ 🔔 التنبيهات
button-bells = 🔔 المواضيع
button-alerts = التنبيهات
button-news = لغات الأخبار
button-story = اقرأ الخبر
button-sources = { $count ->
    [zero] فورًا
    [one] فورًا
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
button-night = 🌙 { $begins }–{ $ends }
button-no-night = ليلًا أيضًا
button-loud = مع صوت
button-quiet = بلا صوت

## المشاركة والتقييم والبحث من أي محادثة

nothing-in-languages = لا أخبار بعد بهذه اللغات: { $languages }.
button-share = مشاركة
button-done = تم
rate-up-toast = سُجّل: أخبار كهذه تتقدّم قليلًا في موجزات هذه المحادثة.
rate-down-toast = سُجّل: أخبار كهذه تتأخّر قليلًا في موجزات هذه المحادثة.
rate-back-toast = تم التراجع.
inline-nothing = لا نتائج. اسألني مباشرة

## العرض القابل للفتح

briefing-heading = موجزك
layout-unfolding = قابل للفتح
settings-layout-old = في العرض القابل للفتح عناوين تنفتح باللمس. وهو نوع جديد من الرسائل لا تعرضه إصدارات تيليغرام القديمة؛ وإن رفضه الخادم وصلك العرض المعتاد.
