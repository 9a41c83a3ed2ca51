"""Tell addresses on the public internet from those that must not be contacted unasked."""

from __future__ import annotations

import ipaddress

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # all that is given out of IPv6; what lies outside is special
# Documentation and segment-routing blocks (RFC 9637, RFC 9602) that some Python versions take for public.
_NOT_GIVEN_OUT = (ipaddress.ip_network("3fff::/20"), ipaddress.ip_network("5f00::/16"))


def is_public(address: str) -> bool:
    """Whether a numeric IPv4 or IPv6 address (a zone such as "%eth0" may follow) is one of the public internet.

    Private, loopback, link-local, shared (carrier-grade NAT), multicast, reserved, documentation and
    unspecified addresses are not. An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4) is
    as public as what it carries, since that is who is reached in the end.

    Raises:
        ValueError: ``address`` is no numeric address.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        carried = _carried(ip)
        if carried is None:
            return (
                ip in _GLOBAL_UNICAST
                and ip.is_global
                and not ip.is_multicast
                and not ip.is_reserved
                and not any(ip in network for network in _NOT_GIVEN_OUT)
            )
        ip = carried
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
