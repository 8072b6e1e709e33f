"""The page of the certificates: the register, and issuing one."""

from freiwilligenagentur.certificates.view.page import CertificatesPage

__all__ = ["CertificatesPage"]
