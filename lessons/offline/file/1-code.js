"use strict";
// The result code: SHA-256, HMAC and writing a number in 31 signs. Done by hand, because a page opened from a USB stick
// has no crypto.subtle in every browser.
function sha256(bytes) {
  const root = (n, power) => (Math.pow(n, 1 / power) % 1) * 4294967296 | 0;
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const k = primes.map((p) => root(p, 3));
  const hash = primes.slice(0, 8).map((p) => root(p, 2));
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  const message = [...bytes, 0x80];
  while (message.length % 64 !== 56) message.push(0);
  const bits = bytes.length * 8;
  message.push(0, 0, 0, 0, bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
  for (let start = 0; start < message.length; start += 64) {
    const w = [];
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        const at = start + 4 * i;
        w[i] = (message[at] << 24) | (message[at + 1] << 16) | (message[at + 2] << 8) | message[at + 3];
      } else {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i] = (hash[i] + word) | 0; });
  }
  return hash.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

function hmac(key, bytes) {
  const padded = [...key, ...Array(64 - key.length).fill(0)];
  const inner = sha256([...padded.map((b) => b ^ 0x36), ...bytes]);
  return sha256([...padded.map((b) => b ^ 0x5c), ...inner]);
}

const fromHex = (text) => text.match(/../g).map((pair) => parseInt(pair, 16));

function written(bytes, signs, length) {
  let digits = bytes.slice(), text = "";
  for (let place = 0; place < length; place++) {
    let rest = 0;
    digits = digits.map((byte) => {
      const value = rest * 256 + byte;
      rest = value % signs.length;
      return Math.floor(value / signs.length);
    });
    text = signs[rest] + text;
  }
  return text;
}

function resultCode(quiz, wrong) {
  const bits = wrong.reduce((sum, isWrong, place) => sum + (isWrong ? 1 << place : 0), 0);
  const body = [...fromHex(quiz.head), (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255];
  return written([...body, ...hmac(fromHex(quiz.key), body).slice(0, 5)], quiz.signs, 28);
}
