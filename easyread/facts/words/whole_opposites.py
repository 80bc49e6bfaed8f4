"""Words and short phrases that say the opposite of one another, for letters retold freely.

Only for a retelling read with a parser (``polarity.py``): the two must stand on the same words. Some say
the same as a "not" of the other side ("set aside" / "still counts"), so they count as yes and no.
"""

from __future__ import annotations

# Two sides a line, words of one side may stand for one another. "+" marks a regular verb.
PAIRS = """
allow+ permit+ grant+ approve+ award+ authorise+ agreed agree+ said-yes says-yes say-yes accept+ won win wins winning successful succeed+ consent+ let letting gave-permission gives-permission | said-no says-no say-no turned-down turn-down turns-down refuse+ refusal reject+ dismiss+ deny+ decline+ disallow+ forbid forbids forbidden ban+ banned prohibit+ lost lose loses losing unsuccessful fail+ disagree+ block+ veto+ forbade bar barred
uphold upholds upheld accept+ agree-with-your agreed-with-your agrees-with-your you-were-right you-are-right in-your-favour | reject+ dismiss+ disagree-with-your disagreed-with-your disagrees-with-your you-were-wrong you-are-wrong
confirm+ uphold upholds upheld stands still-stands still-counts stay-the-same stays-the-same stays-as-it-is stay-as-it-is the-same unchanged remains-in-force stay-in-place stays-in-place stands-as-it-is | set-aside sets-aside overturn+ overrule+ quash+ revoke+ annul+ reverse+ change+ replace+ amend+ vary varied rescind+
valid count counts counted still-counts can-be-accepted in-force takes-effect take-effect still-count | invalid void set-aside disregard+ ignore+ quash+ cancel+ cancelled leave-out leave-that-person-out
sufficient enough adequate adequately plenty | insufficient too-few too-low too-little inadequate short-of not-enough lacking
attend+ attendance came come coming come-along was-there were-there is-there be-there was-at were-at present was-present took-part turn-up turned-up | absent absence miss+ stayed-away stay-away
binding bound-by must-follow has-to-follow have-to-follow must-do-what has-to-do-what have-to-do-what must-obey has-to-obey have-to-obey has-to-do-it must-do-it | advisory
go-ahead goes-ahead going-ahead keep keeps kept take-place takes-place taking-place will-be-held will-happen still-on kept going-to-happen | cancel+ cancelled call-off called-off is-off scrap+ scrapped vacated
eat eating ate food | fast fasting
in-credit | you-owe you-still-owe in-debt in-arrears
get gets got getting given | refuse+ unsuccessful turned-down reject+ decline+ deny+ disallow+
refund+ money-back |
taxable pay-tax taxed | tax-free
affect+ change+ make-a-difference makes-a-difference make-any-difference |
a-demand-for a-request-for asks-you asking-you asks-for asking-for asking-you-for |
reach+ spoke-to speak-to got-through get-through got-hold-of contact+ |
consider+ read looked-at look-at looking-at study studied examine+ thought-about think-about |
apply applies applied met meet meets satisfy satisfies satisfied fit fits fitted match+ |
compulsory mandatory obligatory | optional voluntary up-to-you if-you-like if-you-want your-choice
in-operation is-working be-working in-use running operating in-order in-service | out-of-order out-of-use broken out-of-action out-of-service faulty
free free-of-charge waive+ exempt for-free costs-nothing pay-nothing nothing-to-pay | cost costs charge+ fee pay-for have-to-pay has-to-pay need-to-pay needs-to-pay must-pay will-pay
disregard+ ignore+ leave-out leaves-out left-out overlook+ | count+ still-count still-counts take-into-account taken-into-account takes-into-account take-account took-account think-about thought-about consider+ look-at looked-at
increase+ rise rises rose risen rising raise+ go-up goes-up went-up going-up gone-up higher up-by more grow+ grew bigger | decrease+ reduce+ reduction fall falls fell fallen falling drop+ dropped lower+ go-down goes-down went-down going-down gone-down cut cutting less smaller shrink+ fewer
start+ begin begins began begun beginning commence+ set-up open+ launch+ introduce+ | stop+ stopped end+ finish+ cease+ terminate+ discontinue+ conclude+ come-to-an-end comes-to-an-end expire+ run-out runs-out
continue+ carry-on carries-on go-on goes-on keep keeps keep-on remain+ carry-on still-get stay-open stays-open | stop+ stopped cease+ end+ discontinue+ close+ cancel+ cancelled lose loses lost suspend+
open+ stays-open stay-open | close+ closure shut shuts shutting
include+ part-of belong+ cover+ counts-as | exclude+ leave-out leaves-out left-out separate separate-from apart-from
independent independent-of separate | part-of work-for works-for belongs-to
switched-on turned-on switch-on turn-on left-on kept-on keep-on leave-on | switched-off turned-off switch-off turn-off left-off kept-off keep-off
get gets got receive+ award+ given entitled eligible qualify qualifies qualified | lose loses lost ineligible disqualified
late | on-time in-time
early earlier sooner | late later
faster fast quickly quicker quick sooner speed-up speeds-up | slower slow slowly slow-down slows-down delay+ take-longer takes-longer took-longer taking-longer
more-likely likely | unlikely less-likely
bring brings forward+ | postpone+ put-off delay+
lock+ locked | unlock+ unlocked
buy buys bought | sell sells sold
borrow+ | lend lends lent
same as-before the-same | different differ+ change+ changed
safe safely | unsafe dangerous risky
true correct right accurate | false untrue incorrect inaccurate wrong mistaken
complete completed full | incomplete partial
possible | impossible
legal lawful allowed | illegal unlawful crime against-the-law offence
happy satisfied content pleased | unhappy dissatisfied
fit well healthy | unfit unwell ill sick poorly
paid settled | unpaid overdue owing outstanding
aware | unaware
known | unknown
improve+ better improvement get-better gets-better | worse worsen+ deteriorate+ get-worse gets-worse
easy easier easily simple simpler | hard harder difficult
large larger big bigger | small smaller
long longer take-longer takes-longer took-longer taking-longer | short shorter
heavy heavier | light lighter
near nearer close-to closer nearby | far further farther away
high higher highest | low lower lowest
full fully | empty partly partially
hot | cold
inside indoors | outside outdoors
temporary temporarily for-now for-a-short-time | permanent permanently for-good for-ever
urgent urgently at-once right-away straight-away immediately now | routine non-urgent
formal | informal
alone by-yourself by-himself by-herself by-themselves on-your-own on-his-own on-her-own unaccompanied | accompanied together
enhanced higher-rate higher | standard lower-rate
underpaid underpayment too-little owed-to-you | overpaid overpayment too-much
positive | negative
active | inactive
remember+ | forget forgets forgot forgotten
keep keeps kept keeping store+ | destroy+ throw-away throws-away throw-it-away shred+ post-it return+
admit+ admitted admission | discharge+
lift+ raise+ | lower+ impose+
push+ | pull+
mild mildly slight slightly minor a-little only-a-little a-little-trouble a-bit a-small-amount small-problem no-great | severe severely serious seriously very-hard very-badly very-bad extremely profound profoundly a-lot-of-trouble great-difficulty big-problem
low-risk | high-risk
support+ favour+ back+ happy-with | oppose+ against object+ objection objections
guilty | innocent
help+ | hinder+
protect+ | harm+ hurt
hire+ employ+ appoint+ | dismiss+ sack+ fire+
join+ | leave leaves left
pass+ | fail+
renew+ renewal extend+ | cancel+ cancelled expire+ lapse+
rebook+ reinstate+ restore+ | cancel+ cancelled call-off called-off withdraw withdrew withdrawn
enable+ let lets free-to | disable+ prevent+ stop+ stopped
withdraw withdraws withdrew withdrawn drop+ | submit+ submitted lodge+ pursue+
encourage+ advise+ | discourage+ warn-against
shallow | deep
wet | dry
often frequently regularly | rarely seldom
strong stronger | weak weaker
cover+ | uncover+
add+ added | remove+ deduct+ subtract+ take-off takes-off take-away took-off
arrive+ arrival | depart+ departure
enter+ | exit leave leaves left
agree+ agreement | disagree+ disagreement dispute+ contest+
trust+ believe+ | doubt+ distrust+
tell tells told inform+ disclose+ share+ | hide hides hid hidden conceal+ keep-secret stays-private keep-private
publish+ | withhold withheld
send sends sent post+ hand-in | keep keeps kept withhold withheld
first | last
save+ | spend spends spent waste+
gain+ gained | loss lose loses
profit | loss
fill-in complete+ | leave-blank
accept+ | reject+ refuse+ decline+ send-back
ask-for request+ want+ | opt-out
opt-in | opt-out
connect+ | disconnect+
register+ | deregister+ unregister+
load+ | unload+
fasten+ | unfasten+ undo undone
wear wears worn put-on puts-on | take-off takes-off took-off remove+
married | single divorced
employed in-work | unemployed out-of-work
insured | uninsured
supervised watched | unsupervised
furnished | unfurnished
secure+ secured | unsecured
limited | unlimited
expected | unexpected
planned | unplanned emergency
booked | unbooked
signed | unsigned
opened | unopened sealed
used second-hand | unused new
certain sure | uncertain unsure
clear | unclear vague
stable | unstable
suitable | unsuitable
acceptable | unacceptable
available | unavailable
affordable cheap cheaper | unaffordable expensive dearer
comfortable | uncomfortable
important | unimportant trivial
necessary needed | unnecessary
reasonable fair fairly | unreasonable unfair unfairly
usual normal as-normal as-usual | unusual abnormal
lucky | unlucky
willing | unwilling
conscious | unconscious
mobile | immobile
mature | immature
patient | impatient
perfect | imperfect faulty
proper properly | improper improperly
regular | irregular
relevant | irrelevant
responsible | irresponsible
logical | illogical
legible | illegible
direct directly | indirect indirectly
dependent | independent
visible | invisible
tolerant | intolerant
consistent | inconsistent
convenient | inconvenient
effective | ineffective
efficient | inefficient
frequent | infrequent
sane | insane
secure | insecure
sensitive | insensitive
curable | incurable
capable | incapable
competent | incompetent
appropriate | inappropriate
accessible step-free | inaccessible
advantage | disadvantage
ability | inability disability
respect+ | disrespect+
honest honestly | dishonest dishonestly
obey+ comply complies complied | disobey+ breach+ break breaks broke broken
appear+ | disappear+
approve+ | disapprove+
prove+ proven | disprove+
qualify+ | disqualify+
continue+ | discontinue+
inflate+ | deflate+
empty emptied | fill+ filled
import+ | export+
internal | external
senior | junior
written in-writing on-paper | spoken oral by-phone by-word-of-mouth
face-to-face in-person | by-phone online by-video
domestic | foreign
gross | net
fixed | variable
upstairs | downstairs ground-floor
clockwise | anticlockwise
north northern | south southern
east eastern | west western
"""
