"""Proof that a certificate is genuine, without a network and without a server.

- ``statement``: what is signed, as a compact row of bytes, and the text of the QR code that carries it
- ``code``: the short code for the telephone
- ``seal``: the signature over a whole file
- ``marks``: all of this as it stands on the page; ``qr`` makes the modules
- ``reading`` and ``checking``: a file or the text of a QR code in, what is true of it out; ``words`` says it
"""
