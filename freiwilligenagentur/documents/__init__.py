"""The PDF kit: flowing, tagged documents with embedded fonts.

A document is a list of blocks; the kit breaks lines and pages, draws, tags and adds the metadata::

    from freiwilligenagentur.documents.blocks import Bullets, Gap, Heading, KeyValues, Paragraph, Signatures
    from freiwilligenagentur.documents.document import Document, Frame

    document = Document(title="Wiederherstellungsblatt", author="Freiwilligenagentur Musterstadt")
    pdf = document.build([
        Heading("Wiederherstellungsblatt"),
        Paragraph("Bewahren Sie dieses Blatt an einem sicheren Ort auf."),
        KeyValues((("Büro", "Freiwilligenagentur Musterstadt"), ("Gedruckt am", "3. April 2026"))),
    ])

What the modules hold:

- ``fonts``: the faces, what they can show, what steps in for letters they lack
- ``scripts``: text made ready for drawing: clean, and Arabic or Hebrew in visual order
- ``styles`` and ``lines``: type sizes; spans of text broken into lines
- ``layout``: pieces of a page as plain values; ``blocks`` makes them, ``flow`` spreads them over pages
- ``structure`` and ``tagging``: the structure tree that assistive technology reads
- ``metadata``, ``colour``, ``embedding``, ``pictures``: what makes a file one for the archive (PDF/A-2a, PDF/UA-1)
- ``pdf_file``, ``lettering``, ``book``: a file written from beginning to end, its letters, many documents in it
- ``pen`` and ``document``: drawing it all
- ``stamp``: a line of text added to a finished document, for copies

Measures are millimetres where a caller gives them and points inside. Importing these modules loads ReportLab and
pikepdf (about 0.15 s), so services import them where they draw, not at the start of the program.
"""
