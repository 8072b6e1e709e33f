"""What ISO 19005-2 (PDF/A-2, level A) asks of a file, as far as the documents of the program can break it.

``flaws`` names each clause that a file does not meet. It reads the bytes and the objects, never the program's own code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

import font_rules
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

FILTERS = {"/FlateDecode", "/DCTDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/CCITTFaxDecode"}
OPERATORS = set(
    re.split(
        " ",
        "b B b* B* BDC BMC BT c cm CS cs d d0 d1 Do DP EMC ET f F f* G g gs h i j J l M m MP n q Q re RG rg ri s S SC sc "
        "SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"",
    )
)
OTHER_COLOURS = {"CS", "cs", "SC", "sc", "SCN", "scn", "K", "k", "sh", "ri", "gs", "INLINE IMAGE"}
NEVER_IN_CATALOGUE = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Requirements", "/Perms", "/Collection",
                      "/Threads", "/NeedsRendering", "/Names")  # fmt: skip
NEVER_ON_PAGES = ("/AA", "/Annots", "/PresSteps", "/Trans", "/Dur")
RDF, XML = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://www.w3.org/XML/1998/namespace}"
EXTENSION, SCHEMA = "{http://www.aiim.org/pdfa/ns/extension/}", "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
DC, XMP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
PDF, PDFA = "{http://ns.adobe.com/pdf/1.3/}", "{http://www.aiim.org/pdfa/ns/id/}"
PREFIXES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
KNOWN = (DC, XMP, PDF, PDFA, EXTENSION)


def flaws(data: bytes) -> list[str]:
    """What is wrong, each with its clause; empty for a file that keeps all rules."""
    with pikepdf.open(BytesIO(data)) as pdf:
        rules = (_file(data, pdf), _spacing(data, pdf), _limits(pdf), _streams(data, pdf), _catalogue(pdf),
                 _intent(pdf), _pages(pdf))  # fmt: skip
        found = [flaw for rule in rules for flaw in rule]
        return [*found, *font_rules.flaws(pdf), *_packet(pdf)]


def _file(data: bytes, pdf: Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", data):
        yield "6.1.2: header"
    if not re.search(rb"%%EOF\r?\n?\Z", data):
        yield "6.1.3: data after the end"
    if len(pdf.trailer.get("/ID", [])) != 2 or not all(bytes(part) for part in pdf.trailer.ID):
        yield "6.1.3: no ID"
    if "/Encrypt" in pdf.trailer:
        yield "6.1.3: encrypted"


def _spacing(data: bytes, pdf: Pdf) -> Iterator[str]:
    """White space and hexadecimal strings of a file whose objects lie open in it."""
    if not re.search(rb"\nxref\n0 \d+\n0000000000 65535 f \n(\d{10} 00000 n \n)+trailer", data):
        yield "6.1.4: cross-reference table"
    bare = b"".join(re.split(rb"(?<=\nstream\n).*?(?=\nendstream\n)", data, flags=re.DOTALL))
    if len(re.findall(rb"(?<=\n)\d+ 0 obj\n", bare)) != len(pdf.objects) or len(
        re.findall(rb"(?<=\n)endobj\n", bare)
    ) != len(pdf.objects):
        yield "6.1.9: spaces around objects"
    for digits in re.findall(rb"(?<!<)<(?!<)([^>]*)>", bare):
        if len(digits) % 2 or not re.fullmatch(rb"[0-9A-Fa-f]*", digits):
            yield "6.1.6: hexadecimal string"


def _limits(pdf: Pdf) -> Iterator[str]:
    for each in (inner for outer in pdf.objects for inner in _direct(outer)):
        if isinstance(each, (Dictionary, Stream)) and any(len(key.encode()) > 128 for key in each.keys()):  # noqa: SIM118
            yield "6.1.13: name too long"
        if isinstance(each, pikepdf.String) and len(bytes(each)) > 32767:
            yield "6.1.13: string too long"


def _direct(each: object) -> Iterator[object]:
    """An object and all that stands inside it."""
    yield each
    inside = [value for _key, value in each.items()] if isinstance(each, (Dictionary, Stream)) else []
    for value in [*inside, *(each if isinstance(each, Array) else [])]:
        if not isinstance(value, pikepdf.Object) or not value.is_indirect:
            yield from _direct(value)


def _streams(data: bytes, pdf: Pdf) -> Iterator[str]:
    if b"\r\nendstream" in data:
        yield "6.1.7.1: Length seems wrong"
    for head in re.finditer(rb"/Length (\d+)[^\n]*>>\nstream\n", data):
        if data[head.end() + int(head[1]) :][:10] != b"\nendstream":
            yield "6.1.7.1: Length is wrong"
    for each in pdf.objects:
        if not isinstance(each, Stream):
            continue
        if any(key in each for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield "6.1.7.1: stream outside the file"
        used = each.get("/Filter", Array())
        if not {str(name) for name in (used if isinstance(used, Array) else [used])} <= FILTERS:
            yield f"6.1.7.2: filter {used}"
        if each.get("/Subtype") == Name.Image:
            yield from _image(each)
        elif each.get("/Subtype") == Name.Form and any(k in each for k in ("/OPI", "/PS", "/Subtype2", "/Ref")):
            yield "6.2.9: form"


def _image(image: Stream) -> Iterator[str]:
    if any(key in image for key in ("/Alternates", "/OPI")) or image.get("/Interpolate", False):
        yield "6.2.8: image"
    if image.ColorSpace not in {Name.DeviceRGB, Name.DeviceGray} or int(image.BitsPerComponent) not in {1, 2, 4, 8}:
        yield f"6.2.4: colours of an image: {image.ColorSpace}"
    if "/SMask" in image and (image.SMask.ColorSpace != Name.DeviceGray or "/SMask" in image.SMask):
        yield "6.2.10: soft mask"


def _catalogue(pdf: Pdf) -> Iterator[str]:
    for key in NEVER_IN_CATALOGUE:
        if key in pdf.Root:
            yield f"6.3 to 6.11: {key} in the catalogue"
    if pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        yield "6.7.2.2: not marked"
    if "/StructTreeRoot" not in pdf.Root:
        yield "6.7.3.1: no structure"
    if not str(pdf.Root.get("/Lang", "")):
        yield "6.7.4: no language"


def _intent(pdf: Pdf) -> Iterator[str]:
    intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.S == Name.GTS_PDFA1]
    if len(intents) != 1:
        yield "6.2.3: output intent"
        return
    stream = intents[0].DestOutputProfile
    profile = stream.read_bytes()
    right_kind = profile[12:20] == b"mntrRGB " and profile[36:40] == b"acsp" and profile[8] <= 4
    if not right_kind or int(stream.N) != 3 or int.from_bytes(profile[:4], "big") != len(profile):
        yield "6.2.2: ICC profile"
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield "6.2.3: output condition"


def _pages(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for key in NEVER_ON_PAGES:
            if key in page.obj:
                yield f"6.3 to 6.10: {key} on a page"
        if not all(3 <= float(side) <= 14400 for side in page.mediabox[2:]):
            yield "6.1.13: page size"
        drawn = page.obj.Resources.get("/XObject", Dictionary())
        if any("/SMask" in each for _name, each in drawn.items()) and "/CS" not in page.obj.get("/Group", Dictionary()):
            yield "6.2.10: blending without a colour space"
        if "/ExtGState" in page.obj.Resources:
            yield "6.2.5: graphics states, which these rules do not know"
        forms = [each for _name, each in drawn.items() if each.get("/Subtype") == Name.Form]
        for content in (page, *forms):
            yield from _content(content)


def _content(content: pikepdf.Page | pikepdf.Object) -> Iterator[str]:
    depth = 0
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator not in OPERATORS:
            yield f"6.2.2: unknown operator {operator}"
        if operator in OTHER_COLOURS:
            yield f"6.2.4: {operator} is not sRGB or grey"
        depth += (operator == "q") - (operator == "Q")
        if not 0 <= depth <= 28:
            yield "6.1.13: q nested"
    if depth:
        yield "6.1.13: q without Q"


def _packet(pdf: Pdf) -> Iterator[str]:
    metadata = pdf.Root.get("/Metadata")
    if metadata is None or metadata.get("/Type") != Name.Metadata or metadata.get("/Subtype") != Name.XML:
        yield "6.6.2.1: no metadata"
        return
    if "/Filter" in metadata:
        yield "6.6.2.1: metadata cannot be read without unpacking"
    packet = metadata.read_bytes()
    if not re.match(rb'<\?xpacket begin="(\xef\xbb\xbf)?" id="W5M0MpCehiHzreSzNTczkc9d"\?>', packet):
        yield "6.6.2.1: packet header"
    for prefix, space in PREFIXES.items():  # the prefixes are required (6.6.2.3.3, 6.6.4; ISO 14289-1, 5)
        if set(re.findall(rf'xmlns:([^=\s]+)="{space}"', packet.decode())) != {prefix}:
            yield f"6.6.2.3: prefix of {space}"
    if re.search(r"<pdfaProperty:category>(?!internal<|external<)", packet.decode()):
        yield "6.6.2.3: category"
    tree = ET.fromstring(packet)
    values = {prop.tag: _value(prop) for about in tree.iter(f"{RDF}Description") for prop in about}
    if (values.get(f"{PDFA}part"), values.get(f"{PDFA}conformance")) != ("2", "A"):
        yield "6.6.4: does not claim PDF/A-2a"
    described = {
        f"{{{schema.findtext(f'{SCHEMA}namespaceURI')}}}{prop.findtext(f'{PROPERTY}name')}"
        for schema in tree.iterfind(f".//{EXTENSION}schemas/{RDF}Bag/{RDF}li")
        for prop in schema.iterfind(f"{SCHEMA}property/{RDF}Seq/{RDF}li")
    }
    for name in values:
        if not name.startswith(KNOWN) and name not in described:
            yield f"6.6.2.3: {name} is not described"
    yield from _same(pdf, values)


def _value(prop: ET.Element) -> str:
    items = [item.text or "" for item in prop.iterfind(f"./*/{RDF}li")]
    return "\n".join(items) if items else (prop.text or "").strip()


def _same(pdf: Pdf, values: dict[str, str]) -> Iterator[str]:
    """Whether the information dictionary says the same as the packet."""
    pairs = {"/Title": f"{DC}title", "/Author": f"{DC}creator", "/Producer": f"{PDF}Producer",
             "/Creator": f"{XMP}CreatorTool", "/Subject": f"{DC}description", "/Keywords": f"{PDF}Keywords"}  # fmt: skip
    for key, name in pairs.items():
        if str(pdf.docinfo.get(key, "")) != values.get(name, ""):
            yield f"6.6.2: {key} differs"
    for key, name in {"/CreationDate": f"{XMP}CreateDate", "/ModDate": f"{XMP}ModifyDate"}.items():
        digits = re.sub(r"\D", "", str(pdf.docinfo.get(key, "")))
        if len(digits) != 14 or digits != re.sub(r"\D", "", values.get(name, "")):
            yield f"6.6.2: {key} differs"
