"""What a sign-in is remembered by: the kind of device and the neighbourhood of its address, neither of them exactly."""

from ipaddress import ip_address

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device_of(agent: str) -> str:
    """Such as "Windows 上的 Edge"; versions change too often to tell devices apart by."""
    system = next((name for sign, name in _SYSTEMS if sign in agent), "未知系统")
    browser = next((name for sign, name in _BROWSERS if sign in agent), "未知浏览器")
    return f"{system} 上的 {browser}"


def truncated_ip(address: str) -> str:
    """The address without its last part: 203.0.113.*; nothing for what is no address."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if known.version == 4:
        return address.rpartition(".")[0] + ".*"
    return ":".join(known.exploded.split(":")[:3]) + ":*"
