"""Large made-up fairs for measuring: Thai public bodies of every province, each with an exhibit of its own."""

from __future__ import annotations

import datetime as dt
from itertools import product
from random import Random

from kiosk.hall.model import Agency, Booth, Event, EventInfo, Exhibit, InnovationType, Rectangle, Text

_PROVINCES = (
    ("เชียงราย", "Chiang Rai"),
    ("เชียงใหม่", "Chiang Mai"),
    ("น่าน", "Nan"),
    ("พะเยา", "Phayao"),
    ("แพร่", "Phrae"),
    ("ลำปาง", "Lampang"),
    ("ลำพูน", "Lamphun"),
    ("อุตรดิตถ์", "Uttaradit"),
    ("ตาก", "Tak"),
    ("สุโขทัย", "Sukhothai"),
    ("พิษณุโลก", "Phitsanulok"),
    ("กำแพงเพชร", "Kamphaeng Phet"),
    ("นครสวรรค์", "Nakhon Sawan"),
    ("ลพบุรี", "Lop Buri"),
    ("สระบุรี", "Saraburi"),
    ("อ่างทอง", "Ang Thong"),
    ("นนทบุรี", "Nonthaburi"),
    ("ปทุมธานี", "Pathum Thani"),
    ("สมุทรปราการ", "Samut Prakan"),
    ("นครปฐม", "Nakhon Pathom"),
    ("ราชบุรี", "Ratchaburi"),
    ("เพชรบุรี", "Phetchaburi"),
    ("ระยอง", "Rayong"),
    ("จันทบุรี", "Chanthaburi"),
    ("ตราด", "Trat"),
    ("ขอนแก่น", "Khon Kaen"),
    ("อุดรธานี", "Udon Thani"),
    ("เลย", "Loei"),
    ("หนองคาย", "Nong Khai"),
    ("นครพนม", "Nakhon Phanom"),
    ("สกลนคร", "Sakon Nakhon"),
    ("ร้อยเอ็ด", "Roi Et"),
    ("ยโสธร", "Yasothon"),
    ("สุรินทร์", "Surin"),
    ("บุรีรัมย์", "Buri Ram"),
    ("ชัยภูมิ", "Chaiyaphum"),
    ("ชุมพร", "Chumphon"),
    ("ระนอง", "Ranong"),
    ("กระบี่", "Krabi"),
    ("ภูเก็ต", "Phuket"),
    ("ตรัง", "Trang"),
    ("พัทลุง", "Phatthalung"),
    ("สงขลา", "Songkhla"),
    ("สตูล", "Satun"),
    ("ปัตตานี", "Pattani"),
    ("ยะลา", "Yala"),
)
_BODIES = (
    ("โรงพยาบาล", "Hospital", "รพ.", "health"),
    ("สำนักงานเกษตรจังหวัด", "Provincial Agriculture Office", "กษจ.", "agriculture"),
    ("สำนักงานสาธารณสุขจังหวัด", "Provincial Health Office", "สสจ.", "health"),
    ("สำนักงานขนส่งจังหวัด", "Provincial Transport Office", "ขส.", "it"),
    ("สำนักงานที่ดินจังหวัด", "Provincial Land Office", "ทด.", "it"),
    ("สำนักงานสหกรณ์จังหวัด", "Provincial Cooperative Office", "สกจ.", "agriculture"),
    ("สำนักงานประกันสังคมจังหวัด", "Social Security Office", "ปสจ.", "it"),
    ("ศูนย์วิจัยข้าว", "Rice Research Centre", "ศวข.", "agriculture"),
    ("สถานีพัฒนาที่ดิน", "Land Development Station", "สพด.", "agriculture"),
    ("เทศบาลนคร", "City Municipality", "ทน.", "it"),
    ("องค์การบริหารส่วนจังหวัด", "Provincial Administrative Organisation", "อบจ.", "it"),
    ("มหาวิทยาลัยราชภัฏ", "Rajabhat University", "มรภ.", "it"),
    ("วิทยาลัยพยาบาลบรมราชชนนี", "Nursing College", "วพบ.", "health"),
    ("โครงการชลประทาน", "Irrigation Project", "คป.", "agriculture"),
    ("สำนักงานปศุสัตว์จังหวัด", "Livestock Office", "ปศจ.", "agriculture"),
)
_DEEDS = (
    ("จองคิว", "Book a place"),
    ("ตรวจสอบ", "Check"),
    ("ยื่นคำขอ", "Apply for"),
    ("แจ้งเตือน", "Alerts for"),
    ("เรียนรู้", "Learn about"),
    ("ติดตาม", "Follow"),
    ("จ่ายค่า", "Pay for"),
    ("แผนที่", "Maps of"),
    ("ปรึกษา", "Ask about"),
    ("รับรอง", "Certify"),
    ("ขึ้นทะเบียน", "Register"),
    ("ซ่อมแซม", "Repair"),
)
_THINGS = (
    ("คุณภาพน้ำดื่ม", "drinking water"),
    ("ทะเบียนรถ", "vehicle registration"),
    ("พันธุ์ข้าว", "rice seed"),
    ("วัคซีน", "vaccines"),
    ("โฉนดที่ดิน", "title deeds"),
    ("เบี้ยผู้สูงอายุ", "old age allowance"),
    ("ขยะรีไซเคิล", "recycling"),
    ("ภัยแล้ง", "drought"),
    ("โรคเบาหวาน", "diabetes"),
    ("สินค้าชุมชน", "community products"),
    ("ทุนการศึกษา", "scholarships"),
    ("ไฟถนน", "street lights"),
    ("ฝุ่นควัน", "smoke and dust"),
    ("ใบอนุญาตก่อสร้าง", "building permits"),
    ("โคนม", "dairy cows"),
    ("ปุ๋ยอินทรีย์", "organic fertiliser"),
    ("สุขภาพช่องปาก", "dental health"),
    ("รถโดยสาร", "buses"),
    ("ตลาดนัด", "markets"),
    ("ภาษีป้าย", "sign tax"),
)
_HOWS = (
    ("ผ่านมือถือ", "by phone"),
    ("ใกล้บ้าน", "near home"),
    ("ภายในวันเดียว", "in one day"),
    ("โดยไม่ต้องรอคิว", "without a queue"),
    ("กับอาสาสมัคร", "with volunteers"),
    ("ที่ห้องสมุด", "at the library"),
    ("ถึงหมู่บ้าน", "in the village"),
    ("ทางวิทยุ", "by radio"),
)


def fair(booths: int, shipped: Event, seed: int = 1) -> Event:
    """A fair of ``booths`` booths: the shipped ones first, then made-up ones. The same arguments give the same fair."""
    random = Random(seed)
    pairs = list(product(_BODIES, _PROVINCES))
    random.shuffle(pairs)
    agencies = [*shipped.agencies, *(_agency(number, body, place) for number, (body, place) in enumerate(pairs))]
    made = [
        Booth(f"X{number:04d}", (agency_id,), _exhibit(random, body, place), "g", Rectangle(0, 0, 3, 3))
        for number in range(booths - len(shipped.booths))
        for agency_id, (body, place) in [(f"x{number % len(pairs)}", pairs[number % len(pairs)])]
    ]
    info = EventInfo(Text("งานใหญ่"), dt.date(2016, 12, 8), dt.date(2016, 12, 9), dt.time(9), dt.time(16))
    kinds = shipped.types or tuple(InnovationType(key, Text(key)) for key in ("it", "health", "agriculture"))
    return Event(info, types=kinds, agencies=tuple(agencies), booths=(*shipped.booths, *made))


def _agency(number: int, body: tuple[str, str, str, str], place: tuple[str, str]) -> Agency:
    thai, english, short, _ = body
    return Agency(
        f"x{number}",
        Text(thai + place[0], f"{place[1]} {english}"),
        Text(short + place[0]),
        (f"{short} {place[0]}", f"{english} of {place[1]}"),
    )


def _exhibit(random: Random, body: tuple[str, str, str, str], place: tuple[str, str]) -> Exhibit:
    deed, thing, how = random.choice(_DEEDS), random.choice(_THINGS), random.choice(_HOWS)
    other, also = random.choice(_THINGS), random.choice(_HOWS)
    return Exhibit(
        Text(f"{deed[0]}{thing[0]}{how[0]}", f"{deed[1]} {thing[1]} {how[1]}"),
        body[3],
        Text(
            f"ชาวจังหวัด{place[0]}{deed[0]}{thing[0]}ได้{how[0]} และ{other[0]}{also[0]} "
            f"{body[0]}ดูแลทุกขั้นตอน ไม่เสียค่าใช้จ่าย ใช้เวลาไม่เกิน {random.randint(2, 59)} นาที",
            f"People of {place[1]} can {deed[1].lower()} {thing[1]} {how[1]}, and {other[1]} {also[1]}. "
            f"Free of charge, in no more than {random.randint(2, 59)} minutes.",
        ),
        (thing[0], other[0], f"{thing[0]}{place[0]}", thing[1], other[1], f"{thing[1]} {place[1]}"),
    )
