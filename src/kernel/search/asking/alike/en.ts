/**
 * Words of a workplace that people use for the same thing, one group a line: what they say, and what is written. A word may stand in
 * several groups. Only single words; their forms follow from the stems.
 */
export const english = `
absence leave away
accident injury hurt
account login user profile
address residence home
advice guidance help tips
agenda plan topics
agreement contract
ai artificial intelligence
airplane plane flight airline fly
allowance stipend perdiem
annual yearly
app application software program tool
appointment meeting slot
appraisal review evaluation performance
approve approval permission allow authorization sign-off
apprentice trainee intern
ask request apply
assistance help support
attorney lawyer legal
award bonus reward prize recognition
baby birth newborn child parental maternity paternity
badge card pass id
bank payroll deposit
begin start join onboarding
benefits perks
bicycle bike cycling
bill invoice billing charge
birthday anniversary
blind vision sight
bonus award incentive
book reserve reservation booking
borrow loan loaner lend
boss supervisor manager lead
break pause lunch
bring byod
broken damaged defective repair fail
bug error defect issue fault
building office site location
bully bullying harass harassment
bus train subway metro transit transport transportation commute commuting
buy purchase order procure procurement shop
cab taxi uber rideshare
calendar schedule
call phone telephone dial
camera webcam video
cancel cancellation withdraw
candidate applicant
car vehicle drive rental
career promotion advancement
cash money
certificate certification credential
chair desk ergonomic furniture accommodation
change modify update edit
chat message messaging slack teams
cheap inexpensive budget
children childcare daycare kids
clothes dress
code source programming
colleague coworker teammate peer
company organization agency employer
complain complaint grievance
computer laptop notebook pc macbook
conference event convention
conflict dispute argument disagreement
connect connection network
contractor vendor supplier freelancer
copy duplicate
cost price fee expense
course class training lesson
criticism criticize feedback
customer client partner
cv resume
data information
deadline due date
deaf hearing captioning
death funeral bereavement died
delete remove erase
developer engineer programmer
device equipment hardware
disability disabled impairment accommodation
discount rebate
doctor physician medical
document file paper
donate donation give transfer gift
download install
draw sketch diagram
education school study tuition
elearning online training
electronic electronically digital
email mail message
emergency urgent crisis
employee staff worker personnel
encrypt encryption
exam test
expense reimbursement voucher
extra additional overtime
family relative mother father parent spouse
faq questions
fill complete
fingerprint biometric
fire evacuation alarm
fire terminate dismiss
flexible alternate telework
flu sick illness
forgot reset lost
form template
freelance contractor
gender pronoun
goal objective target
goodbye leaving farewell offboarding
grievance complaint
guest visitor
guideline policy rule
handicap disability
happen occur
headset headphones microphone audio
hire recruit recruiting hiring
holiday vacation leave
home remote telework
hotel lodging accommodation room
hours time schedule
hr personnel human-resources
idea suggestion proposal
ill sick illness medical
income salary wage pay
infected virus malware
insurance coverage
internet network wifi web
interpreter translator
interview hiring
invite invitation
job position role vacancy employment
join onboarding
key pin password
laptop computer notebook macbook
late overdue
law legal regulation
leadership leader management
leak breach exposure disclosure
learn learning training course
lesbian gay lgbt
letter note
license licence seat
lock unlock
lost stolen missing
lunch meal food
mailbox inbox
map directions
married marriage wedding spouse
mask covid corona pandemic
medicine medical health
meeting call conference
mentor mentoring coach coaching
merge combine
military veteran soldier army servicemember
mistake error correction
mobile phone cell smartphone iphone
money pay fund reimbursement
mortgage loan lender
move moving relocate relocation
mute sound audio
name surname lastname
newcomer new hire onboarding
newsletter announcement
night evening late
nursing lactation
organigram org chart structure
outage downtime
owner responsible
paid pay compensation
parking garage park
partner client customer
passport visa
password passphrase pin
paycheck payslip payroll pay
pension retirement retire
petition request
phishing scam spam suspicious
photo picture image
plane flight air
policy rule regulation guideline
poll survey questionnaire
positive negative
post publish blog
praise appreciation thanks
pregnant pregnancy maternity
presentation slides deck talk
press journalist media reporter
print printer
privacy private confidential
promotion raise advancement
proof verification verify confirmation
quit resign resignation leave leaving offboarding
racism discrimination
raise salary increase
receipt voucher
recording record
refund reimbursement reimburse
religion religious faith
remote telework home distributed
rent rental lease
repair fix mend
report notify tell
reset change forgot
restaurant food
retire retirement pension
room space
rule policy
safe secure security
salary pay wage income
satellite branch
save store
scan scanner
secret confidential classified sensitive
secretary assistant
seminar workshop training
share sharing
shift schedule
ship shipping send deliver
shortcut hotkey
shuttle transit transportation
sick ill illness
sickness illness
sign signature esign
signup register registration enroll enrollment
site website page
slow performance
software application program
speak talk speaking speech
spam junk phishing
spouse partner
stolen theft lost
stress burnout counseling
student intern
stuff supplies
suicide counseling crisis
surname name
survey questionnaire poll
talk speak presentation conversation
tax irs withholding
team group
telework remote
terminate end
ticket request issue
timesheet timecard hours time
toilet restroom bathroom
train rail transit transportation
training course class
translate translation language
travel trip journey
trip travel journey
twitter tweet social
union labor bargaining
unpaid lwop
vacation leave holiday pto
vaccine vaccination shot
video recording
visitor guest
volunteer volunteering
vpn network remote
wage pay salary
weapon gun
website site web
wheelchair accessible accessibility
whiteboard board
wifi wireless network
workshop training
write writing
wrong error incorrect correct
`
