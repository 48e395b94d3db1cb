"""What counts as one visitor's network: an IPv4 address, the /64 of an IPv6 address."""

from ipaddress import IPv6Address, IPv6Network, ip_address

_PREFIX = 64  # bits; a household or a phone gets that much and may use any address in it


def network(address: str) -> str:
    """The network of an address; what is no IP address stands for itself."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((parsed, _PREFIX), strict=False))
