import { lesson } from '../../core/curriculum/lesson';
import type { curriculum as vi } from '../vi/curriculum';

export const curriculum: typeof vi = {
  smartphone: lesson(
    'Switch the phone on, call somebody, make letters large and join the Wi-Fi, without fear of pressing wrong.',
    `3: Ask what the learner uses the phone for and wishes most. Say it plainly: a wrong press breaks nothing.
     5: Make letters and ringing large in the settings of the learner’s own phone; they press, you only speak.
     6: Show tapping, holding, swiping and going home. The learner does each three times.
     6: The learner saves the name and number of a relative and calls them from the contacts.
     4: The learner joins the Wi-Fi here, then switches it off and on again to remember the way.
     4: Alone: go home, find the relative, call, hang up. Sit still and do not touch the phone.
     2: Read the card aloud. Write down: alone, with help, or not yet.`,
    `A wrong press breaks nothing: press the round button or swipe up to go home.
     Small letters: Settings, Display, Font size.
     To call: the handset, a name, the green button.
     Lock the phone with a code. Lend it to no stranger.
     Never read a code from a message (OTP) to anybody.
     Police, banks and officials never ask for money by phone: just hang up.`,
  ),
  'voice-phone': lesson(
    'Use the phone by ear and hand: switch the screen reader on, call, give orders by voice.',
    `3: Greet and say your name. Ask whom the learner wants to call, what to hear. The phone stays in their hands.
     4: Switch the screen reader on: Android, hold both volume keys for three seconds (TalkBack); iPhone, press the side button three times (VoiceOver). If that does nothing, switch it on under Settings, Accessibility.
     6: The learner drags one finger to hear each item, swipes right to the next, taps twice to open. Go on until they find Phone by themselves.
     5: Set the speed of speech to their ear. They turn the volume up and down and plug in an earphone.
     5: The learner calls a relative by voice with the phone’s assistant, and ends the call.
     4: Alone: reader off, on again, one call. Only listen, do not prompt.
     3: Read the card aloud, slowly, twice. Open it on the phone so that they can hear it again.`,
    `Android: hold both volume keys for three seconds to switch speech on or off.
     iPhone: press the side button three times to switch speech on or off.
     Drag one finger to hear, tap twice to open, swipe right for the next.
     Use an earphone when messages with codes are read.
     Tell no OTP and no password to anybody, not even to somebody who says police.
     Who asks for money: hang up, call your family.`,
  ),
  'online-safety': lesson(
    'Recognise fraud by phone and net, stop, hang up, and know whom to tell.',
    `3: Ask whether strange calls or messages came. Blame nobody who was cheated: criminals are skilled.
     5: Tell three signs: hurry, threats or promised money, wanting a code or a transfer. The learner says them in their own words.
     6: Role play: you are “police” and want money. The learner practises “I will go to the police station myself” and hangs up. Twice.
     5: The learner opens a sample of a strange message, points out what is wrong with it, and presses no link.
     5: The learner blocks an unknown number, and checks that the phone has a lock.
     4: Alone: you play a bank that wants an OTP. They hang up and say which number they will call.
     2: Read the card aloud. If money has gone: call the bank to lock the account at once, then tell the police.`,
    `Read no OTP and no password to anybody.
     Police, courts and banks never ask for money, or to install an app, by phone.
     Who hurries you: hang up. Call your family on the saved number.
     Press no link in a strange message.
     Big gifts, high interest, easy well-paid work online: fraud.
     Money gone? Call the bank to lock the account at once, then the police.`,
  ),
  'video-calls': lesson(
    'Make and take video calls with children and grandchildren.',
    `3: Ask whom they want to call and which app that person uses. Use that one.
     4: Check the Wi-Fi: over Wi-Fi the call costs nothing. The learner finds the sign.
     6: Show it once: open the app, choose a name, press the camera. The learner does it from the beginning.
     6: A relative or a fellow learner calls: they answer, switch the speaker on, hold the phone level with the face.
     5: The learner mutes, turns the camera round, and ends the call.
     4: Alone: call back and talk for a minute. Sit somewhere else.
     2: Read the card aloud. Pictures and voices can be faked: who wants to borrow money on video is called back on the saved number.`,
    `Over Wi-Fi a video call costs nothing.
     Open the app, choose a name, press the camera.
     The red button ends the call.
     Do not answer video calls of strangers.
     A friend wants money on video: hang up, call the saved number. Face and voice may be fake.
     Show no papers and no bank card to the camera. Read no OTP aloud.`,
  ),
  vneid: lesson(
    'Have VNeID on the phone, sign in and open one’s papers when needed.',
    `4: Ask whether they have identification level 2. It is made at the police only, never in the app: if not, write down the day to go, with the identity card.
     5: The learner finds VNeID in the phone’s own store and installs it; check together that the Ministry of Public Security publishes it.
     6: The learner activates it as the phone says and sets the password. Turn away while they type.
     4: Talk about the OTP: it is for typing into one’s own phone, and told to nobody, not to the ambassador either.
     5: The learner signs in and opens the identity card, the health insurance card, whatever is there.
     4: Alone: sign out, sign in again, open the health insurance card. Do not touch the phone.
     2: Read the card aloud. Who has no level 2 yet practises signing in after the visit to the police.`,
    `Level 2 is made at the police only; bring the identity card. Nobody can do it for you by phone.
     Install VNeID from the phone’s own store only, never from a link.
     Tell nobody the password or an OTP, not even your teacher.
     The police do not call to make you install an app, nor for money.
     Forgotten the password? Press “Quên mật khẩu”, or go to the police.
     Send no photo of your identity card to strangers.`,
  ),
  'public-services': lesson(
    'Enter the National Public Service Portal, find a procedure and see how far one’s file is.',
    `3: Ask which paper they need soon, and take that; otherwise look for “xác nhận cư trú” (proof of residence).
     5: The learner types dichvucong.gov.vn. Say it plainly: pages of the State end in .gov.vn.
     5: The learner presses sign in and uses the VNeID account. Turn away from the password.
     6: The learner types or says a procedure in the search, opens it, reads which papers, which fee, how many days.
     5: Open “my files” and see at which step one is. Hand in for real only if they want to and have everything.
     4: Alone: sign out, come back and find another procedure.
     2: Read the card aloud. Say where there is help: the ward’s one-stop counter.`,
    `The State’s page: dichvucong.gov.vn. It always ends in .gov.vn.
     Sign in with VNeID. Lend the account to nobody.
     Read no password and no OTP to anybody.
     Pay fees on this page only, never to a person.
     “Your file is wrong, pay now” by phone is fraud: hang up.
     Stuck? Go to the one-stop counter with your identity card.`,
  ),
  'health-book': lesson(
    'Open the electronic health book and the insurance card in VNeID at the doctor’s.',
    `3: Ask where they go to the doctor and whether they are insured. Do not ask about illness.
     4: The learner opens VNeID and signs in. It takes level 2; who has none is told how to get it at the police.
     5: The learner finds the health insurance card and reads the first place of care and the expiry.
     6: The learner opens the electronic health book, agrees to show the data if they wish, and finds the last visit. Sit back: this is private.
     5: Role play at the counter: they show the card on the phone and put it away.
     4: Alone: close the app, open it, show the insurance card within a minute.
     3: Read the card aloud. An empty book is a question for the clinic, not a fault of the phone.`,
    `At the doctor’s: VNeID, health insurance card. Take the identity card too, in case the battery is empty.
     Your health is private: show it to doctors and family only.
     Read no password and no OTP to anybody.
     Insurance and hospitals do not call for money or codes.
     Buy no medicine from strangers online: ask a doctor or the health station.
     Emergency: call 115.`,
  ),
  cashless: lesson(
    'Pay by QR code and transfer the right sum to the right person.',
    `3: Ask what they buy and whom they pay. They use their own account and a very small sum.
     4: The learner opens the bank’s app and signs in. Turn away.
     6: Show a QR payment on your own phone, reading aloud: name, sum, then press. The learner scans one and stops at the check.
     6: The learner sends 1,000 đồng to a relative or a fellow learner, reading the name aloud before pressing.
     4: The learner looks it up in the history. A seller believes the account, never a photo.
     4: Alone: pay once more by QR. Step in only for a wrong name or sum.
     3: Read the card aloud. Save the bank’s number (on the back of the card) in the contacts.`,
    `Before pressing: read the name and the sum.
     Receiving money never needs an OTP or a link.
     A bank never asks for a password or OTP by phone. Tell nobody.
     Selling: hand over when the money is in the account, not on a photo.
     Scan no QR code from strangers or one pasted over another.
     Wrong transfer, lost phone: call the bank’s number on the card at once.`,
  ),
  'digital-savings': lesson(
    'Open and check savings in the bank’s app, reckon interest, and keep away from offers too good to be true.',
    `3: Ask how they save today. Do not ask how much.
     5: Explain three words on paper: deposit, term, rate. The learner repeats them with an example of their own.
     4: The learner opens the bank’s app and finds Savings. Turn away from the password.
     6: The learner reads the rates, tries a term and a small sum, stops at the check, and reads the day it falls due aloud.
     5: Talk about taking it out early: mostly with very little interest. They find the button and do not press it.
     4: Alone: find Savings again and read the rate for six months. Whether to save for real they decide at home.
     3: Read the card aloud. Large sums are talked over with the family first.`,
    `Save in the bank’s app only, under your own name.
     Strangely high interest is fraud. Give no money to a person to save.
     A bank never calls to have money moved to a “safe account”.
     Read no password and no OTP to anybody.
     Taken out early, most of the interest is lost.
     A large sum: talk to your family first, without haste.`,
  ),
  'online-selling': lesson(
    'Photograph goods, offer them, answer customers and be paid safely.',
    `3: Ask what they sell and to whom. Choose a thing that is here today.
     5: The learner takes three photos: whole, near, in a hand for its size. Bright, a clean ground.
     6: The learner speaks, you help typing, or they dictate: name, price, weight, place, delivery. Prices and words are true.
     6: The learner publishes it where they sell and sends it to a friend.
     4: You play a customer who asks and orders. They answer and agree on delivery.
     3: You play a customer with a photo of a “transfer”. They open the bank’s app to see whether it came.
     3: Alone: change the price. Read the card aloud; remind them to ask the tax officer what to declare.`,
    `Bright photos, a true price, weight and place.
     Hand over when the money is in the account. Believe no photo of a transfer.
     Receiving money needs no OTP and no link from a customer.
     A stranger who wants a deposit or a fee first: fraud.
     “Tax office” calling for money: hang up, ask an officer in person.
     Put no papers and no card numbers online.`,
  ),
  'farm-prices': lesson(
    'Look up today’s price of a crop in two places and compare before selling.',
    `3: Ask what they grow or raise and to whom they sell. Take that.
     5: The learner presses the microphone in the search and says “price”, the crop, the province, “today”.
     6: Read the results together: which day, where, which kind, for a kilo or a hundred. What has no date is left out.
     6: The learner finds a second place, rather one that ends in .gov.vn or the province’s paper, and writes both prices down.
     4: The learner keeps the page on the home screen for one press next time.
     4: Alone: look up another crop and say of which day and place the price is.
     2: Read the card aloud. A price online is for bargaining, not a promise to buy.`,
    `Say into the microphone: “price of … today” and the province.
     Check day, place, kind and unit: a kilo, ten or a hundred.
     Compare two places before selling.
     A strange trader wants a deposit, card number or OTP: give none.
     A high price with a fee first is fraud.
     Ask the farming officer or the co-operative as well.`,
  ),
  'digital-signature': lesson(
    'Know what a digital signature is, sign a trial paper, and guard it like a seal.',
    `4: Ask what they need to sign. Say it plainly: it counts like a signature by hand, and one answers for it.
     4: The learner opens VNeID (level 2) and finds digital signatures, or the app of a provider they have. Ask about fees before signing up.
     6: Sign up step by step; the learner sets the PIN, you turn away. Who does not want to only looks.
     6: The learner opens a trial paper and reads the contents and the sum aloud before signing. What is not understood is not signed.
     4: The learner signs it, or stops at the confirmation, and sees where the signature stands.
     4: Alone: say three things to do before signing (read all, see who sent it, ask in doubt) and find the place again.
     2: Read the card aloud. Phone lost: tell the provider at once to lock the signature.`,
    `It counts like your hand: read all, then sign.
     Give nobody the PIN or an OTP, let nobody sign for you.
     Sign nothing from strangers, above all no loans.
     Officials do not call to have you sign or pay in a hurry.
     Ask about fees before signing up.
     Phone lost: have the provider lock the signature at once.`,
  ),
  'artificial-intelligence': lesson(
    'Ask an AI assistant by voice, check what it says, and tell it no secrets.',
    `3: Ask what they would like to know: weather, a dish, words for a feast. Say it plainly: AI is a machine, and may be wrong and sound sure.
     4: Open an assistant that is on the phone or that the learner chooses. They press the microphone.
     6: The learner asks three things by voice, each time with one more detail: for whom, where, keep it short.
     5: Check: take an answer on health or a procedure and find it on a .gov.vn page, or ask an officer or a doctor.
     4: Say what is never given to AI: identity number, passwords, OTP, card number, photos of papers, others’ illnesses.
     4: Role play: a call in a grandchild’s voice wants money. They hang up, call the saved number, ask what only the family knows.
     4: Alone: ask something new and say where to check it. Read the card aloud.`,
    `Press the microphone and talk as to a person. Ask again if it is unclear.
     AI can be wrong: on health, money and law ask a doctor or an officer.
     Tell no identity number, password, OTP or card number to AI or anybody.
     Voices and faces of people you know can be faked.
     Who calls for money: hang up, call the saved number, ask what only the family knows.
     Police and banks ask for no money by phone or video.`,
  ),
};
