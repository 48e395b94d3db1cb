"""base58btc with its multibase sign, as Data Integrity proofs and Multikeys write bytes."""

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SIGN = "z"
_ED25519 = b"\xed\x01"  # multicodec of an Ed25519 public key
_LONGEST = 200  # signs; a signature has 88


def encoded(data: bytes) -> str:
    """Bytes as base58btc."""
    number, text = int.from_bytes(data), ""
    while number:
        number, digit = divmod(number, 58)
        text = _ALPHABET[digit] + text
    zeros = len(data) - len(data.lstrip(b"\0"))
    return _SIGN + _ALPHABET[0] * zeros + text


def decoded(text: str) -> bytes:
    """The bytes; raise ValueError for anything else than base58btc."""
    if not text.startswith(_SIGN) or len(text) > _LONGEST:
        raise ValueError("not base58btc")
    digits, number = text[1:], 0
    for sign in digits:
        number = number * 58 + _ALPHABET.index(sign)
    zeros = len(digits) - len(digits.lstrip(_ALPHABET[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


def multikey(public_key: bytes) -> str:
    """A raw Ed25519 public key as a Multikey."""
    return encoded(_ED25519 + public_key)
